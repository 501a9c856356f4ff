import SextantModel
import Testing

@testable import SextantServer

@Suite struct CrisisChronicleTests {
  @Test func `events and answers come in their order, with the delays`() throws {
    let x = BoardStage.examination
    let chronicle = CrisisChronicle(x.all(Inject.self), x)
    #expect(chronicle.delays == [18, 22, 25, 34, 41, 52])
    #expect(chronicle.medianDelay == 29.5)
    #expect(chronicle.unanswered == 0)
    let moments = chronicle.entries.compactMap(\.at)
    #expect(moments == moments.sorted() && moments.count == 12)
    #expect(chronicle.entries[1].delay == 22)
  }

  @Test func `an event without answer is counted, and one without moment stands last`() {
    var first = Inject()
    first.id = "I"
    var second = Inject()
    second.id = "J"
    second.at = Moment(day: BoardStage.day, time: ClockTime(minutes: 60))
    let x = Examination(of: Dossier(), on: BoardStage.day)
    let chronicle = CrisisChronicle([first, second], x)
    #expect(chronicle.unanswered == 2 && chronicle.medianDelay == nil)
    #expect(chronicle.entries.map(\.at) == [second.at, nil])
  }
}
