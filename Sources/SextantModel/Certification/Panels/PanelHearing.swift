/// The law of panels as an institution's items state it: who sits in a slot, who stepped aside.
extension PanelLaw {
  /// - Parameter present: who sits; where nobody noted who came, all members are taken to come.
  public init(
    of panel: Panel, hearing candidates: [Candidate], in institution: Dossier,
    by rules: CertifierRules, without recused: [ID<JuryMember>] = [], onTheDay: Bool = false
  ) {
    let sitting = Set(panel.sitting).subtracting(recused)
    let isNoted = onTheDay || !panel.present.isEmpty
    var heard = panel
    // Who steps aside for one passage is no member of the panel that hears it.
    heard.members.removeAll { recused.contains($0) }
    self.init(
      heard, members: institution.all(JuryMember.self), candidates: candidates, rules: rules,
      links: institution.all(JuryLink.self), present: isNoted ? sitting : nil)
  }

  /// Whether the panel of a slot may hear who is called there; `nil` where it has no panel.
  public init?(
    of slot: Slot, in institution: Dossier, by rules: CertifierRules, onTheDay: Bool = false
  ) {
    guard let panel = institution.find(slot.panel) else { return nil }
    self.init(
      of: panel, hearing: slot.heard(in: institution).compactMap { institution.find($0) },
      in: institution,
      by: rules, without: slot.recused, onTheDay: onTheDay)
  }
}

/// What the law says of a panel over all the candidates whom it is to hear: each clause once, with
/// the slots in which it does not hold.
public struct PanelProof: Sendable, Equatable {
  public struct Line: Sendable, Equatable {
    public var clause: PanelLaw.Clause
    public var slots: [ID<Slot>]
  }

  public let panel: ID<Panel>
  public let lines: [Line]
  public let slots: [ID<Slot>]

  public var obstacles: [Line] { lines.filter { $0.clause.outcome != .held } }
  public var isLawful: Bool { obstacles.isEmpty }
  public var isBroken: Bool { lines.contains { $0.clause.outcome == .broken } }

  /// - Parameter slots: those of the panel; all of the institution's where they are not at hand.
  public init(
    _ panel: Panel, slots: [Slot]? = nil, in institution: Dossier, by rules: CertifierRules,
    onTheDay: Bool = false
  ) {
    let own = slots ?? institution.all(Slot.self).filter { $0.panel == panel.id }
    self.panel = panel.id
    self.slots = own.map(\.id)
    var lines: [Line] = []
    func take(_ law: PanelLaw, _ slot: ID<Slot>?) {
      for clause in law.clauses {
        if let known = lines.firstIndex(where: { $0.clause == clause }) {
          if let slot { lines[known].slots.append(slot) }
        } else {
          lines.append(Line(clause: clause, slots: slot.map { [$0] } ?? []))
        }
      }
    }
    for slot in own {
      take(
        PanelLaw(
          of: panel, hearing: slot.heard(in: institution).compactMap { institution.find($0) },
          in: institution, by: rules, without: slot.recused, onTheDay: onTheDay), slot.id)
    }
    if own.isEmpty {
      take(
        PanelLaw(of: panel, hearing: [], in: institution, by: rules, onTheDay: onTheDay), nil)
    }
    let order = Dictionary(
      uniqueKeysWithValues: PanelRule.allCases.enumerated().map { ($1, $0) })
    self.lines = lines.enumerated().sorted { a, b in
      let (first, second) = (order[a.element.clause.rule] ?? 0, order[b.element.clause.rule] ?? 0)
      return (first, a.offset) < (second, b.offset)
    }.map(\.element)
  }
}
