/// Why no timetable can hold all meetings, whatever is tried.
public enum TimetableObstacle: Sendable, Hashable {
  /// No board may hold it.
  case noBoard(meeting: Int)
  /// It is longer than any stretch in which a board that may hold it, a room and those who appear
  /// are free together.
  case noStretch(meeting: Int, longest: Int)
  /// One person has more meetings than time in which they can come.
  case personOverbooked(Int, meetings: [Int], needed: Int, free: Int)
  /// These meetings can only be held by these boards, which do not sit long enough.
  case boardsOverbooked([Int], meetings: [Int], needed: Int, free: Int)
  /// The rooms are not free long enough for all meetings.
  case roomsOverbooked(needed: Int, free: Int)
}

extension TimetableProblem {
  /// Proofs that no timetable holds all meetings; without any of them there may still be none.
  public var obstacles: [TimetableObstacle] {
    guard fault == nil else { return [] }
    var found: [TimetableObstacle] = []
    let anyRoom = joined(rooms.flatMap(\.windows))
    let free = boards.map { board in
      board.people.reduce(common(joined(board.windows), anyRoom)) { without(absences(of: $1), $0) }
    }
    for (index, meeting) in meetings.enumerated() {
      if meeting.boards.isEmpty {
        found.append(.noBoard(meeting: index))
        continue
      }
      let longest =
        Set(meeting.boards).map { board in
          let hours =
            meeting.windows.isEmpty ? free[board] : common(free[board], joined(meeting.windows))
          return longestStretch(meeting.people.reduce(hours) { without(absences(of: $1), $0) })
        }.max() ?? 0
      if longest < meeting.minutes { found.append(.noStretch(meeting: index, longest: longest)) }
    }
    found += overbookedPeople(free)
    found += overbookedBoards(free)
    // Rooms that are free at once count each.
    let needed = meetings.reduce(0) { $0 + $1.minutes }
    let rooms = self.rooms.reduce(0) { $0 + length(joined($1.windows)) }
    if needed > rooms { found.append(.roomsOverbooked(needed: needed, free: rooms)) }
    return found
  }

  private func overbookedPeople(_ free: [[Range<Int>]]) -> [TimetableObstacle] {
    var appearing: [Int: [Int]] = [:]
    for (index, meeting) in meetings.enumerated() {
      for person in Set(meeting.people) { appearing[person, default: []].append(index) }
    }
    return appearing.sorted { $0.key < $1.key }.compactMap { person, held in
      guard held.count > 1 else { return nil }
      let boards = Set(held.flatMap { meetings[$0].boards })
      let hours = without(absences(of: person), joined(boards.flatMap { free[$0] }))
      let needed = held.reduce(0) { $0 + meetings[$1].minutes }
      guard needed > length(hours) else { return nil }
      return .personOverbooked(person, meetings: held, needed: needed, free: length(hours))
    }
  }

  /// A set of boards that may be asked by too many: meetings' minutes flow into boards' hours, and
  /// where not all of them find room, what is cut off is the set (max-flow, min-cut: Ford and
  /// Fulkerson, 1956).
  private func overbookedBoards(_ free: [[Range<Int>]]) -> [TimetableObstacle] {
    let groups = Dictionary(grouping: meetings.indices.filter { !meetings[$0].boards.isEmpty }) {
      Set(meetings[$0].boards)
    }
    let sets = groups.keys.map { $0.sorted() }.sorted { $0.lexicographicallyPrecedes($1) }
    // Each meeting but a stretch's last is followed by a changeover.
    var capacity = free.map { stretches in
      stretches.reduce(0) { $0 + $1.count + changeover }
    }
    var flow = [[Int]](repeating: [Int](repeating: 0, count: boards.count), count: sets.count)
    var waiting = sets.map { set in
      groups[Set(set), default: []].reduce(0) { $0 + meetings[$1].minutes + changeover }
    }
    for start in sets.indices {
      while waiting[start] > 0 {
        // Breadth first from a set of meetings to a board with time to spare.
        var askedBy = [Int](repeating: -1, count: boards.count)
        var through = [Int](repeating: -1, count: sets.count)
        var reached = [start]
        var end: Int?
        var next = 0
        search: while next < reached.count {
          let set = reached[next]
          next += 1
          for board in sets[set] where askedBy[board] < 0 {
            askedBy[board] = set
            if capacity[board] > 0 {
              end = board
              break search
            }
            for other in sets.indices
            where other != start && through[other] < 0 && flow[other][board] > 0 {
              through[other] = board
              reached.append(other)
            }
          }
        }
        guard let end else {
          let names = boards.indices.filter { askedBy[$0] >= 0 }
          let held = reached.flatMap { groups[Set(sets[$0]), default: []] }.sorted()
          return [
            .boardsOverbooked(
              names, meetings: held, needed: held.reduce(0) { $0 + meetings[$1].minutes },
              free: names.reduce(0) { $0 + length(free[$1]) })
          ]
        }
        var amount = min(waiting[start], capacity[end])
        var set = askedBy[end]
        while set != start {
          amount = min(amount, flow[set][through[set]])
          set = askedBy[through[set]]
        }
        var board = end
        set = askedBy[end]
        while true {
          flow[set][board] += amount
          if set == start { break }
          board = through[set]
          flow[set][board] -= amount
          set = askedBy[board]
        }
        waiting[start] -= amount
        capacity[end] -= amount
      }
    }
    return []
  }

  func absences(of person: Int) -> [Range<Int>] {
    person < absences.count ? absences[person] : []
  }
}
