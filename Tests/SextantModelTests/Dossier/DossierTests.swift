import Testing

@testable import SextantModel

@Suite struct DossierTests {
  private func objective(_ id: ID<Objective>, _ text: String, segments: [ID<Segment>] = [])
    -> Objective
  {
    var objective = Objective()
    objective.id = id
    objective.text = text
    objective.segments = segments
    return objective
  }

  @Test func `what is put is found, by its kind and by its id`() {
    var dossier = Dossier()
    let isPut = dossier.put(objective("OB1", "a"))
    #expect(isPut)
    dossier.put(objective("OB2", "b"))
    #expect(dossier.find(ID<Objective>("OB2"))?.text == "b")
    #expect(dossier.find(ID<Segment>("OB2")) == nil)
    #expect(dossier.find(nil as ID<Objective>?) == nil)
    #expect(dossier.all(Objective.self).map(\.id) == ["OB1", "OB2"])
    #expect(dossier.item("OB1")?.idText == "OB1")
    #expect(dossier.kind(of: "OB1")?.name == "objective")
    #expect(dossier.contains("OB1") && !dossier.contains("OB3"))
    #expect(dossier.count == 2)
    #expect(dossier.count(of: Objective.self) == 2)
  }

  @Test func `putting an id again changes its item in its place`() {
    var dossier = Dossier()
    dossier.put(objective("OB1", "a"))
    dossier.put(objective("OB2", "b"))
    dossier.put(objective("OB1", "c"))
    #expect(dossier.all(Objective.self).map(\.text) == ["c", "b"])
  }

  @Test func `an id that another kind bears is refused`() {
    var dossier = Dossier()
    dossier.put(objective("X1", "a"))
    var segment = Segment()
    segment.id = "X1"
    let isPut = dossier.put(segment)
    #expect(!isPut)
    #expect(dossier.count == 1)
  }

  @Test func `a kind that the registry does not hold is refused`() {
    var dossier = Dossier(registry: .institution)
    let isPut = dossier.put(objective("OB1", "a"))
    #expect(!isPut)
    #expect(dossier.all(Objective.self) == [])
    #expect(dossier.count(of: Objective.self) == 0)
  }

  @Test func `what is removed is gone, and the others are still found`() {
    var dossier = Dossier()
    for number in 1...4 { dossier.put(objective(ID("OB\(number)"), "\(number)")) }
    let removed = dossier.remove("OB2")
    let removedAgain = dossier.remove("OB2")
    #expect(removed?.idText == "OB2")
    #expect(removedAgain == nil)
    #expect(dossier.all(Objective.self).map(\.text) == ["1", "3", "4"])
    for number in [1, 3, 4] {
      #expect(dossier.find(ID<Objective>("OB\(number)"))?.text == "\(number)")
    }
    dossier.put(objective("OB2", "new"))
    #expect(dossier.all(Objective.self).map(\.text) == ["1", "3", "4", "new"])
  }

  @Test func `of many new items those with a taken id are left out`() {
    var dossier = Dossier()
    dossier.put(objective("OB1", "a"))
    let refused = dossier.add([
      objective("OB2", "b"), objective("OB1", "c"), objective("OB2", "d"), objective("OB3", "e"),
    ])
    #expect(refused == [1, 2])
    #expect(dossier.all(Objective.self).map(\.text) == ["a", "b", "e"])
    #expect(dossier.find(ID<Objective>("OB3"))?.text == "e")
  }

  @Test func `a dossier is a value, equal to another with the same items in the same order`() {
    var one = Dossier()
    one.put(objective("OB1", "a"))
    var other = one
    #expect(one == other)
    other.put(objective("OB2", "b"))
    #expect(one != other)
    #expect(one.count == 1)
    one.put(objective("OB2", "b"))
    #expect(one == other)
  }

  @Test func `the only item of a kind is a new one where there is none`() {
    var dossier = Dossier()
    #expect(dossier.only(Organisation.self) == Organisation())
    var organisation = Organisation()
    organisation.name = "Aubrelle"
    dossier.put(organisation)
    #expect(dossier.only(Organisation.self).name == "Aubrelle")
  }

  @Test func `every item is met once, kind by kind`() {
    var dossier = Dossier()
    dossier.put(objective("OB1", "a"))
    dossier.put(Organisation())
    var met: [String] = []
    dossier.forEachItem { met.append($0.idText) }
    #expect(met == ["organisation", "OB1"])
    met = []
    dossier.forEachItem(ofKind: "objective") { met.append($0.idText) }
    dossier.forEachItem(ofKind: "nothing") { met.append($0.idText) }
    #expect(met == ["OB1"])
  }
}

@Suite struct CitationsTests {
  private func dossier(_ files: [String: String]) -> Dossier {
    DossierReader.read(files.map { SourceText(path: $0, text: $1) }).dossier
  }

  @Test func `an item knows who cites it, by which field, each once`() {
    let dossier = dossier([
      "strategy/objectives.yaml":
        "- {id: OB1, text: a, segments: [S1, S1]}\n- {id: OB2, text: b, segments: [S2]}\n",
      "research/segments.yaml": "- {id: S1, name: s}\n",
      "measure/measures.csv": "metric,period,segment,value\nM1,2026-06,S1,3\n",
    ])
    let citations = Citations(of: dossier)
    #expect(citations.of("S1", by: Objective.self).map(\.id) == ["OB1"])
    #expect(citations.of("S1", by: Objective.self, in: "segments").map(\.id) == ["OB1"])
    #expect(citations.of("S1", by: Objective.self, in: "evidence") == [])
    #expect(citations.of("S1", by: Objective.self, in: "nothing") == [])
    #expect(citations.of("S1", by: Measure.self).map(\.id.text) == ["M1/2026-06//S1"])
    #expect(citations.of("S2", by: Objective.self).map(\.id) == ["OB2"])
    #expect(citations.isCited("S2") && !citations.isCited("OB1"))
    #expect(
      citations.all(of: "S1").map { "\($0.kind.name) \($0.id) \($0.field)" }.sorted() == [
        "measure M1/2026-06//S1 segment", "objective OB1 segments", "objective OB1 segments",
      ])
  }

  @Test func `links of small values count`() {
    let dossier = dossier([
      "diagnosis/benchmarks.yaml": "- {id: B1, title: t, cells: [{criterion: c, subject: V1}]}\n"
    ])
    #expect(Citations(of: dossier).of("V1", by: Benchmark.self, in: "cells").map(\.id) == ["B1"])
  }
}
