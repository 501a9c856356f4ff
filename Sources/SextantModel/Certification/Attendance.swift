/// Whether a candidate came to be assessed.
public struct Attendance: Item {
  public static let kind = Kind("attendance", "attendances", in: .certification)

  public var id: ID<Attendance> = ""
  public var slot: ID<Slot>?
  public var candidate: ID<Candidate>?
  public var state: AttendanceState?
  public var reason: String = ""
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("slot", \.slot, .required),
    Field("candidate", \.candidate, .required),
    Field("state", \.state, .required),
    Field("reason", \.reason, .personal, .confidential),
    Field("evidence", \.evidence),
  ]
}

extension Attendance {
  /// The slot, once something rests on whether the candidate came: a mark was handed in on them, the
  /// panel's minutes bear a signature, results are published.
  func countedSlot(in dossier: Dossier) -> Slot? {
    guard let slot = dossier.find(slot) else { return nil }
    let rests =
      dossier.find(slot.session)?.publishedOn != nil || dossier.hasSignedMinutes(slot.panel)
      || dossier.all(Mark.self).contains {
        $0.slot == slot.id && $0.candidate == candidate && $0.submittedAt != nil
      }
    return rests ? slot : nil
  }
}

extension Dossier {
  /// Whether somebody has signed what a panel's minutes say.
  func hasSignedMinutes(_ panel: ID<Panel>?) -> Bool {
    panel != nil
      && all(Minutes.self).contains { $0.panel == panel && !$0.signatures.isEmpty }
  }
}

public enum AttendanceState: String, Choice {
  public static let choiceName = "attendanceState"
  case present
  /// Absent without a reason: an attempt is spent.
  case absent
  /// Absent with a reason that was accepted: no attempt is spent.
  case excused
}
