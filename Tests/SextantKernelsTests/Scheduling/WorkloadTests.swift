import SextantKernels
import Testing

@Suite struct WorkloadTests {
  @Test func `each week's load stands beside what the person can do`() throws {
    // From Wednesday 1 April 2026, 8 hours a day; Easter Monday is 6 April.
    let house = try WorkingTime.french(first: day("2026-04-01"), days: 12, unitsPerDay: 8)
    let half = try house.limited(to: [4, 4, 4, 4, 4, 0, 0])
    let workload = try Workload(
      house: house, people: [house, half], full: [1, 100],
      assignments: [
        // All of Friday 3 and Tuesday 7; then twice the Wednesday after.
        Assignment(person: 0, start: 16, finish: 32),
        Assignment(person: 0, start: 32, finish: 40), Assignment(person: 0, start: 32, finish: 72),
        // From Thursday 2 at noon to Friday evening, half of the mornings left to them.
        Assignment(person: 1, start: 12, finish: 24, amount: 50),
      ])
    #expect(workload.weeks == [day("2026-03-30"), day("2026-04-06")])
    #expect(workload.capacity == [[24, 32], [1200, 1600]])
    #expect(workload.load == [[8, 40], [200, 0]])
    #expect(workload.share(0, 1) == 1.25)
    #expect(workload.share(1, 0) == 200.0 / 1200)
    #expect(workload.overload(0, 1) == 8)
    #expect(workload.overloads.map { [$0.person, $0.week, $0.beyond] } == [[0, 1, 8]])
  }

  @Test func `work without capacity is no division by zero`() throws {
    let house = try WorkingTime(
      first: day("2026-06-01"), days: 7, unitsPerDay: 8, week: [8, 8, 8, 8, 8, 0, 0])
    let away = try house.limited(to: [0, 0, 0, 0, 0, 0, 0])
    let workload = try Workload(
      house: house, people: [away], full: [1],
      assignments: [Assignment(person: 0, start: 0, finish: 8)])
    #expect(workload.load == [[0]])
    #expect(workload.share(0, 0) == 0)
  }

  @Test func `bad figures are refused`() throws {
    let house = try WorkingTime(
      first: 0, days: 7, unitsPerDay: 8, week: [8, 8, 8, 8, 8, 0, 0])
    let other = try WorkingTime(
      first: 1, days: 7, unitsPerDay: 8, week: [8, 8, 8, 8, 8, 0, 0])
    #expect(throws: WorkloadError.badAmounts) {
      try Workload(house: house, people: [house], full: [0], assignments: [])
    }
    #expect(throws: WorkloadError.otherDays(person: 0)) {
      try Workload(house: house, people: [other], full: [1], assignments: [])
    }
    for bad in [
      Assignment(person: 1, start: 0, finish: 1), Assignment(person: 0, start: 2, finish: 1),
      Assignment(person: 0, start: -1, finish: 1),
      Assignment(person: 0, start: 0, finish: 1, amount: -1),
    ] {
      #expect(throws: WorkloadError.badAssignment(0)) {
        try Workload(house: house, people: [house], full: [1], assignments: [bad])
      }
    }
  }
}
