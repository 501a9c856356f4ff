import SextantKernels
import Testing

struct XMLWriterTests {
  @Test("what is written can be read back: marks, line ends and quotation marks kept")
  func roundTrip() throws {
    let text = "a < b && c > d “é” \"'\t\r\n]]> 😀"
    var writer = XMLWriter()
    writer.open("p:a")
    writer.attribute("xmlns:p", "urn:p")
    writer.attribute("x", text)
    writer.element("b", text)
    writer.open("c")
    writer.close("c")
    writer.close("p:a")
    let bytes = writer.take()
    #expect(writer.count == 0)
    var xml = XMLReader(bytes)
    #expect(try xml.next() == .start)
    #expect(try xml.attribute("x") == text)
    #expect(try xml.nextChild(in: 1))
    #expect(try xml.elementText() == text)
    #expect(try xml.nextChild(in: 1))
    #expect(xml.name == "c")
  }

  @Test("elements stand one in another with blanks before them where asked")
  func indented() {
    var writer = XMLWriter(indent: 2)
    writer.open("a")
    writer.element("b", "1")
    writer.open("c")
    writer.open("d")
    writer.close("d")
    writer.close("c")
    writer.close("a")
    #expect(
      String(decoding: writer.take(), as: UTF8.self)
        == """
        <?xml version="1.0" encoding="UTF-8"?>
        \u{0}<a>
          <b>1</b>
          <c>
            <d/>
          </c>
        </a>
        """.replacing("\u{0}", with: ""))
  }

  @Test("characters that XML cannot hold are told")
  func characters() {
    #expect(XMLWriter.canHold("Été\t\r\n😀\u{FFFD}"))
    #expect(!XMLWriter.canHold("a\u{0}"))
    #expect(!XMLWriter.canHold("\u{1F}"))
    #expect(!XMLWriter.canHold("\u{FFFE}"))
  }
}
