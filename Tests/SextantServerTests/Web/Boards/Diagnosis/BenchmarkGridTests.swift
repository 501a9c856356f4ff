import SextantModel
import Testing

@testable import SextantServer

@Suite struct BenchmarkGridTests {
  private func grid(_ dossier: Dossier, on day: Day = BoardStage.day) -> BenchmarkGrid {
    BenchmarkGrid(
      dossier.find(ID<Benchmark>("BM1")) ?? Benchmark(), of: dossier, on: day, freshMonths: 12)
  }

  @Test func `means and ranks follow from the scores`() {
    let grid = grid(BoardStage.aubrelle)
    #expect(grid.cellCount == 40 && grid.filled == 40)
    #expect(grid.subjects.map(\.name).first == "Grès & Lin")
    // 32, 25, 22, 14 and 30 points over eight criteria.
    #expect(grid.subjects.map(\.mean) == [4, 3.125, 2.75, 1.75, 3.75])
    #expect(grid.subjects.map(\.rank) == [1, 3, 4, 5, 2])
    #expect(grid.lines[0].best == 5)
    #expect(grid.unsourced == 0 && grid.stale == 0)
  }

  @Test func `cells grow stale, and missing ones are counted`() throws {
    let later = try #require(Day(2027, 5, 14))
    // Noted on 12 and 13 May 2026: two subjects of eight criteria are over twelve months old.
    #expect(grid(BoardStage.aubrelle, on: later).stale == 16)
    var dossier = BoardStage.aubrelle
    var benchmark = try #require(dossier.find(ID<Benchmark>("BM1")))
    benchmark.cells.removeFirst()
    benchmark.cells[0].evidence = nil
    benchmark.cells[0].score = nil
    dossier.put(benchmark)
    let poorer = grid(dossier)
    #expect(poorer.missing == 1 && poorer.unsourced == 1)
    // 32 − 4 − 4 points over six scores.
    #expect(poorer.subjects[0].scoreCount == 6)
    #expect(poorer.subjects[0].mean == 4)
  }

  @Test func `a benchmark without scores has no mean`() throws {
    let dossier = BoardStage.aubrelle
    let vendors = try #require(dossier.find(ID<Benchmark>("BM2")))
    let grid = BenchmarkGrid(vendors, of: dossier, on: BoardStage.day, freshMonths: 12)
    #expect(grid.subjects.allSatisfy { $0.mean == nil && $0.rank == nil })
    #expect(grid.cellCount == 45 && grid.missing == 0)
  }
}
