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

public enum AttendanceState: String, Choice {
  public static let choiceName = "attendanceState"
  case present
  /// Absent without a reason: an attempt is spent.
  case absent
  /// Absent with a reason that was accepted: no attempt is spent.
  case excused
}
