import SextantModel
import SextantServer

#if canImport(Glibc)
  import Glibc
#endif

extension Storm {
  /// Figures of the store, one a line: what was done, how often, how long it took.
  static func measure(in folder: String, example: String) throws {
    guard let source = DossierFolder(example).source() else { return say("no \(example)") }
    var house = try House.open(folder, sealing: sealed)
    let made = try timed("create from the example") {
      try house.create("example", source, by: "bench")
    }
    say("items \(made.snapshot.dossier.count)")
    house.close()

    house = try timed("open the house") { try House.open(folder, sealing: sealed) }
    let before = residentKilobytes()
    guard let dossier = try timed("load the example", { try house.dossier("example") }) else {
      return
    }
    say("memory of the example loaded: \(residentKilobytes() - before) kB")

    let writes = 500
    try timed("\(writes) changes of one item, each on disk") {
      for number in 0..<writes {
        _ = try dossier.apply(
          [.put(comment("K1", "text \(number)", "bench"))], by: "bench", verb: "bench")
      }
    }
    let measures = (0..<50_000).map { number -> ItemChange in
      var measure = Measure()
      let metric = "M\(number / 1000)"
      measure.metric = ID(metric)
      let day = Day(number: Int32(738_000 + number % 1000))
      measure.period = Period(first: day, last: day)
      measure.value = Double(number) / 7
      measure.id = ID("\(metric)/\(number % 1000)")
      return .put(measure)
    }
    _ = try timed("50,000 measures in one entry") {
      try dossier.apply(measures, by: "bench", verb: "import")
    }
    try timed("100 changes of one item beside 50,000 measures") {
      for number in 0..<100 {
        _ = try dossier.apply(
          [.put(comment("K1", "again \(number)", "other"))], by: "other", verb: "bench")
      }
    }
    _ = try timed("undo the 50,000") { try dossier.undo(by: "bench") }
    _ = try timed("redo the 50,000") { try dossier.redo(by: "bench") }
    house.close()
    house = try House.open(folder, sealing: sealed)
    _ = try timed("load the example with 50,000 measures") { try house.dossier("example") }
    let result = try timed("verify") { try house.verify() }
    say("sound \(result.isSound)")
    try timed("back up") { try house.backup(to: folder + "-backup") }
    house.close()
    say("largest memory \(largestKilobytes()) kB")
  }

  @discardableResult
  private static func timed<Value>(_ what: String, _ body: () throws -> Value) rethrows -> Value {
    let clock = ContinuousClock()
    var result: Value?
    let time = try clock.measure { result = try body() }
    let milliseconds =
      Double(time.components.attoseconds) / 1e15 + Double(time.components.seconds) * 1e3
    say("\(what): \((milliseconds * 10).rounded() / 10) ms")
    guard let result else { fatalError("the clock ran nothing") }
    return result
  }

  private static func largestKilobytes() -> Int {
    var usage = rusage()
    getrusage(0, &usage)
    return usage.ru_maxrss
  }

  private static func residentKilobytes() -> Int {
    let file = open("/proc/self/statm", O_RDONLY)
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 200)
    let count = read(file, &bytes, bytes.count)
    let words = String(decoding: bytes[..<max(0, count)], as: UTF8.self).split(separator: " ")
    return words.count > 1 ? (Int(words[1]) ?? 0) * 4 : 0
  }
}
