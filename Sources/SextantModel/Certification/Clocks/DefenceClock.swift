/// The clock of a defence, as all in the room see it: how long the candidate may speak and be asked,
/// how long they did, what the panel paused for.
///
/// It is made of what was pressed and when, so that every screen, and the minutes, show the same.
public struct DefenceClock: Sendable, Equatable {
  public enum Press: String, Sendable, CaseIterable {
    case beginTalk, beginQuestions, pause, resume, end
  }

  /// A press of the clock, in seconds since any moment that is the same for all.
  public struct Event: Sendable, Equatable {
    public var press: Press
    public var at: Int

    public init(_ press: Press, at: Int) {
      self.press = press
      self.at = at
    }
  }

  public enum Phase: String, Sendable { case waiting, talk, questions, over }

  /// Allowed seconds, arrangements included.
  public let talkAllowed: Int
  public let questionsAllowed: Int

  public init(talkMinutes: Double, questionMinutes: Double, extraTime: Share? = nil) {
    // A minute begun is given whole.
    func seconds(_ minutes: Double) -> Int {
      let factor = 1 + max(0, min(extraTime?.fraction ?? 0, 3))
      let whole = (max(0, min(minutes, 1440)) * factor - 1e-9).rounded(.up)
      return Int(whole) * 60
    }
    talkAllowed = seconds(talkMinutes)
    questionsAllowed = seconds(questionMinutes)
  }

  public struct Reading: Sendable, Equatable {
    public var phase: Phase = .waiting
    public var isPaused = false
    /// Seconds used.
    public var talk = 0
    public var questions = 0
    public var paused = 0
    /// Seconds left of the phase that runs; negative once it is overrun.
    public var left: Int?
    public var talkOverrun = 0
    public var questionsOverrun = 0
  }

  /// - Parameters:
  ///   - events: in any order; those that make no sense where they stand (a pause while nothing runs,
  ///     a second beginning) change nothing.
  ///   - now: later events are not counted.
  public func reading(_ events: [Event], now: Int) -> Reading {
    var reading = Reading()
    var since = now
    func spend(until time: Int) {
      let spent = max(0, time - since)
      since = time
      if reading.isPaused {
        reading.paused += spent
      } else if reading.phase == .talk {
        reading.talk += spent
      } else if reading.phase == .questions {
        reading.questions += spent
      }
    }
    let inOrder = events.enumerated().filter { $0.element.at <= now }
      .sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
    for event in inOrder {
      switch (event.press, reading.phase) {
      case (.beginTalk, .waiting):
        reading.phase = .talk
        since = event.at
      case (.beginQuestions, .talk), (.beginQuestions, .waiting):
        if reading.phase == .talk { spend(until: event.at) }
        reading.phase = .questions
        reading.isPaused = false
        since = event.at
      case (.pause, .talk) where !reading.isPaused, (.pause, .questions) where !reading.isPaused:
        spend(until: event.at)
        reading.isPaused = true
      case (.resume, .talk) where reading.isPaused, (.resume, .questions) where reading.isPaused:
        spend(until: event.at)
        reading.isPaused = false
      case (.end, .talk), (.end, .questions):
        spend(until: event.at)
        reading.phase = .over
        reading.isPaused = false
      default: break
      }
    }
    if reading.phase == .talk || reading.phase == .questions { spend(until: now) }
    reading.left =
      switch reading.phase {
      case .talk: talkAllowed - reading.talk
      case .questions: questionsAllowed - reading.questions
      case .waiting, .over: nil
      }
    reading.talkOverrun = max(0, reading.talk - talkAllowed)
    reading.questionsOverrun = max(0, reading.questions - questionsAllowed)
    return reading
  }
}
