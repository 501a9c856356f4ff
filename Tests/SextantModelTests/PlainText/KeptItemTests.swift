import Testing

@testable import SextantModel

/// What the journal keeps of an item is all of it.
@Suite struct KeptItemTests {
  @Test(arguments: 1...12)
  func `items of every kind are read as they were kept`(seed: UInt64) throws {
    let kinds = Registry.all.kinds
    let generated = GeneratedDossier(seed: seed, kinds: kinds, itemsOfEach: 3)
    let registry = Registry(kinds)
    let dossier = DossierReader.read(generated.files, registry: registry).dossier
    var again = Dossier(registry: registry)
    for type in kinds {
      var rows: [(id: String, line: String)] = []
      dossier.forEachItem(ofKind: type.kind.name) {
        rows.append(($0.idText, KeptItem.line(KeptItem.entries($0))))
      }
      #expect(rows.allSatisfy { !$0.line.utf8.contains(UInt8(ascii: "\n")) })
      KeptItem.add(type, rows, to: &again)
    }
    #expect(dossier.count > 300)
    #expect(again == dossier)
  }

  @Test func `fields that a kind no longer has are left out`() throws {
    let kept = #"{"name":"Blog","colour":"blue","side":null}"#
    let item = try #require(KeptItem.item(Channel.self, "CH1", kept) as? Channel)
    #expect(item.id == "CH1" && item.name == "Blog")
  }

  @Test func `a line has no more than it needs`() {
    var channel = Channel()
    channel.name = "Blog « d’ici »"
    #expect(KeptItem.line(KeptItem.entries(channel)) == #"{"name":"Blog « d’ici »"}"#)
    #expect(KeptItem.line([]) == "{}")
  }
}
