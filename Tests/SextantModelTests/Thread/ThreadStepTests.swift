import Testing

@testable import SextantModel

@Suite struct ThreadStepTests {
  private func ends(_ files: (path: String, text: String)...) -> LooseEnds {
    Thread(of: DossierReader.read(files.map { SourceText(path: $0.path, text: $0.text) }).dossier)
      .looseEnds()
  }

  @Test func `the chain names kinds that exist`() {
    for step in SextantModel.Thread.chain {
      var kinds = [step.kind] + step.follows.joined()
      switch step.ground {
      case .oneOf(let names), .anythingBut(let names): kinds += names
      }
      for kind in kinds { #expect(Registry.dossier.type(named: kind) != nil, "\(kind)") }
    }
  }

  @Test func `what may follow can state the link`() {
    for step in SextantModel.Thread.chain {
      for kind in step.follows.joined() {
        let type = Registry.dossier.type(named: kind)
        #expect(type.map { Self.links($0, to: step.kind) } == true, "\(kind) to \(step.kind)")
      }
    }
  }

  private static func links<T: Item>(_ type: T.Type, to kind: String) -> Bool {
    func links(_ shape: Shape) -> Bool {
      if case .rows(_, let fields) = shape { return fields.contains { links($0.shape) } }
      return shape.linkedKinds.map { $0.isEmpty || $0.contains(kind) } ?? false
    }
    return T.fields.contains { links($0.shape) }
  }

  @Test func `an objective needs ground, an indicator and an action, unless abandoned`() {
    let found = ends(
      (
        "strategy/objectives.yaml",
        """
        - {id: OB1, text: a, orientations: [OR1]}
        - {id: OB2, text: b}
        - {id: OB3, text: c, state: abandoned}
        """
      ),
      ("company/orientations.yaml", "- {id: OR1, text: o}\n"),
      ("measure/indicators.yaml", "- {id: IN1, name: n, objectives: [OB2]}\n"))
    #expect(found.orphans.map(\.id) == ["OB2"])
    #expect(
      found.gaps.map { "\($0.stop.id) \($0.wanted.first ?? "")" }
        == ["OB1 indicator", "OB1 action", "OB2 action", "IN1 reading"])
    #expect(found.deadEnds.map(\.id) == ["OB1", "OB2", "IN1"])
  }

  @Test func `the thread runs through the SWOT, and ends where somebody said why`() {
    let found = ends(
      (
        "watch/signals.yaml",
        """
        - {id: S1, summary: a, sources: [W]}
        - {id: S2, summary: b, sources: [W], dismissal: not our trade}
        - {id: S3, summary: c}
        """
      ),
      ("watch/watchSources.yaml", "- {id: W, name: w}\n"),
      (
        "diagnosis/matrices.yaml",
        "- {id: SW, title: s, matrixKind: swot}\n- {id: PE, title: p, matrixKind: pestel}\n"
      ),
      (
        "diagnosis/matrixItems.yaml",
        """
        - {id: M1, text: a, matrix: SW, signals: [S3]}
        - {id: M2, text: b, matrix: PE}
        - {id: M3, text: c, matrix: SW, signals: [S3], acceptance: small}
        """
      ))
    #expect(found.orphans.map(\.id) == ["S3"])
    #expect(found.deadEnds.map(\.id) == ["S1", "M1"])
  }

  @Test func `a slide of content rests on something beside its deck`() {
    let found = ends(
      ("report/decks.yaml", "- {id: D, title: d}\n"),
      (
        "report/slides.yaml",
        """
        - {id: A, title: a, deck: D, slideKind: cover}
        - {id: B, title: b, deck: D, slideKind: content}
        - {id: C, title: c, deck: D, slideKind: content, items: [D, OB1]}
        """
      ),
      ("strategy/objectives.yaml", "- {id: OB1, text: a, state: abandoned}\n"))
    #expect(found.orphans.map(\.id) == ["B"])
  }

  @Test func `the worked example breaks its thread in few places, and rightly`() throws {
    let ends = Thread(
      of: DossierReader.read(try Project.sources(below: "Examples/maison-aubrelle")).dossier
    ).looseEnds()
    #expect(ends.orphans.map(\.id) == [])
    // A threat of fourth rank that nothing answers and nobody accepted in writing.
    #expect(ends.deadEnds.map(\.id) == ["ME3"])
  }
}
