import SextantKernels
import Testing

struct XMLReaderTests {
  /// What a reader meets, one word or text after the other; pieces of a text put together.
  private func trace(_ bytes: [UInt8], piece: Int = .max) throws -> [String] {
    var start = 0
    var xml = XMLReader {
      defer { start = min(start + min(piece, bytes.count - start), bytes.count) }
      return Array(bytes[start..<start + min(piece, bytes.count - start)])
    }
    var trace: [String] = []
    var text: [UInt8] = []
    func flush() {
      if !text.isEmpty { trace.append("“" + String(decoding: text, as: UTF8.self) + "”") }
      text = []
    }
    while true {
      switch try xml.next() {
      case .start:
        flush()
        trace.append("<" + (xml.namespace.isEmpty ? "" : "{\(xml.namespace)}") + xml.name)
      case .end:
        flush()
        trace.append(">" + xml.name)
      case .text: try xml.appendText(to: &text)
      case .finished: return trace
      }
    }
  }

  private let whole = """
    <?xml version="1.0" encoding="UTF-8" standalone="no"?>
    <!-- a remark with > and < --><!DOCTYPE a SYSTEM "a>b.dtd">
    <a xmlns="urn:one" xmlns:p='urn:two' p:x="1 &amp; 2" x="&#233;&#x1F600;">
      <p:b/>é&lt;&gt;&quot;&apos;<![CDATA[<raw> & ]] ]>]]><c xmlns="">t\r\nu\rv</c
      ><?work this?><p:d xmlns:p="urn:three"><p:e></p:e></p:d>
    </a>
    <!-- behind -->\n
    """

  @Test("elements, namespaces, texts, CDATA, references, comments and instructions are read")
  func reading() throws {
    #expect(
      try trace(Array(whole.utf8)) == [
        "<{urn:one}a", "“\n  ”", "<{urn:two}b", ">b", "“é<>\"'<raw> & ]] ]>”", "<c",
        "“t\nu\nv”", ">c", "<{urn:three}d", "<{urn:three}e", ">e", ">d", "“\n”", ">a",
      ])
  }

  @Test("it makes no difference in what pieces a file comes", arguments: [1, 2, 3, 5, 7, 64, 257])
  func pieces(piece: Int) throws {
    let bytes = Array(whole.utf8)
    #expect(try trace(bytes, piece: piece) == trace(bytes))
  }

  @Test("a text far longer than a piece comes whole, characters and references uncut")
  func longText() throws {
    let unit = "é€😀&amp;x\r\n"
    let text = String(repeating: unit, count: 60_000)
    let bytes = Array("<a><b>\(text)</b></a>".utf8)
    for piece in [1000, 65_536, 70_001, .max] {
      let trace = try trace(bytes, piece: piece)
      #expect(trace.count == 5)
      #expect(trace[2].utf8.count == "é€😀&x\n".utf8.count * 60_000 + "“”".utf8.count)
      #expect(trace[2].unicodeScalars.filter { $0 == "😀" }.count == 60_000)
    }
    var xml = XMLReader(bytes)
    #expect(try xml.nextChild(in: 0))
    #expect(try xml.nextChild(in: 1))
    #expect(try xml.elementText() == String(repeating: "é€😀&x\n", count: 60_000))
    #expect(try xml.next() == .end)
  }

  @Test("attributes are found by name and namespace, references resolved, line ends as blanks")
  func attributes() throws {
    var xml = XMLReader(
      Array(#"<a xmlns:p="urn:p" p:x="1" x = '2"&quot;' y="a&#10;b"#.utf8) + [0x0D, 0x0A]
        + Array(#"c"/>"#.utf8))
    #expect(try xml.next() == .start)
    #expect(try xml.attribute("x") == "2\"\"")
    #expect(try xml.attribute("x", namespace: "urn:p") == "1")
    #expect(try xml.attribute("y") == "a\nb c")
    #expect(try xml.attribute("z") == nil)
    #expect(xml.isNamed("a"))
    #expect(try xml.next() == .end)
    #expect(try xml.next() == .finished)
  }

  @Test("skipping leaves an element and all in it, and nothing more")
  func skipping() throws {
    var xml = XMLReader(Array("<a><b><c>x</c><c/></b><d>y</d><e/></a>".utf8))
    #expect(try xml.nextChild(in: 0))
    var names: [String] = []
    while try xml.nextChild(in: 1) {
      names.append(xml.name)
      if xml.isNamed("d") {
        #expect(try xml.elementText() == "y")
      } else {
        try xml.skip()
      }
    }
    #expect(names == ["b", "d", "e"])
    #expect(xml.depth == 0)
  }

  // MARK: - Encodings

  @Test("the same file is read in every encoding we know")
  func encodings() throws {
    let body = "<a>Été, œuvre à 5 € 😀</a>"
    let wanted = ["<a", "“Été, œuvre à 5 € 😀”", ">a"]
    #expect(try trace([0xEF, 0xBB, 0xBF] + Array(body.utf8)) == wanted)
    let little = body.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big = body.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    for piece in [1, 3, 1000] {
      #expect(try trace([0xFF, 0xFE] + little, piece: piece) == wanted)
      #expect(try trace([0xFE, 0xFF] + big, piece: piece) == wanted)
      #expect(try trace(little, piece: piece) == wanted)
      #expect(try trace(big, piece: piece) == wanted)
    }
    let latin =
      Array(#"<?xml version="1.0" encoding="ISO-8859-1"?><a>"#.utf8)
      + [0xC9, 0x74, 0xE9] + Array("</a>".utf8)
    #expect(try trace(latin) == ["<a", "“Été”", ">a"])
    let windows =
      Array("<?xml version='1.0' encoding='windows-1252'?><a>".utf8)
      + [0x35, 0xA0, 0x80, 0x9C] + Array("</a>".utf8)
    #expect(try trace(windows) == ["<a", "“5\u{A0}€œ”", ">a"])
  }

  // MARK: - Refusals

  private func refusal(_ text: String, limits: XMLReader.Limits = .init()) -> XMLProblem? {
    refusal(Array(text.utf8), limits: limits)
  }

  private func refusal(_ bytes: [UInt8], limits: XMLReader.Limits = .init()) -> XMLProblem? {
    var xml = XMLReader(bytes, limits: limits)
    var text: [UInt8] = []
    do throws(XMLProblem) {
      while true {
        switch try xml.next() {
        case .start: _ = try xml.attribute("x")
        case .text:
          try xml.appendText(to: &text)
          if String(validating: text, as: UTF8.self) == nil { return nil }
        case .end: break
        case .finished: return nil
        }
      }
    } catch {
      return error
    }
  }

  @Test("what is no XML is refused with its reason and its line")
  func refusals() {
    func expect(_ text: String, _ what: XMLProblem.What, _ line: Int = 1) {
      #expect(refusal(text) == XMLProblem(what: what, line: line), "\(text)")
    }
    expect("", .empty)
    expect("  \n <!-- nothing -->", .empty, 2)
    expect("<a>", .unfinished)
    expect("<a", .unfinished)
    expect("<a>\n<b>\n</a>", .otherEnd, 3)
    expect("<a></a >x", .trailing)
    expect("<a/>\n\n<b/>", .trailing, 3)
    expect("text", .unexpected)
    expect("</a>", .unexpected)
    expect("<1/>", .unexpected)
    expect("<a b/>", .unexpected)
    expect("<a b=1/>", .unexpected)
    expect("<a b=\"1\"c=\"2\"/>", .unexpected)
    expect("<a b=\"<\"/>", .unexpected)
    expect("<a x=\"1\" x=\"2\"/>", .doubleAttribute)
    expect("<a>&nbsp;</a>", .unknownEntity)
    expect("<a>& </a>", .unexpected)
    expect("<a>&#0;</a>", .badText)
    expect("<a>&#xD800;</a>", .badText)
    expect("<a>&#x110000;</a>", .badText)
    expect("<a>&#+33;</a>", .badText)
    expect("<a>\n\u{1}</a>", .badText, 2)
    expect("<p:a/>", .unknownPrefix)
    expect("<a><b xmlns:p='u'/><p:c/></a>", .unknownPrefix)
    expect("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", .documentType)
    expect("<a><!DOCTYPE a></a>", .unexpected)
    expect("<a><![CDATA[x</a>", .unfinished)
    expect("<!-- x", .unfinished)
    expect("<?xml version=\"1.0\" encoding=\"EBCDIC\"?><a/>", .unknownEncoding)
  }

  @Test("an entity that would swell a thousand times is not even read")
  func laughs() {
    let text = """
      <!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>
      <l>&c;</l>
      """
    #expect(refusal(text)?.what == .documentType)
  }

  @Test("limits hold: depth, length of a tag, number of attributes")
  func limits() {
    var limits = XMLReader.Limits()
    limits.depth = 3
    limits.length = 1000
    limits.attributes = 2
    #expect(refusal("<a><a><a></a></a></a>", limits: limits) == nil)
    #expect(refusal("<a><a><a><a/></a></a></a>", limits: limits)?.what == .tooDeep)
    let long = "<a b=\"" + String(repeating: "x", count: 200_000)
    #expect(refusal(long, limits: limits)?.what == .tooLong)
    #expect(refusal("<a b='' c='' d=''/>", limits: limits)?.what == .unexpected)
    let namespace = "<a xmlns='" + String(repeating: "u", count: 5000) + "'/>"
    #expect(refusal(namespace)?.what == .tooLong)
    #expect(
      refusal("<!--" + String(repeating: "x", count: 200_000), limits: limits)?.what
        == .tooLong)
    var xml = XMLReader(
      Array(("<a>" + String(repeating: "x", count: 2000) + "</a>").utf8), limits: limits)
    #expect(throws: XMLProblem(what: .tooLong, line: 1)) {
      _ = try xml.next()
      _ = try xml.elementText()
    }
  }

  @Test("bytes cut off in UTF-16, or half a pair, are no text")
  func brokenUTF16() {
    #expect(refusal([0xFF, 0xFE, 0x3C, 0x00, 0x61])?.what == .badText)
    #expect(refusal([0xFE, 0xFF, 0xDC, 0x00, 0x00, 0x3C])?.what == .badText)
    #expect(refusal([0xFE, 0xFF, 0xD8, 0x00, 0x00, 0x3C])?.what == .badText)
  }

  @Test("files changed at random are read or refused, in any pieces, always alike")
  func fuzz() {
    let good = Array(whole.utf8)
    var state: UInt64 = 3
    func random(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    let marks = Array("<>&;\"'/!?[]-=: \u{0}a".utf8) + [0xC3, 0xFF]
    var refused = 0
    for _ in 0..<4000 {
      var bytes = good
      for _ in 0...random(4) {
        switch random(3) {
        case 0: bytes[random(bytes.count)] = marks[random(marks.count)]
        case 1: bytes.insert(marks[random(marks.count)], at: random(bytes.count))
        default: bytes.remove(at: random(bytes.count))
        }
      }
      func outcome(_ piece: Int) -> [String] {
        do { return try trace(bytes, piece: piece) } catch {
          return [(error as? XMLProblem)?.what.rawValue ?? "other"]
        }
      }
      let wanted = outcome(.max)
      if wanted.count == 1 { refused += 1 }
      #expect(outcome(1 + random(9)) == wanted)
    }
    #expect(refused > 1000)
  }
}
