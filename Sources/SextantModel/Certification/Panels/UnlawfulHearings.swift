/// What was heard in a session by panels that the law did not let sit: what they decided is not
/// published.
///
/// Each panel is judged once over all that it heard.
public struct UnlawfulHearings: Sendable {
  public struct Line: Sendable {
    public let panel: Panel
    public let clause: PanelLaw.Clause
    public let slots: [ID<Slot>]
  }

  public let lines: [Line]

  public init(of session: Session, in dossier: Dossier, by rules: CertifierRules) {
    let marked = Set(dossier.all(Mark.self).lazy.filter { $0.submittedAt != nil }.map(\.slot))
    var heard: [ID<Panel>: [Slot]] = [:]
    for slot in dossier.all(Slot.self) where slot.session == session.id {
      guard let panel = slot.panel, slot.openedAt != nil || marked.contains(slot.id) else {
        continue
      }
      heard[panel, default: []].append(slot)
    }
    lines = dossier.all(Panel.self).flatMap { panel -> [Line] in
      guard let slots = heard[panel.id] else { return [] }
      return PanelProof(panel, slots: slots, in: dossier, by: rules).obstacles.map {
        Line(panel: panel, clause: $0.clause, slots: $0.slots)
      }
    }
  }
}

extension Obstacles {
  /// Which panel was not lawful, by which clause, and on which passages.
  mutating func addUnlawfulHearings(of session: Session, _ x: VerbContext) {
    guard let rules = x.dossier.rules(of: session) else { return }
    for line in UnlawfulHearings(of: session, in: x.dossier, by: rules).lines {
      addUnlawful(
        line.clause,
        [
          "panel": .text(line.panel.name), "count": .integer(line.slots.count),
          "slots": .texts(line.slots.prefix(5).map(\.text)),
        ], restingOn: [line.panel.id.text] + line.slots.map(\.text))
    }
  }
}
