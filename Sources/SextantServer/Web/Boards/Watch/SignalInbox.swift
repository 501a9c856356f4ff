import SextantModel

/// The signals of the watch by what was decided on them.
struct SignalInbox: Sendable {
  /// The longest waiting first.
  let toSort: [Signal]
  /// The latest first.
  let kept: [Signal]
  let setAside: [Signal]
  /// Ids of weak signals that have waited too long.
  let late: Set<String>

  /// What the reader wants to see.
  struct Filter: Sendable {
    var axis: WatchAxis?
    var strength: SignalStrength?
    var polarity: Polarity?

    func admits(_ signal: Signal) -> Bool {
      (axis.map { signal.axes.contains($0) } ?? true)
        && (strength.map { signal.strength == $0 } ?? true)
        && (polarity.map { signal.polarity == $0 } ?? true)
    }
  }

  init(_ signals: [Signal], _ filter: Filter = Filter(), on today: Day, weakSignalDays: Int) {
    let wanted = signals.filter(filter.admits)
    let firstDay = Day(number: .min)
    func latestFirst(_ stand: SignalStand) -> [Signal] {
      wanted.filter { $0.stand == stand }.enumerated().sorted { a, b in
        let days = (a.element.date ?? firstDay, b.element.date ?? firstDay)
        return days.0 == days.1 ? a.offset < b.offset : days.0 > days.1
      }.map(\.element)
    }
    toSort = latestFirst(.toSort).reversed()
    kept = latestFirst(.kept)
    setAside = latestFirst(.setAside)
    late = Set(
      toSort.filter { signal in
        signal.strength == .weak
          && (signal.date.map { today.days(since: $0) > weakSignalDays } ?? false)
      }.map(\.id.text))
  }

  var count: Int { toSort.count + kept.count + setAside.count }
}

/// Where a signal stands.
enum SignalStand: String, CaseIterable, Sendable {
  case toSort, kept, setAside
}

extension Signal {
  var stand: SignalStand {
    if !dismissal.isEmpty { return .setAside }
    return decision.isEmpty ? .toSort : .kept
  }
}
