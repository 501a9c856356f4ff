import Testing

@testable import SextantModel

/// Large dossiers are read by two threads; nobody must notice.
@Suite struct SideBySideTests {
  /// Enough items to be read side by side, in two files, with the same id in both.
  static let files = [
    SourceText(path: "strategy/channels.yaml", text: channels),
    SourceText(path: "strategy/objectives.yaml", text: objectives),
  ]
  static let channels = (0..<1500).map { "- id: C\($0)\n  name: canal numéro \($0)\n" }.joined()
  static let objectives =
    (0..<1500).map { "- id: O\($0)\n  text: objectif numéro \($0)\n" }.joined()
    + "- id: C7\n  text: même identifiant\n  deadlin: 2026-01-01\n"

  @Test func `a dossier read side by side has the items of all its files, in order`() {
    #expect(Self.files.reduce(0) { $0 + $1.size } > 65_536)
    let read = DossierReader.read(Self.files)
    #expect(read.dossier.all(Channel.self).map(\.id.text) == (0..<1500).map { "C\($0)" })
    #expect(read.dossier.all(Objective.self).map(\.id.text) == (0..<1500).map { "O\($0)" })
    let place = read.sources.locate(Place(item: "O3", field: "text"))
    #expect(place.file == "strategy/objectives.yaml")
    #expect(place.line == 8)
  }

  @Test func `an id taken in the other half is refused where it stands second`() {
    let found = DossierReader.read(Self.files).findings.map {
      "\($0.place.file ?? ""):\($0.place.line ?? 0) \($0.message.key)"
    }
    #expect(
      found == [
        "strategy/objectives.yaml:3001 reading.duplicateID",
        "strategy/objectives.yaml:3003 reading.unknownKey.near",
      ])
  }
}
