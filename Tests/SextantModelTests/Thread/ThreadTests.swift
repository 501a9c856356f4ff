import Testing

@testable import SextantModel

@Suite struct ThreadTests {
  /// T4 rests on T3 and T1; T3 on T2; T2 on T1.
  private func thread(_ text: String) -> SextantModel.Thread {
    Thread(of: read("project/tasks.yaml", text).dossier)
  }

  private static let tasks = """
    - {id: T1, label: one}
    - {id: T2, label: two, predecessors: [T1]}
    - {id: T3, label: three, predecessors: [T2]}
    - {id: T4, label: four, predecessors: [T3, T1, T9]}
    """

  private func told(_ stops: [SextantModel.Thread.Stop]?) -> [String]? {
    stops?.map { "\($0.depth) \($0.id)\($0.isRepeated ? " repeated" : "")" }
  }

  @Test func `a thread goes back to what an item rests on`() {
    #expect(
      told(thread(Self.tasks).stops(from: "T4", .back))
        == ["0 T4", "1 T3", "2 T2", "3 T1", "1 T1 repeated"])
  }

  @Test func `a thread goes forward to what hangs on an item`() {
    #expect(
      told(thread(Self.tasks).stops(from: "T1", .forward))
        == ["0 T1", "1 T2", "2 T3", "3 T4", "1 T4 repeated"])
  }

  @Test func `each stop says its kind, its words and the field that leads to it`() {
    let stops = thread(Self.tasks).stops(from: "T2", .back) ?? []
    #expect(stops.map(\.headline) == ["two", "one"])
    #expect(stops.map(\.kind) == ["task", "task"])
    #expect(stops.map(\.field) == ["", "predecessors"])
  }

  @Test func `an item that nobody knows has no thread`() {
    #expect(thread(Self.tasks).stops(from: "T9", .back) == nil)
  }

  @Test func `a cut thread still follows an item met nearer after it was met far`() {
    let text = """
      - {id: A, label: a, predecessors: [B, C]}
      - {id: B, label: b, predecessors: [C]}
      - {id: C, label: c, predecessors: [D]}
      - {id: D, label: d}
      """
    #expect(
      told(thread(text).stops(from: "A", .back, depth: 2))
        == ["0 A", "1 B", "2 C", "1 C", "2 D"])
    #expect(told(thread(text).stops(from: "A", .back, depth: 0)) == ["0 A"])
  }

  @Test func `items that rest on each other end a thread`() {
    let text = "- {id: A, label: a, predecessors: [B]}\n- {id: B, label: b, predecessors: [A]}\n"
    #expect(told(thread(text).stops(from: "A", .back)) == ["0 A", "1 B", "2 A repeated"])
  }

  @Test func `a link stated twice is one link`() {
    let text = "- {id: A, label: a, predecessors: [B, B]}\n- {id: B, label: b}\n"
    #expect(
      thread(text).links(among: ["A", "B"]) == [.init(from: "A", to: "B", field: "predecessors")])
    #expect(thread(text).links(among: ["A"]) == [])
  }

  @Test func `an item is called by its first text, or by its id`() {
    var indicator = Indicator()
    indicator.id = "IN1"
    #expect(indicator.headline == "IN1")
    indicator.name = "Requests"
    #expect(indicator.headline == "Requests")
  }
}
