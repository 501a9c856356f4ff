import SextantKernels
import Testing

@testable import SextantModel

/// A deposit's file is written piece by piece; the whole is what one writer would have written.
@Suite struct DepositPiecesTests {
  /// A session that so many obtained.
  static func items(_ count: Int) -> Dossier {
    var items = Dossier(registry: .institution)
    items.put(PublishedSessions.rules)
    items.put(PublishedSessions.account)
    items.put(PublishedSessions.session("S1"))
    for number in 0..<count {
      var candidate = Candidate()
      (candidate.id, candidate.name) = (ID("K\(number)"), "Candidat \(number)")
      candidate.keptBlocks = ["O1"]
      candidate.path = CandidatePath.allCases[number % CandidatePath.allCases.count]
      items.put(candidate)
      items.put(PublishedSessions.identity(of: candidate.id, "Nom & \(number)"))
      var decision = BlockDecision()
      (decision.id, decision.session) = (ID("D\(number)"), "S1")
      (decision.candidate, decision.block, decision.result) = (candidate.id, "B1", .acquired)
      items.put(decision)
    }
    return items
  }
  static let instant = UTCInstant(seconds: 1_783_000_000)

  @Test(arguments: [1, 40, 400])
  func `pieces make the file that one writer makes`(count: Int) throws {
    let items = Self.items(count)
    let plan = PublishedSessions.plan(in: items)
    let day = PublishedSessions.day(2026, 7, 10)
    let deposit = try plan.deposit(
      "RD1", flow: "flux", at: try #require(Self.instant), on: day, in: items)
    #expect(deposit.results.count == count)
    var pieces = try plan.pieces(of: deposit, in: items)
    var (whole, sizes): ([UInt8], [Int]) = ([], [])
    while let piece = try pieces.next() {
      whole += piece
      sizes.append(piece.count)
    }
    #expect(sizes.count > (count == 400 ? 3 : 0))
    #expect(sizes.allSatisfy { $0 < 80_000 })
    #expect(hexadecimalDigest(whole) == deposit.digest)

    var writer = try DepositWriter(
      Deposit(
        id: "flux", moment: try #require(Self.instant), zone: items.only(Institution.self).timeZone,
        sender: "AB123CDE", certifier: "E564ACB0", contract: "2560080000127J"))
    #expect(writer.start(type: "RNCP", code: "RNCP40792").isEmpty)
    for entry in plan.entries { #expect(writer.add(plan.result(of: entry)).isEmpty) }
    #expect(writer.finish().isEmpty)
    #expect(whole == writer.take())
  }

  @Test func `where one result would be refused, the file as a whole is`() throws {
    var items = Self.items(300)
    let plan = PublishedSessions.plan(in: items)
    let deposit = try plan.deposit(
      "RD1", flow: "flux", at: try #require(Self.instant),
      on: PublishedSessions.day(2026, 7, 10), in: items)
    items.put(PublishedSessions.identity(of: "K7", ""))
    let changed = PublishedSessions.plan(in: items)
    #expect(throws: DepositRefusal.self) { try changed.file(of: deposit, in: items) }
    #expect(throws: DepositRefusal.self) { try changed.digest(of: deposit, in: items) }
  }
}
