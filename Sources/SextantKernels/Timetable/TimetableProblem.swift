/// Meetings to be held: each of some people before one of several boards, in a room, at a time.
///
/// Times are minutes on one line that runs through all days; people, boards and rooms are places in
/// lists, from 0 on. Nobody and no room is in two places at once; somebody who sits on two boards
/// counts for both.
public struct TimetableProblem: Sendable {
  public struct Meeting: Sendable, Hashable {
    /// How long it takes, 1 to 1,440 minutes.
    public var minutes: Int
    /// Those who appear: they must be free for its length.
    public var people: [Int]
    /// The boards that may hold it; nobody's choice where empty, and then it cannot be held.
    public var boards: [Int]
    /// When it may take place, whole within one of them; at any time where empty.
    public var windows: [Range<Int>]

    public init(minutes: Int, people: [Int], boards: [Int], windows: [Range<Int>] = []) {
      self.minutes = minutes
      self.people = people
      self.boards = boards
      self.windows = windows
    }
  }

  public struct Board: Sendable, Hashable {
    /// Those who sit.
    public var people: [Int]
    /// When it sits, in any order.
    public var windows: [Range<Int>]

    public init(people: [Int], windows: [Range<Int>]) {
      self.people = people
      self.windows = windows
    }
  }

  public struct Room: Sendable, Hashable {
    /// When it is free, in any order.
    public var windows: [Range<Int>]

    public init(windows: [Range<Int>]) {
      self.windows = windows
    }
  }

  public var meetings: [Meeting]
  public var boards: [Board]
  public var rooms: [Room]
  /// How many people there are: those of meetings and boards together.
  public var people: Int
  /// When each person cannot come, by person; nobody is held up where the list is shorter.
  public var absences: [[Range<Int>]]
  /// Minutes that a board takes between two meetings.
  public var changeover: Int
  /// Meetings begin at multiples of this many minutes.
  public var grid: Int

  public init(
    meetings: [Meeting], boards: [Board], rooms: [Room], people: Int,
    absences: [[Range<Int>]] = [], changeover: Int = 0, grid: Int = 5
  ) {
    self.meetings = meetings
    self.boards = boards
    self.rooms = rooms
    self.people = people
    self.absences = absences
    self.changeover = changeover
    self.grid = grid
  }

  /// What of the problem makes no sense; `nil` where it can be worked on.
  public var fault: TimetableError? {
    guard meetings.count <= 20_000 else { return .tooMany(limit: 20_000, found: meetings.count) }
    guard (1...1440).contains(grid), (0...1440).contains(changeover),
      (0...1_000_000).contains(people)
    else { return .outOfRange }
    let times = -1_000_000_000...1_000_000_000
    func isTime(_ window: Range<Int>) -> Bool {
      times.contains(window.lowerBound) && times.contains(window.upperBound)
    }
    func isPerson(_ place: Int) -> Bool { place >= 0 && place < people }
    for (place, meeting) in meetings.enumerated() {
      guard (1...1440).contains(meeting.minutes), meeting.windows.allSatisfy({ isTime($0) }),
        meeting.people.allSatisfy({ isPerson($0) }),
        meeting.boards.allSatisfy({ boards.indices.contains($0) })
      else { return .meeting(place) }
    }
    for (place, board) in boards.enumerated() {
      guard board.people.allSatisfy({ isPerson($0) }), board.windows.allSatisfy({ isTime($0) })
      else { return .board(place) }
    }
    for (place, room) in rooms.enumerated() where !room.windows.allSatisfy({ isTime($0) }) {
      return .room(place)
    }
    for absent in absences where !absent.allSatisfy({ isTime($0) }) { return .outOfRange }
    return nil
  }
}

/// Why a timetable cannot be worked on.
public enum TimetableError: Error, Sendable, Hashable {
  /// The meeting at this place is too long, or names what is not there.
  case meeting(Int)
  case board(Int)
  case room(Int)
  case outOfRange
  case tooMany(limit: Int, found: Int)
}

/// When, where and before whom a meeting is held.
public struct MeetingPlace: Sendable, Hashable {
  public var board: Int
  public var room: Int
  public var start: Int

  public init(board: Int, room: Int, start: Int) {
    self.board = board
    self.room = room
    self.start = start
  }
}
