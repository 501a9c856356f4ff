import Testing

@testable import SextantModel

@Suite struct MergedListsTests {
  /// Hides the items whose ids are in capitals, and confidential fields.
  private let veil = Veil(over: .confidential) { $0 == $0.uppercased() }

  private func ids(_ text: String) -> [AnyID] {
    text.split(separator: " ").map { AnyID(String($0)) }
  }

  @Test(arguments: [
    ("a H b", "a b", "a H b"), ("a H b", "b a", "b a H"), ("a H b", "b", "H b"),
    ("a H b", "a c b", "a H c b"), ("H a I b J", "a b", "H a I b J"), ("H I", "a", "H I a"),
    ("a H b", "", "H"), ("a H a", "a a", "a H a"),
  ])
  func `hidden links stay behind the shown ones that they followed`(
    full: String, edited: String, merged: String
  ) {
    #expect(ids(full).merging(ids(edited), seenThrough: veil) == ids(merged))
  }

  /// A row of which one field is confidential and one links.
  private struct Part: Row {
    static let rowName = "part"
    var name = ""
    var note = ""
    var price: Int?
    var link: AnyID?
    init() {}
    init(_ name: String, _ note: String = "", _ price: Int? = nil, _ link: AnyID? = nil) {
      self.name = name
      self.note = note
      self.price = price
      self.link = link
    }
    static let fields: [Field<Self>] = [
      Field("name", \.name), Field("note", \.note), Field("price", \.price, .confidential),
      Field("link", \.link),
    ]
  }

  @Test func `rows keep what was hidden of them wherever they go`() {
    let full = [Part("x", "n", 1, AnyID("A")), Part("y", "m", 2), Part("z", "o", 3)]
    let shown = full.compactMap { $0.shown(through: veil) }
    #expect(shown == [Part("x", "n"), Part("y", "m"), Part("z", "o")])
    #expect(full.merging(shown, seenThrough: veil) == full)
    // The first goes, the second is renamed, a new one comes.
    let edited = [Part("z", "o"), Part("y2", "m"), Part("w", "k")]
    #expect(
      full.merging(edited, seenThrough: veil)
        == [Part("z", "o", 3), Part("y2", "m", 2), Part("w", "k")])
  }

  @Test func `a row changed throughout in its place is still the same row`() {
    let full = [Part("x", "n", 1), Part("y", "m", 2)]
    let merged = full.merging([Part("p", "q"), Part("y", "m")], seenThrough: veil)
    #expect(merged == [Part("p", "q", 1), Part("y", "m", 2)])
  }

  @Test func `a link put where a hidden one was takes its place`() {
    let full = [Part("x", "n", 1, AnyID("A"))]
    #expect(
      full.merging([Part("x", "n", nil, AnyID("b"))], seenThrough: veil)
        == [Part("x", "n", 1, AnyID("b"))])
  }
}
