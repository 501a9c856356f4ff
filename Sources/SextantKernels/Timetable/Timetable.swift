/// A timetable of meetings: all of them where it can be found, as many as were found otherwise.
///
/// Meetings are placed one after another, the hardest first, each where it costs least; one that
/// finds no place takes that of others, which are placed again, and places that were often fought
/// over become dear (iterative forward search with a memory of conflicts: Müller, 2005). The same
/// problem gives the same timetable.
public struct Timetable: Sendable {
  /// By meeting; `nil` where none was found.
  public let places: [MeetingPlace?]
  /// Meetings without a place.
  public let left: [Int]
  /// Proofs that not all can be held; empty where all are, or where it is not known.
  public let obstacles: [TimetableObstacle]
  /// Minutes of meetings by board.
  public let load: [Int]
  /// How many placements were made.
  public let steps: Int

  public var isWhole: Bool { left.isEmpty }

  /// - Parameter tries: placements at most, for each meeting.
  /// - Throws: what the problem's `fault` says.
  public init(_ problem: TimetableProblem, tries: Int = 60) throws(TimetableError) {
    if let fault = problem.fault { throw fault }
    var search = TimetableSearch(problem)
    let obstacles = problem.obstacles
    search.run(steps: max(1, tries) * max(1, problem.meetings.count))
    places = search.best
    left = search.best.indices.filter { search.best[$0] == nil }
    self.obstacles = left.isEmpty ? [] : obstacles
    var load = [Int](repeating: 0, count: problem.boards.count)
    for (meeting, place) in zip(problem.meetings, search.best) {
      if let place { load[place.board] += meeting.minutes }
    }
    self.load = load
    steps = search.steps
  }
}

/// The state of the search: who and what is taken when, and what was fought over.
private struct TimetableSearch {
  let problem: TimetableProblem
  /// By meeting and board that may hold it: the stretches in which it may take place, but for others.
  let hours: [[(board: Int, stretches: [Range<Int>])]]
  let roomHours: [[Range<Int>]]
  var current: [MeetingPlace?]
  var best: [MeetingPlace?]
  var held = 0
  var bestHeld = -1
  var steps = 0
  var byPerson: [[Int]]
  var byBoard: [[Int]]
  var byRoom: [[Int]]
  var load: [Int]
  /// How often each meeting was driven out.
  var driven: [Int]

  init(_ problem: TimetableProblem) {
    self.problem = problem
    let boardHours = problem.boards.map { board in
      board.people.reduce(joined(board.windows)) { without(problem.absences(of: $1), $0) }
    }
    hours = problem.meetings.map { meeting in
      Set(meeting.boards).sorted().map { board in
        let open =
          meeting.windows.isEmpty
          ? boardHours[board] : common(boardHours[board], joined(meeting.windows))
        return (board, meeting.people.reduce(open) { without(problem.absences(of: $1), $0) })
      }
    }
    roomHours = problem.rooms.map { joined($0.windows) }
    let count = problem.meetings.count
    current = Array(repeating: nil, count: count)
    best = current
    byPerson = Array(repeating: [], count: problem.people)
    byBoard = Array(repeating: [], count: problem.boards.count)
    byRoom = Array(repeating: [], count: problem.rooms.count)
    load = Array(repeating: 0, count: problem.boards.count)
    driven = Array(repeating: 0, count: count)
  }

  mutating func run(steps limit: Int) {
    // The hardest first: little room to move for its length.
    let room = hours.indices.map { meeting in
      hours[meeting].reduce(0) { sum, choice in
        sum
          + choice.stretches.reduce(0) { $0 + max(0, $1.count - problem.meetings[meeting].minutes) }
      }
    }
    var waiting = problem.meetings.indices.sorted {
      (room[$0], -problem.meetings[$0].minutes, $0) < (room[$1], -problem.meetings[$1].minutes, $1)
    }
    keep()
    var next = 0
    while next < waiting.count, steps < limit {
      let meeting = waiting[next]
      next += 1
      guard let (place, clashing) = cheapest(for: meeting) else { continue }
      for other in clashing {
        release(other)
        driven[other] += 1
        waiting.append(other)
      }
      take(place, for: meeting)
      steps += 1
      if held > bestHeld { keep() }
    }
  }

  private mutating func keep() {
    best = current
    bestHeld = held
  }

  /// The place that costs least, and the meetings that must make way for it.
  private func cheapest(for meeting: Int) -> (MeetingPlace, [Int])? {
    let asked = problem.meetings[meeting]
    var (chosen, cost): ((MeetingPlace, [Int])?, Double) = (nil, .infinity)
    for (board, stretches) in hours[meeting] {
      let total = Double(max(1, length(stretches)))
      for stretch in stretches where stretch.count >= asked.minutes {
        for start in starts(asked, board, in: stretch) {
          let end = start + asked.minutes
          var clashing = Set<Int>()
          for other in byBoard[board] {
            let place = interval(other)
            if place.lowerBound < end + problem.changeover,
              start < place.upperBound + problem.changeover
            {
              clashing.insert(other)
            }
          }
          for person in asked.people { collect(byPerson[person], start, end, &clashing) }
          for person in problem.boards[board].people {
            collect(byPerson[person], start, end, &clashing)
          }
          let making = clashing.reduce(0.0) { $0 + 1000 * Double(1 + driven[$1]) }
          // Boards that have heard least first, then the earliest time.
          let base =
            making + Double(load[board] + asked.minutes) / total
            + Double(start - stretches[0].lowerBound) * 1e-6
          guard base < cost, let (room, more) = room(start, end, beside: clashing) else { continue }
          let all = base + more.reduce(0.0) { $0 + 1000 * Double(1 + driven[$1]) }
          if all < cost {
            cost = all
            chosen = (
              MeetingPlace(board: board, room: room, start: start), clashing.sorted() + more
            )
          }
        }
      }
    }
    return chosen
  }

  /// Where a meeting may begin: at the beginning of its stretch, and as soon as something that is in
  /// its way is over; where it drives others out, where they began.
  private func starts(_ asked: TimetableProblem.Meeting, _ board: Int, in stretch: Range<Int>)
    -> [Int]
  {
    let grid = problem.grid
    func onGrid(_ time: Int) -> Int {
      let rest = ((time % grid) + grid) % grid
      return rest == 0 ? time : time + grid - rest
    }
    var found = Set([onGrid(stretch.lowerBound)])
    func add(_ meeting: Int, _ pause: Int) {
      let place = interval(meeting)
      found.insert(onGrid(place.upperBound + pause))
      found.insert(place.lowerBound)
    }
    for other in byBoard[board] { add(other, problem.changeover) }
    for person in asked.people { for other in byPerson[person] { add(other, 0) } }
    for person in problem.boards[board].people { for other in byPerson[person] { add(other, 0) } }
    if problem.rooms.count < problem.boards.count {
      for stays in byRoom { for other in stays { add(other, 0) } }
    }
    for hours in roomHours { for range in hours { found.insert(onGrid(range.lowerBound)) } }
    return found.filter { stretch.lowerBound <= $0 && $0 + asked.minutes <= stretch.upperBound }
      .sorted()
  }

  /// A room that is free, or whose meetings cost least to drive out.
  private func room(_ start: Int, _ end: Int, beside clashing: Set<Int>) -> (Int, [Int])? {
    var (chosen, cost): ((Int, [Int])?, Int) = (nil, .max)
    for room in problem.rooms.indices
    where roomHours[room].contains(where: { $0.lowerBound <= start && end <= $0.upperBound }) {
      var taken = Set<Int>()
      collect(byRoom[room], start, end, &taken)
      let more = taken.subtracting(clashing).sorted()
      let price = more.reduce(0) { $0 + 1 + driven[$1] }
      if price == 0 { return (room, []) }
      if price < cost { (chosen, cost) = ((room, more), price) }
    }
    return chosen
  }

  private func collect(_ stays: [Int], _ start: Int, _ end: Int, _ into: inout Set<Int>) {
    for other in stays {
      let place = interval(other)
      if place.lowerBound < end, start < place.upperBound { into.insert(other) }
    }
  }

  private func interval(_ meeting: Int) -> Range<Int> {
    guard let place = current[meeting] else { return 0..<0 }
    return place.start..<(place.start + problem.meetings[meeting].minutes)
  }

  private func present(_ meeting: Int, _ board: Int) -> Set<Int> {
    Set(problem.meetings[meeting].people).union(problem.boards[board].people)
  }

  private mutating func take(_ place: MeetingPlace, for meeting: Int) {
    current[meeting] = place
    held += 1
    byBoard[place.board].append(meeting)
    byRoom[place.room].append(meeting)
    load[place.board] += problem.meetings[meeting].minutes
    for person in present(meeting, place.board) { byPerson[person].append(meeting) }
  }

  private mutating func release(_ meeting: Int) {
    guard let place = current[meeting] else { return }
    current[meeting] = nil
    held -= 1
    byBoard[place.board].removeAll { $0 == meeting }
    byRoom[place.room].removeAll { $0 == meeting }
    load[place.board] -= problem.meetings[meeting].minutes
    for person in present(meeting, place.board) { byPerson[person].removeAll { $0 == meeting } }
  }
}
