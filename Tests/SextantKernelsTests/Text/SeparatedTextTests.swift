import SextantKernels
import Testing

@Suite struct SeparatedTextTests {
  private func table(_ text: String, separator: UInt8? = nil) -> [[String]] {
    rows(of: SeparatedText(parsing: Array(text.utf8), separator: separator))
  }

  private func rows(of text: SeparatedText) -> [[String]] {
    (0..<text.rowCount).map { row in
      (0..<text.columnCount(row)).map { text.string(row, $0) ?? "?" }
    }
  }

  @Test(arguments: [
    ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]), ("a,b\r\n1,2", [["a", "b"], ["1", "2"]]),
    ("a,\n,\n", [["a", ""], ["", ""]]), ("a,b,", [["a", "b", ""]]), ("", []),
    ("\n\na\n\n", [["a"]]),
    ("\"a,b\",c", [["a,b", "c"]]), ("\"a\nb\",c\nd,e", [["a\nb", "c"], ["d", "e"]]),
    ("\"say \"\"hi\"\"\",\"\"", [["say \"hi\"", ""]]), ("\"\"\n", [[""]]),
    ("a,b\n1\n1,2,3", [["a", "b"], ["1"], ["1", "2", "3"]]), (" a , b ", [[" a ", " b "]]),
    ("date;coût\n1;2,5", [["date", "coût"], ["1", "2,5"]]),
    ("a\tb,c\n1\t2", [["a", "b,c"], ["1", "2"]]),
    ("\"a;b;c\",d\n1,2", [["a;b;c", "d"], ["1", "2"]]),
  ])
  func `rows and cells follow RFC 4180, the separator is guessed`(text: String, rows: [[String]]) {
    #expect(table(text) == rows)
    #expect(SeparatedText(parsing: Array(text.utf8)).problems == [])
  }

  @Test(arguments: [
    ("a\"b,c", [["a\"b", "c"]], TextProblem.Code.strayQuote, 1),
    ("\"a\"b,c\nd", [["\"a\"b", "c"], ["d"]], .textAfterQuote, 3),
    ("x,\"a,b\nc,d", [["x", "\"a", "b"], ["c", "d"]], .unterminatedQuote, 2),
  ])
  func `a quote out of place is told and its cell read as text`(
    text: String, rows: [[String]], code: TextProblem.Code, offset: UInt32
  ) {
    let read = SeparatedText(parsing: Array(text.utf8))
    #expect(self.rows(of: read) == rows)
    #expect(read.problems == [TextProblem(code: code, offset: offset)])
  }

  @Test func `a row tells its line, its raw bytes and where it is too short`() {
    let text = SeparatedText(parsing: Array("a,b\n\n\"x\ny\",\"\"\"\"\nz".utf8))
    #expect((0..<3).map(text.line(ofRow:)) == [1, 3, 5])
    #expect(text.cell(1, 0) == 6..<9)
    #expect(text.cell(1, 1) == 12..<14)
    #expect(text.string(1, 1) == "\"")
    #expect(text.string(2, 1) == nil)
    #expect(text.cell(2, 1) == nil)
  }

  @Test func `a written row quotes only what needs it`() {
    var bytes: [UInt8] = []
    appendSeparatedRow(["a b", "c,d", "e\"f", "g\nh", "", "é;"], to: &bytes)
    appendSeparatedRow([""], to: &bytes)
    appendSeparatedRow(["a,b", "c;d"], separator: UInt8(ascii: ";"), to: &bytes)
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == "a b,\"c,d\",\"e\"\"f\",\"g\nh\",,é;\n\"\"\na,b;\"c;d\"\n")
  }

  @Test func `every row reads back the same`() {
    var random = SmallRandom(state: 11)
    for _ in 0..<5_000 {
      let rows = (0..<1 + random.next(3)).map { _ in
        (0..<1 + random.next(4)).map { _ in random.string() }
      }
      let separator = [0x2C, 0x3B, 0x09][random.next(3)] as UInt8
      var bytes: [UInt8] = []
      for row in rows { appendSeparatedRow(row, separator: separator, to: &bytes) }
      let read = SeparatedText(parsing: bytes, separator: separator)
      #expect(read.problems == [])
      let same = self.rows(of: read).elementsEqual(rows) { a, b in
        a.elementsEqual(b) { $0.utf8.elementsEqual($1.utf8) }
      }
      #expect(same, "\(rows)")
    }
  }
}
