import SextantFiles
import SextantModel

/// A session's defences as a calendar file: all of them, or one juror's, candidate's or room's.
enum SessionCalendar {
  enum Scope: Sendable, Equatable {
    case all
    case juror(ID<JuryMember>)
    case candidate(ID<Candidate>)
    case room(String)

    /// As it stands in an address.
    var text: String {
      switch self {
      case .all: "all"
      case .juror(let id): "juror:\(id.text)"
      case .candidate(let id): "candidate:\(id.text)"
      case .room(let name): "room:\(name)"
      }
    }

    init?(_ text: String) {
      let parts = text.split(separator: ":", maxSplits: 1).map { String($0) }
      switch (parts.first ?? "", parts.count) {
      case ("all", 1): self = .all
      case ("juror", 2): self = .juror(ID(parts[1]))
      case ("candidate", 2): self = .candidate(ID(parts[1]))
      case ("room", 2): self = .room(parts[1])
      default: return nil
      }
    }
  }

  /// - Returns: `nil` where the address names no session, or nobody of it.
  static func answer(_ view: View) -> Answer? {
    guard let scope = Scope(view.asked("for") ?? "all"),
      let session = view.find(view.asked("session").map { ID<SextantModel.Session>($0) })
    else { return nil }
    let slots = slots(of: session, scope, view.dossier)
    guard scope == .all || !slots.isEmpty else { return nil }
    let bytes = SessionCalendarFile.bytes(
      session, slots: slots, in: view.dossier, today: view.today, words: view.words)
    let name = scope == .all ? session.id.text : "\(session.id.text)-\(scope.text)"
    let safe = name.map { $0.isLetter || $0.isNumber || $0 == "-" ? $0 : "-" }
    return .file(name: "\(String(safe)).ics", type: "text/calendar; charset=utf-8", bytes: bytes)
  }

  static func slots(
    of session: SextantModel.Session, _ scope: Scope, _ dossier: Dossier
  ) -> [Slot] {
    let rooms = dossier.all(JuryRoom.self).filter { $0.session == session.id }
    return dossier.all(Slot.self).filter { slot in
      guard slot.session == session.id, slot.at != nil else { return false }
      return switch scope {
      case .all: true
      case .juror(let id):
        SessionSheets.jurors(of: dossier.find(slot.panel), in: slot).contains(id)
      case .candidate(let id): slot.heard(in: dossier).contains(id)
      case .room(let name): slot.roomName(in: rooms) == name
      }
    }
  }
}
