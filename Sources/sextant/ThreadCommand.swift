import ArgumentParser
import SextantCommands
import SextantFiles
import SextantModel

struct ThreadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "thread",
    abstract: "Follows an item back to what it rests on and forward to what hangs on it.",
    discussion: """
      Examples:
        sextant thread OB2 --in Examples/maison-aubrelle
        sextant thread OB2 --format dot | dot -Tsvg > ob2.svg
        sextant thread --loose-ends --in Examples/maison-aubrelle
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, dot }

  @Argument(help: "The item's id, such as OB2.") var id: String?
  @Option(name: .customLong("in"), help: "The dossier's folder.") var path = "."
  @Option(help: "text, json or dot.") var format: Format = .text
  @Option(help: "How many links to follow each way; 2 in text and drawings, all in JSON.")
  var depth: Int?
  @Flag(help: "List the items that rest on nothing and those that lead to nothing.")
  var looseEnds = false
  @OptionGroup var language: LanguageOption

  func validate() throws {
    guard id != nil || looseEnds else { throw ValidationError("Name an item, or --loose-ends.") }
    if let depth, depth < 0 { throw ValidationError("--depth wants 0 or more.") }
    if looseEnds, format == .dot { throw ValidationError("--loose-ends has no drawing.") }
  }

  func run() throws {
    let surroundings = try Surroundings(language)
    let dossier = DossierReader.read(try surroundings.dossierFiles(path)).dossier
    let thread = Thread(of: dossier)
    let depth = depth ?? (format == .json ? .max : 2)
    guard let id else { return print(looseEnds(thread, surroundings.catalogue)) }
    guard let back = thread.stops(from: id, .back, depth: depth),
      let forward = thread.stops(from: id, .forward, depth: depth)
    else { try failUnknown(id, dossier, surroundings) }
    let links = thread.links(among: Set((back + forward).map(\.id)))
    switch format {
    case .text:
      print(ThreadText.text(back: back, forward: forward, surroundings.catalogue), terminator: "")
      if self.depth == nil, (back + forward).contains(where: { $0.depth == depth }) {
        print(surroundings.catalogue.text("thread.cut"))
      }
    case .json: print(JSONText.write(ThreadText.plain(back + forward, links)), terminator: "")
    case .dot: print(ThreadText.dot(back + forward, links), terminator: "")
    }
  }

  private func failUnknown(
    _ id: String, _ dossier: Dossier, _ surroundings: Surroundings
  ) throws -> Never {
    var ids: [String] = []
    dossier.forEachItem { ids.append($0.idText) }
    guard let near = nearestWord(to: id, in: ids) else {
      try surroundings.fail("thread.unknown", ["id": .text(id)])
    }
    try surroundings.fail("thread.unknown.near", ["id": .text(id), "near": .text(near)])
  }

  private func looseEnds(_ thread: Thread, _ catalogue: Catalogue) -> String {
    let ends = thread.looseEnds()
    if format == .json {
      return JSONText.write(
        .map([
          Plain.Entry(key: "orphans", value: .list(ends.orphans.map { .text($0.id) })),
          Plain.Entry(key: "deadEnds", value: .list(ends.deadEnds.map { .text($0.id) })),
        ]))
    }
    var lines: [String] = []
    for (key, stops) in [("thread.orphans", ends.orphans), ("thread.deadEnds", ends.deadEnds)] {
      lines.append(catalogue.fill(catalogue.text(key), ["count": .integer(stops.count)]))
      for stop in stops {
        lines.append("  \(stop.id)  \(catalogue.text("kind.\(stop.kind)")) – \(stop.headline)")
      }
      lines.append("")
    }
    return lines.joined(separator: "\n")
  }
}
