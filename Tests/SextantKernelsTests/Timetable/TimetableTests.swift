import SextantKernels
import Testing

@Suite struct TimetableTests {
  typealias Meeting = TimetableProblem.Meeting
  typealias Board = TimetableProblem.Board
  typealias Room = TimetableProblem.Room
  /// Nine to noon.
  static let morning = 540..<720

  @Test func `a board hears one after another, with time to change over`() throws {
    let problem = TimetableProblem(
      meetings: (0..<3).map { Meeting(minutes: 50, people: [2 + $0], boards: [0]) },
      boards: [Board(people: [0, 1], windows: [Self.morning])],
      rooms: [Room(windows: [Self.morning])],
      people: 5, changeover: 10)
    let found = try Timetable(problem)
    #expect(found.isWhole && problem.breaches(of: found.places) == [])
    #expect(found.places.compactMap { $0?.start }.sorted() == [540, 600, 660])
  }

  @Test func `boards hear as much as each other`() throws {
    let problem = TimetableProblem(
      meetings: (0..<6).map { Meeting(minutes: 30, people: [4 + $0], boards: [0, 1]) },
      boards: [
        Board(people: [0, 1], windows: [Self.morning]),
        Board(people: [2, 3], windows: [Self.morning]),
      ],
      rooms: [Room(windows: [Self.morning]), Room(windows: [Self.morning])], people: 10)
    let found = try Timetable(problem)
    #expect(found.isWhole && found.load == [90, 90])
    #expect(problem.breaches(of: found.places) == [])
  }

  /// The second candidate can only be heard where the first was put: the first makes way.
  @Test func `who can go elsewhere makes way for who cannot`() throws {
    let problem = TimetableProblem(
      meetings: [
        Meeting(minutes: 60, people: [2], boards: [0, 1]),
        Meeting(minutes: 60, people: [3], boards: [0], windows: [540..<600]),
        Meeting(minutes: 60, people: [4], boards: [0], windows: [600..<660]),
        Meeting(minutes: 60, people: [5], boards: [0], windows: [540..<720]),
      ],
      boards: [
        Board(people: [0], windows: [Self.morning]), Board(people: [1], windows: [660..<720]),
      ],
      rooms: [Room(windows: [Self.morning]), Room(windows: [Self.morning])], people: 6)
    let found = try Timetable(problem)
    #expect(found.isWhole && problem.breaches(of: found.places) == [])
    #expect(found.places[0]?.board == 1)
  }

  @Test func `a juror of two boards sits in one place at a time`() throws {
    let problem = TimetableProblem(
      meetings: [
        Meeting(minutes: 90, people: [3], boards: [0]),
        Meeting(minutes: 90, people: [4], boards: [1]),
      ],
      boards: [
        Board(people: [0, 1], windows: [Self.morning]),
        Board(people: [0, 2], windows: [Self.morning]),
      ],
      rooms: [Room(windows: [Self.morning]), Room(windows: [Self.morning])], people: 5)
    let found = try Timetable(problem)
    #expect(found.isWhole && problem.breaches(of: found.places) == [])
    #expect(Set(found.places.compactMap { $0?.start }) == [540, 630])
  }

  @Test func `too many for the hours of those who may hear them, with the figures`() throws {
    let problem = TimetableProblem(
      meetings: (0..<4).map { Meeting(minutes: 60, people: [2 + $0], boards: [0]) }
        + [Meeting(minutes: 60, people: [6], boards: [0, 1])],
      boards: [
        Board(people: [0], windows: [Self.morning]), Board(people: [1], windows: [Self.morning]),
      ],
      rooms: [Room(windows: [Self.morning]), Room(windows: [Self.morning])], people: 7)
    let found = try Timetable(problem)
    #expect(found.left.count == 1)
    #expect(
      found.obstacles
        == [.boardsOverbooked([0], meetings: [0, 1, 2, 3], needed: 240, free: 180)])
  }

  @Test func `nobody may hear it, or never long enough`() throws {
    let problem = TimetableProblem(
      meetings: [
        Meeting(minutes: 60, people: [1], boards: []),
        Meeting(minutes: 60, people: [2], boards: [0]),
      ],
      boards: [Board(people: [0], windows: [Self.morning])], rooms: [Room(windows: [Self.morning])],
      people: 3, absences: [[], [], [570..<690]])
    let found = try Timetable(problem)
    #expect(found.obstacles == [.noBoard(meeting: 0), .noStretch(meeting: 1, longest: 30)])
    #expect(found.left == [0, 1])
  }

  @Test func `a person with more meetings than time`() throws {
    let problem = TimetableProblem(
      meetings: [
        Meeting(minutes: 100, people: [2], boards: [0]),
        Meeting(minutes: 100, people: [2], boards: [1]),
      ],
      boards: [
        Board(people: [0], windows: [Self.morning]), Board(people: [1], windows: [Self.morning]),
      ],
      rooms: [Room(windows: [Self.morning]), Room(windows: [Self.morning])], people: 3)
    let found = try Timetable(problem)
    #expect(
      found.obstacles == [.personOverbooked(2, meetings: [0, 1], needed: 200, free: 180)])
  }

  @Test func `the verifier sees each kind of breach`() {
    let problem = TimetableProblem(
      meetings: (0..<2).map { Meeting(minutes: 60, people: [1 + $0], boards: [0]) },
      boards: [Board(people: [0], windows: [Self.morning])], rooms: [Room(windows: [Self.morning])],
      people: 3, absences: [[], [540..<550]], changeover: 10)
    let place = MeetingPlace(board: 0, room: 0, start: 540)
    let found = problem.breaches(of: [place, MeetingPlace(board: 0, room: 0, start: 603)])
    #expect(
      found == [
        .absent(meeting: 0, person: 1), .offGrid(meeting: 1), .boardTwice(0, meetings: [0, 1]),
      ])
    #expect(problem.breaches(of: [nil, place]) == [.notHeld(meeting: 0)])
    #expect(
      problem.breaches(of: [place, MeetingPlace(board: 0, room: 0, start: 690)]).contains(
        .outsideHours(meeting: 1)))
  }

  /// Days that are full to the last minute, boards that not everybody may meet: all find a place.
  @Test(arguments: 1...12) func `tight sessions are solved whole`(seed: UInt64) throws {
    var state = seed
    func below(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    // Made from a timetable that exists: four boards, two days of eight slots, all of them taken.
    let windows = [540..<1020, 1980..<2460]
    let boards = (0..<4).map { Board(people: [3 * $0, 3 * $0 + 1, 3 * $0 + 2], windows: windows) }
    let meetings = (0..<64).map { place -> Meeting in
      var allowed = Set([place % 4])
      for _ in 0..<below(3) { allowed.insert(below(4)) }
      return Meeting(minutes: 60, people: [12 + place], boards: allowed.sorted())
    }
    let problem = TimetableProblem(
      meetings: meetings, boards: boards,
      rooms: (0..<4).map { _ in Room(windows: windows) }, people: 76)
    let found = try Timetable(problem)
    #expect(found.isWhole && problem.breaches(of: found.places) == [])
  }

  @Test func `what makes no sense is told`() {
    let board = Board(people: [0], windows: [Self.morning])
    #expect(throws: TimetableError.meeting(0)) {
      try Timetable(
        TimetableProblem(
          meetings: [Meeting(minutes: 0, people: [], boards: [0])], boards: [board], rooms: [],
          people: 1))
    }
    #expect(throws: TimetableError.board(0)) {
      try Timetable(TimetableProblem(meetings: [], boards: [board], rooms: [], people: 0))
    }
  }
}
