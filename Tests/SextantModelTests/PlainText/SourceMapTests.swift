import Testing

@testable import SextantModel

@Suite struct SourceMapTests {
  private func place(
    _ text: String, _ item: String, _ field: String? = nil,
    in path: String = "strategy/objectives.yaml"
  ) -> String? {
    let place = read(path, text).sources.locate(Place(item: item, field: field))
    return place.line.map { "\($0):\(place.column ?? 0)" }
  }

  @Test func `an item stands where its first key does`() {
    #expect(place("# top\n\n- id: OB1\n  text: x\n", "OB1") == "3:3")
    #expect(place("-   text: x\n    id: OB1\n", "OB1") == "1:5")
    #expect(place("- {text: x, id: OB1}\n- {text: y, id: OB2}\n", "OB2") == "2:3")
    #expect(place("[{\"id\": \"OB1\", \"text\": \"x\"}]", "OB1") == "1:2")
    #expect(place("- \"id\": OB1\n  text: x\n", "OB1") == "1:3")
  }

  @Test func `a field stands where its key does`() {
    #expect(place("- id: OB1\n  text: x\n  target: 3\n", "OB1", "target") == "3:3")
    #expect(place("- id: OB1\n  \"target\": 3\n", "OB1", "target") == "2:3")
    #expect(place("- \"id\": OB1\n  target: 3\n", "OB1", "target") == "2:3")
    #expect(place("- {id: OB1, text: été, target: 3}\n", "OB1", "target") == "1:24")
    #expect(place("- {id: OB1,\n   target: 3}\n", "OB1", "target") == "2:4")
    #expect(place("- text: |\n    target: 3\n  id: OB1\n  target: 4\n", "OB1", "target") == "4:3")
    #expect(place("- text: \"target: 3\"\n  id: OB1\n  target: 4\n", "OB1", "target") == "3:3")
    #expect(place("- # target: 3\n  id: OB1\n  target: 4\n", "OB1", "target") == "3:3")
  }

  @Test func `a key of the same name in a small value before is not the field`() {
    let text = """
      - id: IN1
        name: Requests
        targets:
          - {horizon: short, value: 3}
          - formula: a
            value: 4
        formula: a / b
      """
    #expect(place(text, "IN1", "formula", in: "measure/indicators.yaml") == "7:3")
  }

  @Test func `a field that is not written is located at its item`() {
    #expect(place("- id: OB1\n  text: x\n- id: OB2\n  target: 3\n", "OB1", "target") == "1:3")
  }

  @Test func `an only item and its fields are located`() {
    let text = "# top\nname: Aubrelle\ncity: Lyon\n"
    #expect(place(text, "organisation", in: "company/organisation.yaml") == "2:1")
    #expect(place(text, "organisation", "city", in: "company/organisation.yaml") == "3:1")
  }

  @Test func `a row of a series and its cells are located`() {
    let text = "metric;period;value;note\nM1;2026-05;1;\"value: 3\nx\"\n\"M1\";2026-06;2;\"a\"\n"
    let path = "measure/measures.csv"
    #expect(place(text, "M1/2026-05", in: path) == "2:1")
    #expect(place(text, "M1/2026-06", in: path) == "4:1")
    #expect(place(text, "M1/2026-06", "value", in: path) == "4:14")
    #expect(place(text, "M1/2026-06", "note", in: path) == "4:16")
    #expect(place(text, "M1/2026-06", "segment", in: path) == "4:1")
  }

  @Test func `lines end in LF, CRLF or CR`() {
    for end in ["\n", "\r\n", "\r"] {
      let text = ["- id: OB1", "  text: x", "  target: 3", ""].joined(separator: end)
      #expect(place(text, "OB1", "target") == "3:3", "\(end.debugDescription)")
    }
  }

  @Test func `what no file holds has no place`() {
    #expect(place("- id: OB1\n  text: x\n", "OB2") == nil)
    #expect(
      read("strategy/objectives.yaml", "- id: OB1\n").sources.file(of: "OB1")
        == "strategy/objectives.yaml")
  }

  @Test func `a place far in a long line is found`() {
    let items = (0..<2000).map { "{id: OB\($0), text: é}" }
    let before = items.dropLast().map(\.count).reduce(0, +)
    #expect(place("[\(items.joined(separator: ","))]", "OB1999") == "1:\(1 + before + 1999 + 1)")
  }
}
