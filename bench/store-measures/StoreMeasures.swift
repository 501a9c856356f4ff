import Glibc
import SextantFiles
import SextantModel
import SextantServer

/// Measures how fast a house takes a canonical file of measures in, and how fast it answers what
/// dashboards ask: `measure-store-bench FILE FOLDER`. The folder becomes a house and is left.
@main
enum StoreMeasures {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 else { fatalError("measure-store-bench FILE FOLDER") }
    let house = try House.open(arguments[2])
    defer { house.close() }
    let author = Author("1")
    let live = try house.create("bench", .blank(title: "Bench", .french), by: author)
    let incoming = try live.receiveMeasures()
    _ = Folder.pieces(of: arguments[1]) { piece in
      do { try incoming.write(piece) } catch { fatalError("\(error)") }
    }
    var batch = ImportBatch()
    batch.id = "IM1"
    batch.title = "Bench"
    var began = seconds()
    let clock = wall()
    try live.bringIn([IncomingMeasures(batch, incoming, name: "bench")], by: author)
    print("import: \(rounded(seconds() - began)) s of CPU, \(rounded(wall() - clock)) s")
    let dossier = live.snapshot.dossier
    let report = MeasureReport(live, seeing: dossier)
    let holdings = try report.holdings()
    let rows = holdings.first?.rows ?? 0
    print("\(rows) rows, \(holdings.count) metrics")
    guard let cost = holdings.first(where: { $0.metric == "cost" }) else { return }
    let all = cost.first...cost.last
    let recent = max(cost.first, cost.last - 89)...cost.last
    let week = (cost.last - 6)...cost.last
    let before = (cost.last - 13)...(cost.last - 7)
    try timed("daily by channel, 90 days") {
      try report.byDay(.init("cost", recent)).count
    }
    try timed("daily by channel, all days") { try report.byDay(.init("cost", all)).count }
    try timed("week over week by channel") {
      try report.byChannel(.init("cost", week)).count
        + report.byChannel(.init("cost", before)).count
    }
    try timed("top 20 campaigns, 13 weeks") {
      try report.topCampaigns(.init("cost", recent), limit: 20).lines.count
    }
    try timed("top 20 campaigns, all weeks") {
      try report.topCampaigns(.init("cost", all), limit: 20).lines.count
    }
    try timed("what there is") { try report.holdings().count }
    began = seconds()
    try live.undo(by: author)
    print("undo of the whole import: \(rounded(seconds() - began)) s of CPU")
    began = seconds()
    try live.redo(by: author)
    print("redo: \(rounded(seconds() - began)) s of CPU")
  }

  private static func timed(_ name: String, _ work: () throws -> Int) throws {
    var times: [Double] = []
    var count = 0
    for _ in 0..<21 {
      let began = wall()
      count = try work()
      times.append(wall() - began)
    }
    times.sort()
    let (median, worst) = (times[10] * 1000, times[20] * 1000)
    print("\(name): \(rounded(median)) ms median, \(rounded(worst)) ms at worst, \(count) lines")
  }

  private static func seconds() -> Double {
    Double(clock()) / Double(CLOCKS_PER_SEC)
  }

  private static func wall() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
}
