import Foundation
import Glibc
import Testing

/// What is said where nobody can be answered at the address that was asked for.
@Suite struct ServeCommandTests {
  private func demo(_ arguments: String...) throws -> (code: Int32, text: String) {
    let data = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: data) }
    let result = try CommandTests.run(["demo", "--data", data, "--lang", "en"] + arguments)
    return (result.code, result.errors)
  }

  @Test func `a port that is taken is named, with how to choose another`() throws {
    let other = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(other) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isTaken = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(other, $0, length) == 0 && listen(other, 1) == 0
          && getsockname(other, $0, &length) == 0
      }
    }
    try #require(isTaken)
    let port = UInt16(bigEndian: address.sin_port)
    let (code, text) = try demo("--port", "\(port)")
    #expect(code == 2)
    #expect(text.contains("Port \(port) is taken. Choose another with --port"), "\(text)")
  }
}
