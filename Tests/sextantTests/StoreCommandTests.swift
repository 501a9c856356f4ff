import Foundation
import Glibc
import Testing

/// The commands of a data folder, as they are typed.
@Suite struct StoreCommandTests {
  private func run(_ arguments: String...) throws -> (code: Int32, text: String) {
    let result = try CommandTests.run(arguments + ["--lang", "en"])
    return (result.code, String(decoding: result.output, as: UTF8.self) + result.errors)
  }

  @Test func `a dossier is imported, exported, backed up, restored and verified`() throws {
    let root = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: root) }
    let imported = try run("import", CommandTests.example, "--data", root + "/data", "--key", "a")
    #expect(imported.code == 0 && imported.text.contains("Dossier “a” made"), "\(imported)")
    let again = try run("import", CommandTests.example, "--data", root + "/data", "--key", "a")
    #expect(again.code == 2 && again.text.contains("taken"), "\(again)")

    let verified = try run("verify", "--data", root + "/data")
    #expect(verified.code == 0 && verified.text.contains("All is intact"), "\(verified)")

    let exported = try run("export", "a", root + "/out", "--data", root + "/data")
    #expect(exported.code == 0, "\(exported)")
    let checked = try run("check", root + "/out")
    let original = try run("check", CommandTests.example)
    #expect(checked.code == 0 && checked.text == original.text)
    let unknown = try run("export", "b", root + "/out2", "--data", root + "/data")
    #expect(unknown.code == 2 && unknown.text.contains("Known dossiers: a"), "\(unknown)")

    #expect(try run("backup", root + "/copy", "--data", root + "/data").code == 0)
    let restored = try run("restore", root + "/copy", "--data", root + "/second")
    #expect(restored.code == 0 && restored.text.contains("All is intact"), "\(restored)")
    #expect(try run("restore", root + "/copy", "--data", root + "/second").code == 2)
    #expect(try run("verify", "--data", root + "/nothing").code == 2)
  }

  @Test func `a port that is taken, and an address that is not ours, are said in words`() throws {
    let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isHeld = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, length) == 0 && listen(socket, 1) == 0
          && getsockname(socket, $0, &length) == 0
      }
    }
    try #require(isHeld)
    let port = String(UInt16(bigEndian: address.sin_port))
    let root = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: root) }
    let served = try run("serve", "--data", root, "--port", port)
    #expect(served.code == 2 && served.text.contains("Port \(port) is taken"), "\(served)")
    let elsewhere = try run("serve", "--data", root, "--port", "0", "--host", "192.0.2.1")
    #expect(elsewhere.code == 2 && elsewhere.text.contains("the address “192.0.2.1”"))
  }

  @Test func `what is broken ends with 1`() throws {
    let root = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: root) }
    #expect(try run("import", CommandTests.example, "--data", root, "--key", "a").code == 0)
    // The title stands in the row, in the journal and in no digest's way: one letter is enough.
    let path = root + "/sextant.sqlite"
    var bytes = try Data(contentsOf: URL(filePath: path))
    let title = Data(#""title":""#.utf8)
    let place = try #require(bytes.range(of: title)?.upperBound)
    bytes[place] = bytes[place] == UInt8(ascii: "X") ? UInt8(ascii: "Y") : UInt8(ascii: "X")
    try bytes.write(to: URL(filePath: path))
    let result = try run("verify", "--data", root)
    #expect(result.code == 1 && result.text.contains("Not all is intact"), "\(result)")
  }
}
