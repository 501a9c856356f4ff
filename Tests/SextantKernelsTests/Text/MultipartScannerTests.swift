import SextantKernels
import Testing

@Suite("Forms with files")
struct MultipartScannerTests {
  private let body =
    "--XX\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\nabc\r\n"
    + "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"devis n°1.pdf\"\r\n"
    + "Content-Type: application/pdf\r\n\r\n%PDF\r\n--X not yet\r\n\r\n--XX--\r\n"

  @Test("The parts are read, whatever the chunks they arrive in")
  func chunks() throws {
    let bytes = Array(body.utf8)
    for size in [1, 2, 3, 7, 50, bytes.count] {
      var scanner = MultipartScanner(boundary: "XX")
      var names: [String] = []
      var contents: [String] = []
      var current: [UInt8] = []
      for start in stride(from: 0, to: bytes.count, by: size) {
        for event in try scanner.read(bytes[start..<min(start + size, bytes.count)]) {
          switch event {
          case .part(let name, let fileName, let type):
            names.append("\(name)|\(fileName ?? "-")|\(type ?? "-")")
          case .bytes(let more): current += more
          case .partEnd:
            contents.append(String(decoding: current, as: UTF8.self))
            current = []
          case .end: names.append("end")
          }
        }
      }
      #expect(names == ["token|-|-", "file|devis n°1.pdf|application/pdf", "end"])
      #expect(contents == ["abc", "%PDF\r\n--X not yet\r\n"])
      #expect(scanner.isComplete)
    }
  }

  @Test("A body that was cut is not complete; one that is no multipart is refused")
  func broken() throws {
    var cut = MultipartScanner(boundary: "XX")
    _ = try cut.read(Array(body.utf8.prefix(80)))
    #expect(!cut.isComplete)
    var other = MultipartScanner(boundary: "XX")
    #expect(throws: MultipartScanner.Failure.malformed) {
      try other.read(Array("hello world".utf8))
    }
    var long = MultipartScanner(boundary: "XX")
    #expect(throws: MultipartScanner.Failure.headTooLong) {
      try long.read(Array("--XX\r\n".utf8) + [UInt8](repeating: 65, count: 10_000))
    }
  }

  @Test("The boundary is taken from the content type")
  func boundary() {
    #expect(MultipartScanner.boundary(of: "multipart/form-data; boundary=\"a b\"") == "ab")
    #expect(MultipartScanner.boundary(of: "multipart/form-data; boundary=----x1") == "----x1")
    #expect(MultipartScanner.boundary(of: "multipart/form-data") == nil)
    #expect(MultipartScanner.boundary(of: "text/plain; boundary=x") == nil)
  }
}
