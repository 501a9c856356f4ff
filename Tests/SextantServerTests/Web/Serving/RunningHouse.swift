import Foundation
import Hummingbird
import ServiceLifecycle
import Synchronization
import Testing

@testable import SextantServer

#if canImport(Glibc)
  import Glibc
#endif

/// A house served on a port of this machine, for what only a real connection shows.
final class RunningHouse: Sendable {
  let served: ServedHouse
  let port: Int
  private let task: Task<Void, any Error>

  /// - Parameters:
  ///   - set: what differs from a house that is set up for this machine alone.
  ///   - change: what differs in the site.
  init(
    _ set: @escaping (inout Settings) -> Void = { _ in },
    site change: (inout Site) -> Void = { _ in }
  ) async throws {
    let number = freeTestPort()
    served = try ServedHouse {
      $0.publicAddress = ""
      $0.port = number
      $0.logLevel = .error
      set(&$0)
    }
    port = number
    var site = served.site
    change(&site)
    let box = ReadyBox()
    let application = site.application { _ in box.set() }
    task = Task { try await application.run() }
    for _ in 0..<6000 where !box.isSet { try await Task.sleep(for: .milliseconds(10)) }
  }

  deinit { task.cancel() }

  private final class ReadyBox: Sendable {
    private let value = Mutex(false)
    var isSet: Bool { value.withLock { $0 } }
    func set() { value.withLock { $0 = true } }
  }

  func connect() throws -> RawConnection { try RawConnection(port: port) }

  /// Sends one request on a connection of its own, and reads all of the answer.
  func ask(
    _ line: String, _ headers: [String] = [], body: String = ""
  ) async throws -> String {
    let connection = try connect()
    var lines = ["\(line) HTTP/1.1", "Connection: close"] + headers
    if !headers.contains(where: { $0.hasPrefix("Host:") }) {
      lines.append("Host: 127.0.0.1:\(port)")
    }
    if !body.isEmpty {
      lines += [
        "Content-Type: application/x-www-form-urlencoded", "Content-Length: \(body.utf8.count)",
      ]
    }
    try connection.send(lines.joined(separator: "\r\n") + "\r\n\r\n" + body)
    return try await connection.read(for: .seconds(60))
  }
}

/// A connection on which a test sends whatever bytes it likes, whenever it likes.
final class RawConnection: Sendable {
  private let socket: Int32

  init(port: Int) throws {
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    address.sin_port = in_port_t(UInt16(port)).bigEndian
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Glibc.connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else { throw ServedHouse.Unexpected(what: "no connection") }
    _ = fcntl(socket, F_SETFL, O_NONBLOCK)
  }

  deinit { close(socket) }

  func send(_ text: String) throws {
    let bytes = Array(text.utf8)
    guard Glibc.send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else {
      throw ServedHouse.Unexpected(what: "the connection is closed")
    }
  }

  /// What has come so far; `nil` once the other side has closed.
  private func take() -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = recv(socket, &buffer, buffer.count, 0)
    if count == 0 { return nil }
    if count < 0 { return errno == EAGAIN || errno == EINTR ? [] : nil }
    return Array(buffer[..<count])
  }

  private let got = Mutex<[UInt8]>([])
  private let ended = Mutex(false)
  var isClosed: Bool { ended.withLock { $0 } }

  /// Reads until a condition holds, the other side closes or the time is over.
  @discardableResult
  func read(
    for time: Duration, until condition: (String) -> Bool = { _ in false }
  ) async throws -> String {
    let end = ContinuousClock.now + time
    while ContinuousClock.now < end {
      guard let more = take() else {
        ended.withLock { $0 = true }
        break
      }
      got.withLock { $0 += more }
      if condition(text) { break }
      if more.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
    }
    return text
  }

  var text: String { String(decoding: got.withLock { $0 }, as: UTF8.self) }
}

/// A port of this machine that nobody listens on just now.
private func freeTestPort() -> Int {
  let server = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
  defer { close(server) }
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
  var length = socklen_t(MemoryLayout<sockaddr_in>.size)
  let isBound = withUnsafeMutablePointer(to: &address) { pointer in
    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
      bind(server, $0, length) == 0 && getsockname(server, $0, &length) == 0
    }
  }
  return isBound ? Int(UInt16(bigEndian: address.sin_port)) : 0
}
