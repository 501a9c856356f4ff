import SextantModel
import Testing

@testable import SextantServer

@Suite struct SignalInboxTests {
  private let signals = BoardStage.aubrelle.all(Signal.self)

  private func inbox(_ filter: SignalInbox.Filter = SignalInbox.Filter()) -> SignalInbox {
    SignalInbox(signals, filter, on: BoardStage.day, weakSignalDays: 90)
  }

  @Test func `signals stand by what was decided, the latest first`() {
    let inbox = inbox()
    #expect(inbox.toSort.isEmpty)
    #expect(inbox.setAside.map(\.id) == ["SG08"])
    #expect(inbox.kept.count == 10)
    #expect(inbox.kept.first?.id == "SG10")
    #expect(inbox.kept.last?.id == "SG01")
  }

  @Test func `filters narrow all columns`() {
    let legal = inbox(SignalInbox.Filter(axis: .legal))
    #expect(legal.kept.map(\.id) == ["SG06", "SG01"])
    let weak = inbox(SignalInbox.Filter(strength: .weak, polarity: .opportunity))
    #expect(weak.kept.map(\.id) == ["SG07", "SG03"])
    #expect(weak.setAside.count == 1)
  }

  @Test func `a weak signal that nobody decides on is late after the days allowed`() throws {
    var old = Signal()
    old.id = "old"
    old.strength = .weak
    old.date = Day(2026, 3, 31)
    var young = old
    young.id = "young"
    young.date = Day(2026, 4, 1)
    var undated = old
    undated.id = "undated"
    undated.date = nil
    let inbox = SignalInbox([young, undated, old], on: BoardStage.day, weakSignalDays: 90)
    // 31 March to 30 June are 91 days.
    #expect(inbox.late == ["old"])
    #expect(inbox.toSort.map(\.id.text) == ["undated", "old", "young"])
  }
}
