import Testing

@testable import SextantModel

@Suite struct FieldTests {
  @Test func `every kind has a name, a plural and a path of its own`() {
    let kinds = Registry.all.kinds.map { $0.kind }
    #expect(Set(kinds.map(\.name)).count == kinds.count)
    #expect(Set(kinds.map(\.path)).count == kinds.count)
    #expect(Set(Registry.dossier.allListNames).count == dossierKinds.count)
    #expect(Set(Registry.institution.allListNames).count == institutionKinds.count)
  }

  @Test func `the fields of a kind have names of their own, none of them id`() {
    for type in Registry.all.kinds { expectNames(type) }
  }

  private func expectNames<T: Item>(_ type: T.Type) {
    let names = T.fields.map(\.name)
    #expect(Set(names).count == names.count, "\(T.kind.name)")
    #expect(!names.contains("id"), "\(T.kind.name)")
    let blank = T()
    for field in T.fields { #expect(field.isEmpty(blank), "\(T.kind.name).\(field.name)") }
  }

  @Test func `an only item bears the name of its kind`() {
    for type in Registry.all.kinds where type.kind.form == .single {
      #expect(type.init().idText == type.kind.name)
    }
  }

  @Test func `every link may lead to kinds that exist`() {
    for type in dossierKinds { expectLinks(type, Registry.dossier) }
  }

  private func expectLinks<T: Item>(_ type: T.Type, _ registry: Registry) {
    for field in T.fields {
      for kind in linked(field.shape) {
        #expect(registry.type(named: kind) != nil, "\(T.kind.name).\(field.name) → \(kind)")
      }
    }
  }

  private func linked(_ shape: Shape) -> [String] {
    if case .rows(_, let cards) = shape { return cards.flatMap { linked($0.shape) } }
    return shape.linkedKinds ?? []
  }

  @Test func `a value out of bounds is told and kept`() throws {
    let text = "- id: IN1\n  name: n\n  decimals: 9\n"
    let read = read("measure/indicators.yaml", text)
    #expect(said(read) == ["measure/indicators.yaml:3:13 outOfBounds IN1.decimals"])
    #expect(read.dossier.find(ID<Indicator>("IN1"))?.decimals == 9)
  }

  @Test func `one value alone is a list of one`() {
    let objective = read("strategy/objectives.yaml", "- {id: OB1, text: x, segments: SEG1}\n")
      .dossier.find(ID<Objective>("OB1"))
    #expect(objective?.segments == ["SEG1"])
  }

  @Test func `null gives the value of none`() {
    let read = read("strategy/objectives.yaml", "- {id: OB1, text: x, target: null, segments: ~}\n")
    #expect(said(read) == [])
    #expect(read.dossier.find(ID<Objective>("OB1"))?.target == nil)
  }
}
