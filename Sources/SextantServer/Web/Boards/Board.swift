import SextantModel

/// A picture of items, drawn by hand where a picture says more than a table.
///
/// Every board has its equal as a list or table on the same page or one link away, and whatever can
/// be dragged on it can be done by a form.
protocol Board: Sendable {
  /// In addresses and as key of its texts: `swot`, `gantt`. Texts: `board.<name>.title`,
  /// `board.<name>.lead` (one sentence: what it shows), `board.<name>.empty` (what belongs here and
  /// why it counts).
  static var name: String { get }
  static var room: Room { get }
  /// The kinds that it shows, first the one it is most about.
  static var kinds: [any Item.Type] { get }
  /// What stands under the page's heading.
  static func draw(_ view: View) -> HTML
  /// Whether it looks another way to each reader; others are drawn once for all of the same rights.
  static var isPersonal: Bool { get }
}

extension Board {
  static var isPersonal: Bool { false }
}
