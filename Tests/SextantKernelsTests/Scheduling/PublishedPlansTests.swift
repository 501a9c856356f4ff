import SextantKernels
import Testing

/// PSPLIB J30 (Kolisch and Sprecher 1996), where the data stands beside the repository.
@Suite(
  .enabled(
    if: SharedData.text("scheduling/psplib-j30.csv") != nil,
    "../shared/data/scheduling is absent: published plans are left out"))
struct PublishedPlansTests {
  @Test(arguments: ["j301_1", "j305_3", "j3013_2", "j3017_9", "j3048_10"])
  func `a published plan is levelled soundly, no shorter than its proven best`(_ name: String)
    throws
  {
    let text = try #require(SharedData.text("scheduling/psplib-j30/\(name).sm"))
    let table = try #require(SharedData.text("scheduling/psplib-j30.csv"))
    let row = try #require(
      table.split(whereSeparator: \.isNewline).first { $0.hasPrefix("\(name),") })
    let best = try #require(Int(row.split(separator: ",")[2]))
    let problem = try Self.problem(text)
    #expect(problem.tasks.count == 32)
    let schedule = try problem.levelled(budget: 200)
    #expect(problem.breaches(of: schedule) == [])
    #expect(schedule.bound <= best)
    #expect(schedule.end >= best)
    #expect(Double(schedule.end) <= Double(best) * 1.08)
    #expect(schedule.generated <= 200)
  }

  /// Rows of numbers: three and successors, then job, mode, duration and needs, then capacities.
  static func problem(_ text: String) throws -> LevellingProblem {
    let blocks = text.split(separator: "****", omittingEmptySubsequences: true)
      .map { block in
        block.split(whereSeparator: \.isNewline).compactMap { line -> [Int]? in
          let words = line.split(separator: " ")
          let numbers = words.compactMap { Int($0) }
          return numbers.count == words.count && !numbers.isEmpty ? numbers : nil
        }
      }.filter { !$0.isEmpty }
    try #require(blocks.count == 4)
    return try LevellingProblem(
      tasks: blocks[2].map { row in
        LevellingProblem.Task(
          duration: row[2],
          needs: row.dropFirst(3).enumerated().map { LevellingProblem.Need($0.offset, $0.element) })
      },
      links: blocks[1].flatMap { row in row.dropFirst(3).map { TaskLink(row[0] - 1, $0 - 1) } },
      resources: blocks[3][0].map { CapacityProfile($0) })
  }
}
