import Foundation
import Glibc

/// A program started, waited for and read.
///
/// By `posix_spawn` and `waitpid`: Foundation's `Process` now and then misses the end of a program
/// when several are started at once, and waits for ever.
struct SpawnedProgram {
  let code: Int32
  let output: Data
  let errors: String

  struct NotStarted: Error {
    let path: String
    let number: Int32
  }

  init(_ path: String, _ arguments: [String], environment: [String: String]) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = ["out", "err"].map { folder.appending(path: $0) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    for (number, file) in files.enumerated() {
      posix_spawn_file_actions_addopen(
        &actions, Int32(number + 1), file.path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    }
    let words = ([path] + arguments).map { strdup($0) } + [nil]
    let settings = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for text in words + settings { free(text) } }
    var child: pid_t = 0
    let number = posix_spawn(&child, path, &actions, nil, words, settings)
    guard number == 0 else { throw NotStarted(path: path, number: number) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    // Ended by itself, or by a signal: as a shell would say it.
    let signal = status & 0x7F
    code = signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    output = try Data(contentsOf: files[0])
    errors = String(decoding: try Data(contentsOf: files[1]), as: UTF8.self)
  }
}
