#if canImport(Glibc)
  import Glibc
#endif

/// The best of some times; what is made the last time is returned.
func time<T>(_ name: String, times: Int = 5, _ work: () throws -> T) rethrows -> T {
  let clock = ContinuousClock()
  var best = Duration.seconds(3600)
  var result: T?
  for _ in 0..<times {
    result = nil
    let start = clock.now
    result = try work()
    best = min(best, clock.now - start)
  }
  let milliseconds =
    Double(best.components.attoseconds) / 1e15 + Double(best.components.seconds) * 1e3
  print("\(name): \((milliseconds * 10).rounded() / 10) ms")
  guard let result else { fatalError("nothing was timed") }
  return result
}

/// A line of this process's status, in megabytes: `VmRSS`, what it holds now; `VmHWM`, at most so far.
func megabytes(_ line: String) -> Int {
  guard let file = fopen("/proc/self/status", "r") else { return 0 }
  defer { fclose(file) }
  var buffer = [CChar](repeating: 0, count: 256)
  while fgets(&buffer, 256, file) != nil {
    let text = String(
      decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard text.hasPrefix("\(line):") else { continue }
    return (text.split(separator: " ").compactMap { Int($0) }.first ?? 0) / 1024
  }
  return 0
}
