import SextantKernels
import Testing

@testable import SextantModel

/// The smallest dossier of a room, with uses of its verbs and what must come of each.
struct VerbFixture {
  let read: ReadDossier
  let uses: [Use]

  /// One use of a verb.
  struct Use: CustomTestStringConvertible {
    let asked: Asked
    let dossier: Dossier
    let line: Int
    /// The frameworks of the copies that the fixture holds.
    let library: FrameworkLibrary

    var testDescription: String { "\(asked.verb) on \(asked.on), use \(line)" }

    func perform() -> Result<VerbOutcome, VerbRefusal> { perform(in: context) }

    func perform(in context: VerbContext) -> Result<VerbOutcome, VerbRefusal> {
      let entries = asked.fill.map { entry in
        let name = String(entry.prefix { $0 != "=" })
        return (name: name, value: String(entry.dropFirst(name.count + 1)))
      }
      return Verbs.perform(
        asked.verb, on: asked.on, filling: .form(entries), reason: asked.reason, context)
    }

    var context: VerbContext {
      VerbContext(
        dossier,
        at: Moment(day: Day(2026, 6, 30) ?? Day(number: 0), time: ClockTime(minutes: 600)),
        by: VerbContext.Actor(
          name: "Inès", item: asked.by.isEmpty ? "p1" : asked.by, mayApprove: !asked.noRight,
          isOfficer: !asked.noRight),
        digest: asked.digest, library: library,
        mark: asked.noJournal ? nil : JournalMark(key: "aubes", entry: 12, digest: "d12"),
        seed: [1, 2, 3])
    }
  }

  struct Asked: Row {
    static let rowName = "use"
    var verb = ""
    var on = ""
    /// The asked fields as typed: `residual=6`.
    var fill: [String] = []
    var reason = ""
    var by = ""
    var digest = ""
    var noRight = false
    /// Whether the dossier stands alone, without a journal.
    var noJournal = false
    /// Every field changed and its value: `BG1.state=approved`; without value where it has no cell.
    var gives: [String] = []
    /// Every refusal: its key, and its field where it is one that all verbs share.
    var says: [String] = []

    static let fields: [Field<Self>] = [
      Field("verb", \.verb, .required), Field("on", \.on, .required), Field("fill", \.fill),
      Field("reason", \.reason), Field("by", \.by), Field("digest", \.digest),
      Field("noRight", \.noRight), Field("noJournal", \.noJournal),
      Field("gives", \.gives), Field("says", \.says),
    ]
  }

  static let rooms = Project.files(below: "Tests/Fixtures/verbs", ending: ".yaml")

  static func all() throws -> [Use] { try rooms.flatMap { try VerbFixture($0).uses } }

  init(_ path: String) throws {
    let source = SourceText(
      path: path, bytes: try Project.bytes("Tests/Fixtures/verbs/\(path)"))
    let registry: Registry = path.hasPrefix("certification") ? .institution : .dossier
    read = DossierReader.read(oneFile: source, registry: registry, reserving: ["use"])
    let (tree, node) = try #require(read.reserved["use"])
    let copies = read.dossier.all(FrozenLaw.self).compactMap {
      LawText(reading: $0.text)?.framework
    }
    let library = FrameworkLibrary(copies + SmallCertification.library.frameworks)
    var uses: [Use] = []
    for (line, child) in tree.children(of: node).enumerated() {
      var reader = FieldReader(tree)
      var asked = Asked()
      reader.fill(&asked, from: child, fields: Asked.fields, knownElsewhere: ["before"])
      try #require(reader.problems.isEmpty, "\(path): \(reader.problems)")
      var dossier = read.dossier
      if let before = tree.value(for: "before", in: child) {
        try Patch(tree, node: before).apply(to: &dossier)
      }
      uses.append(Use(asked: asked, dossier: dossier, line: line + 1, library: library))
    }
    self.uses = uses
  }
}
