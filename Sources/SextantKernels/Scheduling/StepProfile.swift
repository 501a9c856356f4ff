/// What is free of one resource over time, as a list of steps: short however long the plan is,
/// since neighbours that are alike are merged.
final class StepProfile {
  struct Step {
    var time: Int32
    var free: Int32
    /// What there would be without any task: below a task's need the resource is absent.
    var there: Int32
  }

  private(set) var count: Int
  private var room: Int
  private(set) var steps: UnsafeMutablePointer<Step>
  private let blank: [Step]

  init(_ steps: [Step]) {
    blank = steps
    count = steps.count
    room = max(16, steps.count * 2)
    self.steps = .allocate(capacity: room)
    self.steps.update(from: steps, count: steps.count)
  }

  deinit { steps.deallocate() }

  func reset() {
    steps.update(from: blank, count: blank.count)
    count = blank.count
  }

  /// The step that holds at a time.
  @inline(__always) func place(at time: Int32) -> Int {
    var (low, high) = (0, count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if steps[middle].time <= time { low = middle } else { high = middle }
    }
    return low
  }

  /// The first time, from `early`, at which `amount` is free for `lasting` units, resting in
  /// between while the resource is absent if `rests`; gives up (`nil`) past `limit`.
  func search(
    _ amount: Int32, from early: Int32, _ lasting: Int32, rests: Bool, limit: Int32
  ) -> (start: Int32, finish: Int32)? {
    var place = place(at: early)
    var begin: Int32 = -1
    var left = lasting
    while place < count {
      let step = steps[place]
      let from = max(step.time, early)
      let to = place + 1 < count ? steps[place + 1].time : Int32.max
      if step.free >= amount {
        if begin < 0 {
          begin = from
          left = lasting
          if begin > limit { return nil }
        }
        if to - from >= left { return (begin, from + left) }
        left -= to - from
      } else if !(rests && step.there < amount) {
        begin = -1
      }
      place += 1
    }
    return nil
  }

  /// Takes `amount` from `start` to `finish`, save where the resource is absent.
  func take(_ amount: Int32, from start: Int32, to finish: Int32) {
    guard start < finish else { return }
    let low = split(at: start)
    let high = split(at: finish)
    for place in low..<high where steps[place].there >= amount { steps[place].free -= amount }
    merge(at: high)
    merge(at: low)
  }

  /// Makes a step begin at `time`; returns its place.
  private func split(at time: Int32) -> Int {
    let place = place(at: time)
    if steps[place].time == time { return place }
    if count == room {
      let larger = UnsafeMutablePointer<Step>.allocate(capacity: room * 2)
      larger.update(from: steps, count: count)
      steps.deallocate()
      steps = larger
      room *= 2
    }
    (steps + place + 2).update(from: steps + place + 1, count: count - place - 1)
    steps[place + 1] = steps[place]
    steps[place + 1].time = time
    count += 1
    return place + 1
  }

  private func merge(at place: Int) {
    guard place > 0, place < count, steps[place].free == steps[place - 1].free,
      steps[place].there == steps[place - 1].there
    else { return }
    (steps + place).update(from: steps + place + 1, count: count - place - 1)
    count -= 1
  }
}
