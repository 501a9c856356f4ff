import Testing

@testable import SextantModel

@Suite struct HiddenCountsTests {
  @Test func `large groups are shown with their rates`() {
    let found = HiddenCounts([(40, 30), (60, 45)], least: 5)
    #expect(found.groups.map(\.rate) == [0.75, 0.75] && found.total.all == 100)
  }

  @Test func `a small group is hidden, and a second one with it lest the total tells`() {
    let found = HiddenCounts([(40, 30), (3, 1), (20, 10)], least: 5)
    #expect(found.groups.map(\.all) == [40, nil, nil])
    #expect(found.total.all == 63)
  }

  @Test func `one failure in a large group is one person`() {
    let found = HiddenCounts([(40, 39), (60, 45), (50, 40)], least: 5)
    #expect(found.groups[0].all == nil && found.groups.count { $0.all == nil } == 2)
  }

  @Test func `no success at all says nothing of a single one`() {
    let found = HiddenCounts([(10, 0), (30, 20)], least: 5)
    #expect(found.groups.map(\.acquired) == [0, 20])
  }

  @Test func `a total of few is hidden too`() {
    #expect(HiddenCounts([(3, 2)], least: 5).total.all == nil)
  }
}
