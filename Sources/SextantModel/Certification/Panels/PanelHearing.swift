/// The law of panels as an institution's items state it: who sits in a slot, who stepped aside.
extension PanelLaw {
  /// - Parameters:
  ///   - slot: what is heard; who sat when it was opened judges it, whoever gave way since.
  ///   - present: who sits; where nobody noted who came, all members are taken to come.
  ///   - links: those of the institution, where they are at hand.
  public init(
    of panel: Panel, hearing candidates: [Candidate], in slot: Slot? = nil,
    of institution: Dossier, by rules: CertifierRules, links: [JuryLink]? = nil,
    onTheDay: Bool = false, as edition: Edition = .second
  ) {
    let heard = slot.map { panel.asSeated(in: $0) } ?? panel
    let sitting = Set(SessionSheets.jurors(of: panel, in: slot))
    let isNoted = onTheDay || !panel.present.isEmpty || !(slot?.seated.isEmpty ?? true)
    self.init(
      heard, members: heard.members.compactMap { institution.find($0) }, candidates: candidates,
      rules: rules, institution: institution.only(Institution.self),
      links: links ?? institution.all(JuryLink.self), present: isNoted ? sitting : nil, as: edition)
  }

  /// Whether the panel of a slot may hear who is called there; `nil` where it has no panel.
  public init?(
    of slot: Slot, in institution: Dossier, by rules: CertifierRules, onTheDay: Bool = false
  ) {
    guard let panel = institution.find(slot.panel) else { return nil }
    self.init(
      of: panel, hearing: slot.heard(in: institution).compactMap { institution.find($0) },
      in: slot, of: institution, by: rules, onTheDay: onTheDay)
  }
}

extension Panel {
  /// The panel as it heard a slot: with its members of then, without who stepped aside for it.
  fileprivate func asSeated(in slot: Slot) -> Panel {
    var heard = self
    if !slot.seated.isEmpty {
      for row in replacements.reversed() {
        guard let out = row.replaced, let by = row.by, slot.seated.contains(out),
          !slot.seated.contains(by), !heard.members.contains(out)
        else { continue }
        heard.members = heard.members.map { $0 == by ? out : $0 }
      }
    }
    heard.president = SessionSheets.president(of: self, in: slot)
    heard.members.removeAll { slot.recused.contains($0) }
    return heard
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
    onTheDay: Bool = false, as edition: PanelLaw.Edition = .second
  ) {
    let own = slots ?? institution.all(Slot.self).filter { $0.panel == panel.id }
    let jurors = Set(panel.members + own.flatMap(\.seated))
    let links = institution.all(JuryLink.self).filter { $0.juror.map(jurors.contains) ?? false }
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
          in: slot, of: institution, by: rules, links: links, onTheDay: onTheDay, as: edition),
        slot.id)
    }
    if own.isEmpty {
      take(
        PanelLaw(
          of: panel, hearing: [], of: institution, by: rules, links: links, onTheDay: onTheDay,
          as: edition),
        nil)
    }
    let order = Dictionary(
      uniqueKeysWithValues: PanelRule.allCases.enumerated().map { ($1, $0) })
    self.lines = lines.enumerated().sorted { a, b in
      let (first, second) = (order[a.element.clause.rule] ?? 0, order[b.element.clause.rule] ?? 0)
      return (first, a.offset) < (second, b.offset)
    }.map(\.element)
  }
}
