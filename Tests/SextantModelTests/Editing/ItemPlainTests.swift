import Testing

@testable import SextantModel

@Suite struct ItemPlainTests {
  @Test func `an item is one line of JSON, its id first, what is empty left out`() {
    var objective = Objective()
    objective.id = "OB1"
    objective.text = "Vendre \"plus\"\n"
    objective.target = 1.5
    objective.deadline = Day(2026, 6, 30)
    objective.segments = ["SEG1", "SEG2"]
    #expect(
      objective.compactText
        == #"{"id":"OB1","text":"Vendre \"plus\"\n","target":1.5,"deadline":"2026-06-30","#
        + #""segments":["SEG1","SEG2"]}"#)
  }

  @Test func `single items and rows of tables carry no id`() {
    #expect(DossierHead().compactText == "{}")
    var actual = Actual()
    actual.line = "B1"
    actual.month = Period.month(2026, 5)
    actual.amount = Money(cents: 123_450)
    actual.id = "B1/2026-05"
    #expect(actual.compactText == #"{"line":"B1","month":"2026-05","amount":1234.50}"#)
    let back = readItem(Actual.self, compact: Array(actual.compactText.utf8))
    #expect(back as? Actual == actual)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `every generated item is read back as it was`(seed: UInt64) {
    let generated = GeneratedDossier(seed: seed, kinds: dossierKinds, itemsOfEach: 4)
    let dossier = DossierReader.read(generated.files).dossier
    #expect(dossier.count > 300)
    dossier.forEachItem { item in
      let text = item.compactText
      let back = readItem(type(of: item), compact: Array(text.utf8))
      #expect(back?.compactText == text)
      #expect(!text.utf8.contains(UInt8(ascii: "\n")))
      #expect(back.map { changedFields(item, $0) } == [], "\(text)")
      #expect(back?.idText == item.idText)
    }
  }

  @Test func `what is no item of the kind is none`() {
    #expect(readItem(Objective.self, compact: Array("[]".utf8)) == nil)
    #expect(readItem(Objective.self, compact: Array(#"{"text":"x"}"#.utf8)) == nil)
    #expect(readItem(Objective.self, compact: []) == nil)
  }

  @Test func `an item whose type is not known can be put into a dossier`() {
    var dossier = Dossier()
    let item: any Item = Signal()
    let isPut = dossier.put(item)
    #expect(isPut)
    #expect(dossier.count(of: Signal.self) == 1)
  }
}
