/// Somebody pressed the clock of a defence: what, when to the second, and who of the panel.
///
/// The slot keeps every press; what the clock shows is computed from them.
public struct DefencePress: Row {
  public static let rowName = "defencePress"

  public var press: DefenceClock.Press?
  public var at: Moment?
  public var second: Int?
  public var by: ID<JuryMember>?

  public init() {}

  public init(_ press: DefenceClock.Press, at time: WallSecond, by juror: ID<JuryMember>? = nil) {
    self.press = press
    at = time.moment
    second = time.second
    by = juror
  }

  public static let fields: [Field<Self>] = [
    Field("press", \.press, .required),
    Field("at", \.at, .required),
    Field("second", \.second, .between(0, 59)),
    Field("by", \.by),
  ]

  /// As the clock counts it; `nil` where what or when is missing.
  public var event: DefenceClock.Event? {
    guard let press, let at else { return nil }
    return DefenceClock.Event(press, at: WallSecond(at, second: second ?? 0).count)
  }
}

extension DefenceClock.Press: Choice {
  public static let choiceName = "clockPress"
}

extension Slot {
  public var events: [DefenceClock.Event] { clock.compactMap(\.event) }

  /// How the clock stands after the last press.
  public var pressed: DefenceClock.Reading { pressed(by: 0, 0) }

  /// The same, held against the minutes that were planned.
  func pressed(by talk: Double?, _ questions: Double?) -> DefenceClock.Reading {
    let last = events.map(\.at).max() ?? 0
    return DefenceClock(talkMinutes: talk ?? 0, questionMinutes: questions ?? 0)
      .reading(events, now: last)
  }
}
