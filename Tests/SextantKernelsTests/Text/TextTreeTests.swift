import SextantKernels
import Testing

/// A tree on one line: `{key: value}`, `[item]`, `~` for null, `⏎` for a line feed.
private func outline(_ tree: TextTree, _ node: Int = 0) -> String {
  let children = tree.children(of: node).map { outline(tree, $0) }
  switch tree.nodes[node].shape {
  case .null: return "~"
  case .plain, .quoted, .block:
    return tree.string(node).split(
      separator: "\n", omittingEmptySubsequences: false
    ).joined(separator: "⏎")
  case .list: return "[" + children.joined(separator: ", ") + "]"
  case .map:
    let pairs = stride(from: 0, to: children.count, by: 2).map {
      children[$0] + ": " + children[$0 + 1]
    }
    return "{" + pairs.joined(separator: ", ") + "}"
  }
}

private func parse(_ text: String) -> TextTree { TextTree(parsing: Array(text.utf8)) }

@Suite struct TextTreeTests {
  /// Each of these reads the same in PyYAML 6.0.3 (surrogate pairs apart, which it keeps split).
  @Test(arguments: [
    ("", "~"), ("# only a comment\n", "~"), ("---\n...\n", "~"), ("a", "a"), ("a\nb\n\nc", "a b⏎c"),
    ("a: 1", "{a: 1}"), ("a: 1\r\nb: 2\r\n", "{a: 1, b: 2}"), ("--- # c\na: 1\n...\n", "{a: 1}"),
    ("a:\n  b: 1\n  c:\n    d: 2\ne: 3\n", "{a: {b: 1, c: {d: 2}}, e: 3}"),
    ("a: null\nb: ~\nc:\nd: nul", "{a: ~, b: ~, c: ~, d: nul}"),
    ("- a\n- b\n", "[a, b]"), ("-\n  a\n-\n- b", "[a, ~, b]"),
    ("a:\n- b\n- c\nd: e", "{a: [b, c], d: e}"), ("a:\n  - b\n  - c", "{a: [b, c]}"),
    ("- a: 1\n  b: 2\n- c: 3", "[{a: 1, b: 2}, {c: 3}]"), ("- - a\n  - b\n- c", "[[a, b], c]"),
    ("-   a: 1\n    b:\n    - c\n- d", "[{a: 1, b: [c]}, d]"),
    ("- - a: 1\n    b: 2", "[[{a: 1, b: 2}]]"),
    ("- a:\n  - b\n  c: d", "[{a: [b], c: d}]"),
    ("a b: c d # e", "{a b: c d}"), ("a: b#c", "{a: b#c}"), ("a: -b", "{a: -b}"),
    ("a: ?b\nc: :d", "{a: ?b, c: :d}"), ("a: http://x.y/z", "{a: http://x.y/z}"),
    ("a: b, [c] {d}", "{a: b, [c] {d}}"), ("a:   b  \t ", "{a: b}"), ("-a: b", "{-a: b}"),
    ("a: b\n  c\n  # d\ne: f", "{a: b c, e: f}"), ("a: b\n\n\n  c", "{a: b⏎⏎c}"),
    ("a:\n  b\n  c", "{a: b c}"), ("a: b\n  - c", "{a: b - c}"),
    ("a: 'b'", "{a: b}"), ("a: 'it''s'", "{a: it's}"), ("'a': b", "{a: b}"),
    ("\"a b\" : c", "{a b: c}"),
    ("a: 'b\n  c\n\n  d'", "{a: b c⏎d}"), ("a: \"b  \n   c\"", "{a: b c}"),
    (#"a: "b\tc\\\"\/\x41\u00e9\U0001F3AF""#, "{a: b\tc\\\"/Aé🎯}"),
    (#"a: "\ud83c\udfaf""#, "{a: 🎯}"), ("a: \"b\\\n   c\"", "{a: bc}"),
    ("a: \"b \\\n   c\"", "{a: b c}"), ("a: \"b\\n\n   c\"", "{a: b⏎ c}"), ("a: '# b'", "{a: # b}"),
    ("a: ''\nb: \"\"", "{a: , b: }"), ("a: \" b \"", "{a:  b }"),
    ("a: |\n  b\n   c\n\n  d\n", "{a: b⏎ c⏎⏎d⏎}"), ("a: |-\n  b\n\nc: d", "{a: b, c: d}"),
    ("a: |+\n  b\n\nc: d", "{a: b⏎⏎, c: d}"), ("a: |\n  b\n\n\n", "{a: b⏎}"),
    ("a: |\n  b", "{a: b}"),
    ("a: |2\n    b\n  c\n", "{a:   b⏎c⏎}"), ("a: |-2\n   b", "{a:  b}"),
    ("a: |2-\n   b", "{a:  b}"),
    ("a: | # c\n  b # d\n", "{a: b # d⏎}"), ("a: |\nb: c", "{a: , b: c}"),
    ("a: |\n\n  b\n", "{a: ⏎b⏎}"),
    ("- |\n a\n-  |\n b\n", "[a⏎, b⏎]"), ("a:\n- |\n b\n- c", "{a: [b⏎, c]}"), ("|\n a\n", "a⏎"),
    ("a: >\n  b\n  c\n\n  d\n", "{a: b c⏎d⏎}"), ("a: >-\n  b\n    c\n  d\n", "{a: b⏎  c⏎d}"),
    ("a: >\n\n  b\n\n\n  c\n", "{a: ⏎b⏎⏎c⏎}"), ("a: >+\n  b\n\n", "{a: b⏎⏎}"),
    (">+\n\n  ", "⏎"), (">-\n    ", ""), ("a: |\r\n  b\r\n  c\r\n", "{a: b⏎c⏎}"),
    ("[]", "[]"), ("{}", "{}"), ("a: [b, c]", "{a: [b, c]}"),
    ("[a, [b, [c]], {d: e}]", "[a, [b, [c]], {d: e}]"),
    ("{a: b, c: , d: [e]}", "{a: b, c: ~, d: [e]}"), ("[a, ]", "[a]"),
    ("[a b, 'c, d', \"e\"]", "[a b, c, d, e]"),
    ("a: [b, # c\n  d,\n  e]", "{a: [b, d, e]}"), ("a: [\n  b\n]", "{a: [b]}"),
    ("[a\n  b, c]", "[a b, c]"),
    ("[a: b, c]", "[{a: b}, c]"), ("{\"a\":1,\"b\":[2]}", "{a: 1, b: [2]}"),
    ("[null, ~, nul]", "[~, ~, nul]"),
    ("[http://x.y, a#b]", "[http://x.y, a#b]"), ("null: a\n~: b", "{null: a, ~: b}"),
    ("{\n  \"a\": [\n    1,\n    {\"b\": null}\n  ]\n}\n", "{a: [1, {b: ~}]}"),
    ("[\n\"a\n b\"]", "[a b]"),
    ("q: x # c\nr: y # d\n", "{q: x, r: y}"), ("a: 'b' # c", "{a: b}"), ("a: [b] # c", "{a: [b]}"),
    ("🎯: é\nœ: \"ß\"", "{🎯: é, œ: ß}"), ("a:\n\n\n  b: c\n\n\nd: e", "{a: {b: c}, d: e}"),
  ])
  func `a document of the plain subset reads as any YAML reader reads it`(
    text: String, expected: String
  ) {
    let tree = parse(text)
    #expect(outline(tree) == expected)
    #expect(tree.problems == [])
  }

  @Test func `JSON indented with tabs is read`() {
    let tree = parse("{\n\t\"a\": [\n\t\t1\n\t]\n}")
    #expect(outline(tree) == "{a: [1]}")
    #expect(tree.problems == [])
  }

  @Test(arguments: [
    ("a: 1\n\tb: 2\nc: 3", "{a: 1, c: 3}", "tab 2:1"),
    ("a: 1\n  b: 2\nc: 3", "{a: 1, c: 3}", "badIndentation 2:3"),
    ("a:\n    b: 1\n  c: 2\n    d: 3\ne: 4", "{a: {b: 1, d: 3}, e: 4}", "badIndentation 3:3"),
    ("  a: 1\nb: 2", "{a: 1, b: 2}", "badIndentation 2:1"),
    ("- a\n  b: c\n- d", "[a, d]", "badIndentation 2:3"),
    ("- a\nb: c\n- d", "[a, d]", "badIndentation 2:1"),
    ("a: 1\nb\nc: 2", "{a: 1, c: 2}", "missingColon 2:1 b"),
    ("a\nb: 1", "{b: 1}", "missingColon 1:1 a"),
    (": 1\nb: 2", "{: 1, b: 2}", "missingKey 1:1"),
    ("a: b: c\nd: e", "{a: b: c, d: e}", "colonInText 1:5 b: c"),
    ("a: - b\nc: d", "{a: [b], c: d}", "listOnKeyLine 1:4"),
    ("a: 'b' c\nd: e", "{a: b, d: e}", "unexpectedText 1:8 c"),
    ("a: [b] c\nd: e", "{a: [b], d: e}", "unexpectedText 1:8 c"),
    ("a: \"b\nc: d", "{a: b, c: d}", "unterminatedQuote 1:4 \"b"),
    ("a: 'b\n  c\nd: e", "{a: b, d: e}", "unterminatedQuote 1:4 'b; badIndentation 2:3"),
    (
      #"a: "\q\u12"; b: c"#, #"{a: \q\u12}"#,
      #"badEscape 1:5 \q\u12";; badEscape 1:7 \u12";; unexpectedText 1:12 ; b: c"#
    ),
    (#"a: "\ud83c""#, #"{a: \ud83c}"#, #"badEscape 1:5 \ud83c""#),
    ("a: > 5 %\nb: c", "{a: > 5 %, b: c}", "badBlockHeader 1:4 > 5 %"),
    ("a: @b\nc: `d`", "{a: @b, c: `d`}", "reservedStart 1:4 @b; reservedStart 2:4 `d`"),
    ("a: b\u{1}", "{a: b\u{1}}", "controlCharacter 1:5"),
    ("a: [b, c\nd: e", "{a: [b, c], d: e}", "unterminatedFlow 1:4"),
    ("a: {b: [c}\nd: e", "{a: {b: [c]}, d: e}", "unterminatedFlow 1:4; unexpectedText 1:10 }"),
    ("[a,, b]", "[a, b]", "emptyFlowEntry 1:4"), ("{a}", "{a: ~}", "missingColon 1:2 a}"),
    ("[\"a\" b]", "[a, b]", "unexpectedText 1:6 b]"),
    ("a: &x b\nc: *x", "{a: b, c: *x}", "anchor 1:4 &x; alias 2:4 *x"),
    ("a: !t b\n!u c: !v\n  d: e", "{a: b, c: {d: e}}", "tag 1:4 !t; tag 2:1 !u; tag 2:7 !v"),
    ("%YAML 1.2\n---\na: b", "{a: b}", "directive 1:1 %YAML"),
    ("? a\n: b", "~", "complexKey 1:1"),
    ("a: 1\n? b\n: c\nd: 2", "{a: 1, : c, d: 2}", "complexKey 2:1; missingKey 3:1"),
    ("[a]: b\nc: d", "{c: d}", "complexKey 1:1 [a]: b"),
    ("a: 1\n---\nb: 2", "{a: 1}", "severalDocuments 2:1"),
    ("a: 1\n...\nb: 2", "{a: 1}", "severalDocuments 3:1"),
    ("a: 1\nb: 2\n\"a\": {c: 3}\nd: 4", "{a: 1, b: 2, d: 4}", "duplicateKey 3:2 a"),
    ("{a: 1, 'a': 2}", "{a: 1}", "duplicateKey 1:9 a"),
    ("{a: 1}\n}", "{a: 1}", "unexpectedText 2:1 }"),
    ("é: x\né: 🎯: y", "{é: x}", "duplicateKey 2:1 é; colonInText 2:5 🎯: y"),
  ])
  func `a problem tells its place, and the rest is read`(
    text: String, expected: String, problems: String
  ) {
    let tree = parse(text)
    #expect(outline(tree) == expected)
    let told = tree.problems.map { problem in
      let (line, column) = tree.place(ofOffset: problem.offset)
      return "\(problem.code) \(line):\(column)" + (problem.detail.isEmpty ? "" : " ")
        + problem.detail
    }
    #expect(told.joined(separator: "; ") == problems)
  }

  @Test func `what is nested more than 64 deep is told, whatever its form`() {
    for (opening, closing) in [("[", "]"), ("{a: ", "}"), ("- ", "")] {
      let fits = String(repeating: opening, count: 64) + String(repeating: closing, count: 64)
      #expect(parse(fits).problems == [])
      let text = String(repeating: opening, count: 100_000) + String(repeating: closing, count: 9)
      #expect(parse(text).problems.contains { $0.code == .tooDeep })
    }
    let lines = (0..<200).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n")
    #expect(parse(lines).problems.map(\.code) == [.tooDeep])
  }

  @Test func `a key written twice is found among many`() {
    let lines = (0..<1000).map { "key\($0): \($0)\n" }.joined()
    #expect(parse(lines).problems == [])
    let tree = parse(lines + "\"key\\u0037\": again\nlast: 1\n")
    #expect(tree.problems.map(\.detail) == ["key7"])
    #expect(tree.value(for: "key7", in: 0).map { tree.string($0) } == "7")
    #expect(tree.value(for: "last", in: 0) != nil)
  }

  @Test func `problems are listed up to a thousand`() {
    let tree = parse(String(repeating: "a\n", count: 3000) + "b: 1")
    #expect(tree.problems.count <= 1001)
    let many = parse("x: 1\n" + String(repeating: "- a\n", count: 3000))
    #expect(many.problems.count == 1001)
    #expect(many.problems.last?.code == .tooManyProblems)
  }

  @Test func `comments are kept with their place`() {
    let text = "# a\nb: c # d\ne: |\n  # text\n  # f\n# g\n- h\n"
    let tree = parse(text)
    let comments = tree.comments.map {
      (String(decoding: tree.bytes[Int($0.start)..<Int($0.end)], as: UTF8.self), $0.ownLine)
    }
    #expect(comments.map(\.0) == ["# a", "# d", "# g"])
    #expect(comments.map(\.1) == [true, false, true])
  }

  @Test func `nodes point at their bytes and at the node after them`() {
    let tree = parse("a: 'b'\nc: [d, e]\n")
    #expect(MemoryLayout<TextTree.Node>.stride == 16)
    #expect(tree.nodes.map(\.start) == [0, 0, 4, 7, 10, 11, 14])
    #expect(tree.nodes.map(\.end) == [16, 1, 5, 8, 16, 12, 15])
    #expect(tree.nodes.map(\.next) == [7, 2, 3, 4, 7, 6, 7])
    #expect(tree.nodes.map(\.shape) == [.map, .plain, .quoted, .plain, .list, .plain, .plain])
    #expect(tree.value(for: "c", in: 0) == 4)
    #expect(tree.value(for: "x", in: 0) == nil)
    #expect(tree.value(for: "x", in: 4) == nil)
    #expect(Array(tree.children(of: 4)) == [5, 6])
  }

  @Test func `bytes of a scalar need no string`() {
    let tree = parse("- abc\n- \"a\\u0062c\"\n- ~\n- |-\n  abc\n")
    for node in [1, 2, 4] {
      #expect(tree.withScalarBytes(node) { $0.count == 3 && $0[1] == UInt8(ascii: "b") })
    }
    #expect(tree.withScalarBytes(3) { $0.isEmpty })
    #expect([1, 2, 4].map(tree.isRaw) == [true, false, false])
  }

  @Test func `places count lines and characters, in long files too`() {
    let tree = parse(String(repeating: "é: x\r\n", count: 2000) + "ab🎯: y\rz: 1")
    #expect(tree.place(ofOffset: 0) == (1, 1))
    #expect(tree.place(ofOffset: 2) == (1, 2))
    #expect(tree.place(ofOffset: 7 * 1234) == (1235, 1))
    #expect(tree.place(ofOffset: 7 * 2000 + 6) == (2001, 4))
    #expect(tree.place(ofOffset: 7 * 2000 + 10) == (2002, 1))
    #expect(tree.place(ofOffset: .max).line == 2002)
  }

  @Test func `whatever the text, every node lies within its parent and every problem in the text`()
  {
    let pieces = [
      "a", "b c", "- ", "? ", ": ", ":", " # c", "\n", "\n  ", "\n    ", "\r\n", "\t", "\"", "'",
      "[", "]", "{", "}", ", ", "|\n", ">-\n", "|2", "\\", "\\u", "null", "é", "🎯", "---\n",
      "...\n",
      "&x ", "!t ", "*x", "%", "key: ", "\n- ", "\u{0}",
    ]
    var random = SmallRandom(state: 3)
    for _ in 0..<20_000 {
      let text = (0..<random.next(16)).map { _ in pieces[random.next(pieces.count)] }.joined()
      let tree = parse(text)
      let size = UInt32(text.utf8.count)
      #expect(Int(tree.nodes[0].next) == tree.nodes.count, "\(text.debugDescription)")
      #expect(tree.problems.allSatisfy { $0.offset <= size }, "\(text.debugDescription)")
      for node in tree.nodes.indices {
        let children = Array(tree.children(of: node))
        let last = children.last.map { tree.nodes[$0].next } ?? UInt32(node + 1)
        let sound =
          tree.nodes[node].start <= tree.nodes[node].end && tree.nodes[node].end <= size
          && last == tree.nodes[node].next
          && (tree.nodes[node].shape != .map || children.count % 2 == 0)
          && (children.isEmpty || tree.nodes[node].shape.rawValue >= TextTree.Shape.list.rawValue)
        #expect(sound, "node \(node) of \(text.debugDescription)")
      }
    }
  }
}
