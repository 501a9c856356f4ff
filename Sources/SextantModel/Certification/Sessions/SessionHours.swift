/// When panels, rooms and people of a session are there, in minutes since the first day there is.
enum SessionHours {
  /// Minutes since the first day there is; a day's minutes are those of its own clock, so that a
  /// change of hour at night moves nothing.
  static func windows(_ hours: [OpenHours]) -> [Range<Int>] {
    hours.compactMap { stretch in
      guard let day = stretch.day, let from = stretch.from, let to = stretch.to, from < to else {
        return nil
      }
      let start = Int(day.number) * 1440
      return (start + from.minutes)..<(start + to.minutes)
    }
  }

  static func stretch(_ slot: Slot, _ rules: CertifierRules) -> Range<Int> {
    guard let at = slot.at else { return 0..<0 }
    let start = Int(at.day.number) * 1440 + at.time.minutes
    return start..<(start + max(1, slot.minutes(by: rules)))
  }

  /// What is left of a stretch of time without those that are taken.
  static func cut(_ stretch: Range<Int>, by taken: [Range<Int>]) -> [Range<Int>] {
    var left = [stretch]
    for hole in taken {
      left = left.flatMap { part -> [Range<Int>] in
        guard part.overlaps(hole) else { return [part] }
        return [
          part.lowerBound..<max(part.lowerBound, hole.lowerBound),
          min(part.upperBound, hole.upperBound)..<part.upperBound,
        ].filter { !$0.isEmpty }
      }
    }
    return left
  }
}
