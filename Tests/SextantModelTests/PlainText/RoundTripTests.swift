import Testing

@testable import SextantModel

@Suite struct RoundTripTests {
  static let registries: [(name: String, registry: Registry)] = [
    ("dossier", .dossier), ("institution", .institution),
  ]

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `reading, writing and reading again gives the same items and the same bytes`(seed: UInt64) {
    for (_, registry) in Self.registries {
      let generated = GeneratedDossier(seed: seed, kinds: registry.kinds, itemsOfEach: 8)
      let first = DossierReader.read(generated.files, registry: registry)
      #expect(first.dossier.count == generated.items.count)
      let texts = DossierWriter.files(of: first.dossier)
      let second = DossierReader.read(texts, registry: registry)
      let again = DossierWriter.files(of: second.dossier)
      for type in registry.kinds { expectSame(type, first.dossier, second.dossier) }
      for (text, other) in zip(texts, again) {
        #expect(text.path == other.path)
        #expect(text.bytes == other.bytes, "\(text.path)")
      }
      #expect(texts.count == again.count)
    }
  }

  private func expectSame<T: Item>(_ type: T.Type, _ a: Dossier, _ b: Dossier) {
    let (first, second) = (a.all(type), b.all(type))
    #expect(first.count == second.count, "\(T.kind.name)")
    for (one, other) in zip(first, second) where one != other {
      let differing = T.fields.filter { $0.plain(one) != $0.plain(other) }
        .map { "\($0.name): \($0.plain(one)) → \($0.plain(other))" }
      Issue.record("\(T.kind.name) \(one.id.text) \(other.id.text): \(differing)")
    }
  }

  @Test func `what was written in a file is what its items hold`() {
    let generated = GeneratedDossier(seed: 4, kinds: dossierKinds, itemsOfEach: 6)
    let dossier = DossierReader.read(generated.files).dossier
    for item in generated.items where !item.id.isEmpty { expect(item.type, item, dossier) }
  }

  private func expect<T: Item>(
    _ type: T.Type, _ written: GeneratedDossier.Generated, _ dossier: Dossier
  ) {
    guard let item = dossier.find(ID<T>(written.id)) else {
      Issue.record("\(T.kind.name) \(written.id) was not read")
      return
    }
    for entry in written.entries {
      guard let field = T.fields.first(where: { $0.name == entry.key }) else { continue }
      switch field.shape {
      case .rows: continue
      default: break
      }
      let expected = entry.value == .list([]) ? Plain.none : entry.value
      #expect(field.plain(item) == expected, "\(T.kind.name) \(written.id).\(entry.key)")
    }
  }

  @Test func `findings of generated dossiers are about links and bounds only`() {
    let generated = GeneratedDossier(seed: 5, kinds: dossierKinds, itemsOfEach: 3)
    let keys = Set(DossierReader.read(generated.files).findings.map(\.message.key))
    #expect(
      keys.isSubset(of: [
        "reading.danglingLink", "reading.danglingLink.near", "reading.text.tooManyProblems",
        "reading.wrongKind",
        "reading.outOfBounds",
      ]), "\(keys)")
  }

  @Test func `what a series holds stands in a cell`() {
    for type in Registry.all.kinds { expectCells(type) }
  }

  private func expectCells<T: Item>(_ type: T.Type) {
    guard case .series(let key) = T.kind.form else { return }
    for field in T.fields {
      switch field.shape {
      case .list, .rows: Issue.record("\(T.kind.name).\(field.name) stands in no cell")
      default: break
      }
      // An empty cell is a new item's value.
      #expect(
        field.plain(T()) == .none || field.plain(T()) == .text("")
          || field.plain(T()) == .flag(false))
    }
    for name in key {
      #expect(T.fields.contains { $0.name == name }, "\(T.kind.name) has no field \(name)")
    }
    #expect(T.fields.first { $0.name == key.first }?.isRequired == true, "\(T.kind.name)")
  }
}

@Suite struct WorkedExampleTextTests {
  @Test func `the worked example, written and read again, is the same`() throws {
    let first = try WorkedExample.read()
    let written = DossierWriter.files(of: first.dossier)
    let second = DossierReader.read(written)
    #expect(second.dossier == first.dossier)
    #expect(second.findings.count == first.findings.count)
    let again = DossierWriter.files(of: second.dossier)
    #expect(written.map(\.bytes) == again.map(\.bytes))
  }
}
