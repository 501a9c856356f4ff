import SextantKernels
import Testing

@Suite struct ScalarTextTests {
  @Test(arguments: [
    ("bougie parfumée", "bougie parfumée"), ("it's 5 % up", "it's 5 % up"), ("a:b", "a:b"),
    ("a#b", "a#b"), ("https://example.org/?a=b", "https://example.org/?a=b"), ("🎯", "🎯"),
    ("", #""""#), (" a", #"" a""#), ("a ", #""a ""#), ("a: b", #""a: b""#), ("a:", #""a:""#),
    ("a #b", #""a #b""#), ("- a", #""- a""#), ("-a", #""-a""#), ("*a", #""*a""#), ("~", #""~""#),
    ("Null", #""Null""#), ("yes", #""yes""#), ("OFF", #""OFF""#), ("n", #""n""#),
    ("nul", "nul"), ("12", #""12""#), ("1_000", #""1_000""#), ("0x1F", #""0x1F""#),
    ("+33 6 12", #""+33 6 12""#), (".5", #"".5""#), (".inf", #"".inf""#), ("1e3", #""1e3""#),
    ("2026-01-31", #""2026-01-31""#), ("12:30", #""12:30""#), ("12 bougies", "12 bougies"),
    ("3.2 km", "3.2 km"), ("<<", #""<<""#), ("=", #""=""#), ("...", #""...""#),
    ("a\tb", #""a\tb""#), ("say \"hi\"", "say \"hi\""), ("\"hi\"", #""\"hi\"""#),
    ("\u{1}", #""\u0001""#), ("a\u{85}b", #""a\u0085b""#), ("a\u{2028}b", #""a\u2028b""#),
    ("\u{FEFF}a", #""\ufeffa""#), ("a\r\nb", #""a\r\nb""#), ("\n", #""\n""#),
  ])
  func `a string is quoted only where some reader would take it for something else`(
    string: String, text: String
  ) {
    #expect(scalarText(string, indent: 2) == text)
  }

  @Test(arguments: [
    ("a\nb", "|-\n  a\n  b"), ("a\nb\n", "|\n  a\n  b"), ("a\n\n", "|+\n  a\n"),
    ("a\n\n  b: # c\n", "|\n  a\n\n    b: # c"), ("\na", "|-\n\n  a"),
    ("a\tb\nc", "|-\n  a\tb\n  c"),
    (" a\nb", #"" a\nb""#), ("a \nb", #""a \nb""#), ("a\n\tb", #""a\n\tb""#),
  ])
  func `lines become a literal block unless blanks would get lost`(string: String, text: String) {
    #expect(scalarText(string, indent: 2) == text)
  }

  @Test func `keys and entries between brackets stay on one line`() {
    #expect(scalarText("a\nb", indent: 2, oneLine: true) == #""a\nb""#)
    #expect(scalarText("a, b", indent: 2, oneLine: true) == #""a, b""#)
    #expect(scalarText("a, b", indent: 2) == "a, b")
    #expect(scalarText("why?", indent: 2, oneLine: true) == #""why?""#)
    #expect(scalarText("a:b", indent: 2, oneLine: true) == #""a:b""#)
  }

  @Test func `every string reads back the same from a map, a list and brackets`() {
    var random = SmallRandom(state: 7)
    for _ in 0..<20_000 {
      let string = random.string()
      let plain = scalarText(string, indent: 4)
      let oneLine = scalarText(string, indent: 4, oneLine: true)
      let text = """
        map:
          first: \(plain)
          second: x
        list:
          - \(plain)
          - - \(scalarText(string, indent: 6))
        flow: [\(oneLine), {k: \(oneLine)}]
        keys:
          \(oneLine): x
        last: \(scalarText(string, indent: 1))

        """
      let tree = TextTree(parsing: Array(text.utf8))
      let map = tree.value(for: "map", in: 0)!
      let list = tree.value(for: "list", in: 0)!
      let flow = tree.value(for: "flow", in: 0)!
      let nodes = [
        tree.value(for: "first", in: map), list + 1, list + 3, flow + 1, flow + 4,
        tree.value(for: "keys", in: 0)! + 1, tree.value(for: "last", in: 0),
      ]
      let same = nodes.allSatisfy { node in
        node.map { tree.string($0).utf8.elementsEqual(string.utf8) } ?? false
      }
      #expect(tree.problems == [] && same, "\(string.debugDescription) as \(text)")
      if !same { return }
    }
  }
}

/// A small generator of strings that readers stumble over, the same on every run.
struct SmallRandom {
  var state: UInt64

  mutating func next(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }

  mutating func string() -> String {
    let pieces = [
      "a", "b c", " ", "  ", "\n", "\n\n", "\t", "\r", "\r\n", ":", ": ", "#", " #", "-", "- ",
      "---", "...", "?", "[", "]", "{", "}", ",", "&", "*", "!", "|", ">", "'", "\"", "%", "@",
      "`", "\\", "\\n", "null", "~", "yes", "0", "12", "1.5", "é", "e\u{301}", "🎯", "👩‍👩‍👧",
      "\u{A0}", "\u{85}", "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFE}", "\u{FFFF}", "\u{0}",
      "\u{1B}", "\u{7F}", "\u{9F}", "\u{10FFFF}", "\u{1FFFE}", "=", "<<", "key: value",
    ]
    var string = ""
    for _ in 0..<next(7) { string += pieces[next(pieces.count)] }
    return string
  }
}
