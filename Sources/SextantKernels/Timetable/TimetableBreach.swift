/// What is wrong with a timetable: found by looking at every pair, without any of the means by which
/// it was made.
public enum TimetableBreach: Sendable, Hashable {
  case notHeld(meeting: Int)
  /// Before a board that may not hold it.
  case wrongBoard(meeting: Int)
  /// Outside the hours of the board, of the room or of the meeting.
  case outsideHours(meeting: Int)
  case offGrid(meeting: Int)
  /// While one of those who should be there cannot come.
  case absent(meeting: Int, person: Int)
  case personTwice(Int, meetings: [Int])
  case roomTwice(Int, meetings: [Int])
  /// Two meetings of a board that overlap or leave no time to change over.
  case boardTwice(Int, meetings: [Int])
}

extension TimetableProblem {
  /// - Parameter places: by meeting; `nil` for one that is not held.
  public func breaches(of places: [MeetingPlace?]) -> [TimetableBreach] {
    var found: [TimetableBreach] = []
    typealias Stay = (start: Int, end: Int, meeting: Int)
    var (byBoard, byRoom): ([Int: [Stay]], [Int: [Stay]]) = ([:], [:])
    var byPerson: [Int: [Stay]] = [:]
    func lies(_ start: Int, _ end: Int, in windows: [Range<Int>]) -> Bool {
      windows.contains { $0.lowerBound <= start && end <= $0.upperBound }
    }
    for (index, meeting) in meetings.enumerated() {
      guard index < places.count, let place = places[index] else {
        found.append(.notHeld(meeting: index))
        continue
      }
      guard meeting.boards.contains(place.board), rooms.indices.contains(place.room) else {
        found.append(.wrongBoard(meeting: index))
        continue
      }
      let (start, end) = (place.start, place.start + meeting.minutes)
      if !lies(start, end, in: boards[place.board].windows)
        || !lies(start, end, in: rooms[place.room].windows)
        || !(meeting.windows.isEmpty || lies(start, end, in: meeting.windows))
      {
        found.append(.outsideHours(meeting: index))
      }
      if start % grid != 0 { found.append(.offGrid(meeting: index)) }
      let present = Set(meeting.people + boards[place.board].people)
      for person in present.sorted() {
        let away = person < absences.count ? absences[person] : []
        if away.contains(where: { $0.lowerBound < end && start < $0.upperBound }) {
          found.append(.absent(meeting: index, person: person))
        }
        byPerson[person, default: []].append((start, end, index))
      }
      byBoard[place.board, default: []].append((start, end + changeover, index))
      byRoom[place.room, default: []].append((start, end, index))
    }
    func clashes(_ stays: [Int: [Stay]]) -> [(Int, [Int])] {
      stays.sorted { $0.key < $1.key }.flatMap { key, stays -> [(Int, [Int])] in
        let sorted = stays.sorted { $0.start < $1.start }
        var latest = 0
        return sorted.indices.dropFirst().compactMap { place in
          if sorted[place - 1].end > sorted[latest].end { latest = place - 1 }
          guard sorted[place].start < sorted[latest].end else { return nil }
          return (key, [sorted[latest].meeting, sorted[place].meeting])
        }
      }
    }
    found += clashes(byPerson).map { .personTwice($0.0, meetings: $0.1) }
    found += clashes(byRoom).map { .roomTwice($0.0, meetings: $0.1) }
    found += clashes(byBoard).map { .boardTwice($0.0, meetings: $0.1) }
    return found
  }
}
