import SextantKernels
import Testing

@Suite struct MeasureMergeTests {
  private func table(_ text: String) throws -> MeasureTable {
    try MeasureFileReader.read(Array(text.utf8)).0
  }

  private let january = """
    day,origin,campaign,cost,clicks
    2026-01-01,ads,A,10,1
    2026-01-01,ads,B,20,2
    2026-01-02,ads,A,30,3

    """

  @Test func `the same import twice is once`() throws {
    let first = try table(january)
    let (merged, report) = first.merging(first)
    #expect(merged == first)
    #expect(report.same == 3)
    #expect(report.added + report.changed + report.dropped + report.repeated == 0)
    #expect(
      report.totals.first { $0.metric == "cost" } == .init(metric: "cost", before: 60, after: 60))
  }

  @Test func `an overlapping import replaces, adds and drops`() throws {
    let first = try table(january)
    let second = try table(
      """
      campaign;day;origin;clicks;cost
      A;2026-01-01;ads;1;10
      A;2026-01-02;ads;4;35
      C;2026-01-02;ads;5;40
      A;2026-01-03;ads;6;50

      """)
    let (merged, report) = first.merging(second)
    #expect(report.same == 1)
    #expect(report.changed == 1)
    #expect(report.added == 2)
    // B of 1 January is not in the import, which speaks of that day.
    #expect(report.dropped == 1)
    #expect(merged.metric("cost")?.values.total == 135)
    #expect(
      report.totals == [
        .init(metric: "cost", before: 60, after: 135),
        .init(metric: "clicks", before: 6, after: 16),
      ])
    let again = merged.merging(second)
    #expect(again.table == merged)
    let kept = first.merging(second, absent: .stays)
    #expect(kept.report.dropped == 0)
    #expect(kept.table.metric("cost")?.values.total == 155)
  }

  @Test func `rows told apart otherwise are told, not dropped`() throws {
    let first = try table(january)
    let byDevice = try table(
      "day,origin,campaign,device,cost\n2026-01-01,ads,A,mobile,4\n2026-01-01,ads,A,desktop,6\n")
    let report = first.merging(byDevice).report
    #expect(report.added == 2)
    #expect(report.dropped == 0)
    #expect(report.otherGrain == 2)
    let month = try table("day,lastDay,origin,campaign,cost\n2026-01-01,2026-01-31,ads,A,90\n")
    #expect(first.merging(month).report.otherGrain == 3)
  }

  @Test func `another origin or account is let be`() throws {
    let first = try table(january)
    let other = try table("day,origin,campaign,cost\n2026-01-01,meta,A,7\n")
    let report = first.merging(other).report
    #expect(report.added == 1)
    #expect(report.dropped + report.otherGrain + report.changed == 0)
    let account = try table("day,origin,account,campaign,cost\n2026-01-01,ads,x,A,7\n")
    let second = first.merging(account)
    #expect(second.report.added == 1)
    #expect(second.report.dropped == 0)
  }

  @Test func `a key met twice in one import counts by its last row`() throws {
    let twice = try table("day,origin,campaign,cost\n2026-01-01,ads,A,7\n2026-01-01,ads,A,8\n")
    let empty = MeasureTable(origin: "", days: [])
    let (merged, report) = empty.merging(twice)
    #expect(report.repeated == 1)
    #expect(merged.metric("cost")?.values.total == 8)
  }
}
