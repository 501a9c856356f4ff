import ArgumentParser
import SextantCommands
import SextantFiles
import SextantModel
import SextantServer

struct JuryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: HouseTask.jury.rawValue,
    abstract: HouseTask.jury.abstract,
    subcommands: [Replay.self])

  struct Replay: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Works minutes out again from the journal alone and compares the bytes.",
      discussion: """
        The institution is rebuilt as it stood at the entry that the minutes name, every link of the
        journal's chain recomputed; what comes of it must be, byte for byte, what was signed. Words on
        people who were erased since are proven by their digests and named.

        Example: sextant jury replay --data /var/lib/sextant aubes minutes-1

        Exit code: 0 for the same bytes, 1 for others, 2 for wrong use.
        """)

    @Argument(help: "The institution's address.") var institution: String
    @Argument(help: "The minutes' id.") var minutes: String
    @Flag(help: "Print the bytes that come of the journal, and nothing else.") var bytes = false
    @OptionGroup var option: HouseOption
    @OptionGroup var language: LanguageOption

    func run() throws {
      let surroundings = try Surroundings(language)
      let house = try surroundings.house(option, for: .look)
      defer { house.close() }
      let found = try surroundings.orFail { () throws(HouseError) in
        try house.replay(minutes: minutes, of: institution)
      }
      guard let found else {
        try surroundings.fail(
          "replay.unknown", ["minutes": .text(minutes), "institution": .text(institution)])
      }
      print(
        bytes ? found.replayed?.data ?? "" : surroundings.told(found, minutes, institution))
      if !found.isSound { throw ExitCode(1) }
    }
  }
}

extension Surroundings {
  fileprivate func told(_ replay: MinutesReplay, _ minutes: String, _ institution: String)
    -> String
  {
    var lines = [
      say(
        "replay.\(replay.verdict.rawValue)",
        [
          "minutes": .text(minutes), "institution": .text(institution),
          "entry": .integer(replay.entry), "broken": .integer(replay.brokenAt ?? 0),
          "signed": .text(replay.signed), "found": .text(replay.replayed?.digest ?? ""),
        ])
    ]
    for signature in replay.signatures {
      let isOverThis = signature.digest == replay.signed
      lines.append(
        say(
          isOverThis ? "replay.signature.good" : "replay.signature.bad",
          [
            "member": .text(signature.member?.text ?? ""), "account": .text(signature.account),
            "at": signature.at.map { .moment($0) } ?? .text("–"),
          ]))
    }
    let erased = replay.replayed?.erased ?? []
    if !erased.isEmpty {
      lines.append(say("replay.erasedSince", ["count": .integer(erased.count)]))
    }
    for word in erased {
      let kind = replay.kinds[word.item] ?? ""
      let field = word.field.prefix { $0 != "." }
      lines.append(
        say(
          "replay.erased",
          [
            "item": .text(word.item), "kind": .text(kind.isEmpty ? "" : say("kind.\(kind)")),
            "field": .text(catalogue.label(field: String(field), of: kind)),
          ]))
    }
    if replay.replayed?.isLawTakenAsSigned == true { lines.append(say("replay.law")) }
    if replay.replayed?.areReplacementsTakenAsSigned == true {
      lines.append(say("replay.replacements"))
    }
    return lines.joined(separator: "\n")
  }
}
