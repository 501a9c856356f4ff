import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// A program that runs beside the tests, with what it printed.
///
/// A shell stands between: it ends the program when our end of its line closes, so that nothing
/// goes on running after tests that crashed. It is started by hand, since `Process` hands down the
/// signals that its own threads keep back, and what is started so hears no request to end.
final class Program: @unchecked Sendable {
  private let shell: pid_t
  private let line: Int32
  private var isOurs = true
  /// A file without a name: nothing of it is left behind.
  private let log: Int32

  init(_ path: String, _ arguments: [String], _ more: [String: String] = [:]) throws {
    Self.turn.lock()
    defer { Self.turn.unlock() }
    let name = FileManager.default.temporaryDirectory.path + "/sextant-\(UUID().uuidString).log"
    log = open(name, O_RDWR | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0o600)
    unlink(name)
    var ends: [Int32] = [0, 0]
    guard log >= 0, pipe(&ends) == 0 else { throw Trouble("no file or pipe: \(errno)") }
    defer { close(ends[0]) }
    line = ends[1]
    // No other program may hold our end open.
    _ = fcntl(line, F_SETFD, FD_CLOEXEC)
    // What is said to the tests is none of a program's settings.
    let surroundings = ProcessInfo.processInfo.environment
      .filter { !$0.key.hasPrefix("SEXTANT_") }.merging(more) { $1 }
    let process = Self.start(
      ["/bin/sh", "-c", Self.watch, "sh", path] + arguments,
      surroundings.map { "\($0.key)=\($0.value)" }, reading: ends[0], writing: log)
    guard let process else { throw Trouble("\(path) does not start") }
    shell = process
  }

  deinit {
    if isOurs { close(line) }
    close(log)
  }

  private static let turn = NSLock()

  private static let watch = """
    exec 3<&0
    "$@" 3<&- </dev/null & child=$!
    (read -r _; kill "$child"; sleep 10; kill -9 "$child") <&3 >/dev/null 2>&1 & watch=$!
    exec 3<&-
    wait "$child"; code=$?
    kill "$watch"
    exit "$code"
    """

  private static func start(
    _ words: [String], _ surroundings: [String], reading line: Int32, writing log: Int32
  ) -> pid_t? {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    posix_spawn_file_actions_adddup2(&files, line, 0)
    posix_spawn_file_actions_adddup2(&files, log, 1)
    posix_spawn_file_actions_adddup2(&files, log, 2)

    let arguments = words.map { strdup($0) } + [nil]
    let environment = surroundings.map { strdup($0) } + [nil]
    defer { for text in arguments + environment { free(text) } }
    var process: pid_t = 0
    let failure = posix_spawn(&process, words[0], &files, &attributes, arguments, environment)
    return failure == 0 ? process : nil
  }

  var printed: String {
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let count = pread(log, &bytes, bytes.count, 0)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }

  /// What stands between two texts of what the program prints, as soon as it has printed it.
  func said(after start: String, before end: String) async throws -> String {
    for _ in 0..<1200 {
      let text = printed
      if let from = text.range(of: start)?.upperBound,
        let to = text.range(of: end, range: from..<text.endIndex)?.lowerBound
      {
        return String(text[from..<to])
      }
      if hasEnded() { break }
      try await Task.sleep(for: .milliseconds(50))
    }
    throw Trouble("it never said “\(start)”: \(printed)")
  }

  /// Waits until it has ended by itself.
  ///
  /// - Returns: its exit code.
  @discardableResult
  func end() async throws -> Int32 {
    for _ in 0..<3000 {
      if hasEnded() { return (endedWith >> 8) & 0xFF }
      try await Task.sleep(for: .milliseconds(20))
    }
    throw Trouble("it does not end: \(printed)")
  }

  func stop() async throws {
    // Closed once: its number may be another's by now.
    if isOurs { close(line) }
    isOurs = false
    for _ in 0..<1000 {
      if hasEnded() { return }
      try await Task.sleep(for: .milliseconds(20))
    }
    throw Trouble("it does not stop: \(printed)")
  }

  /// Lets the program write no more to any file, as on a full disk, or write again.
  func holdFiles(_ areHeld: Bool) async throws {
    let limiter = try Program(
      try Rig.need(Rig.limiterPath, "prlimit"),
      ["--pid", String(try child()), "--fsize=\(areHeld ? "0" : "unlimited"):"])
    guard try await limiter.end() == 0 else { throw Trouble(limiter.printed) }
  }

  /// The program itself, among the shell's children.
  private func child() throws -> pid_t {
    for name in try FileManager.default.contentsOfDirectory(atPath: "/proc") {
      // After the name, which may hold anything: the state, the parent.
      guard let number = pid_t(name),
        let line = try? String(contentsOfFile: "/proc/\(name)/stat", encoding: .utf8),
        let start = line.firstIndex(of: "("), let end = line.lastIndex(of: ")")
      else { continue }
      let rest = line[end...].split(separator: " ")
      if rest.count > 2, pid_t(rest[2]) == shell,
        line[line.index(after: start)..<end].hasPrefix("sextant")
      {
        return number
      }
    }
    throw Trouble("the program does not run")
  }

  /// What the shell ended with: it gives its child's exit code on.
  private var endedWith: Int32 = 0
  private var isOver = false

  private func hasEnded() -> Bool {
    Self.turn.lock()
    defer { Self.turn.unlock() }
    if isOver { return true }
    var status: Int32 = 0
    guard waitpid(shell, &status, WNOHANG) != 0 else { return false }
    (isOver, endedWith) = (true, status)
    return true
  }
}
