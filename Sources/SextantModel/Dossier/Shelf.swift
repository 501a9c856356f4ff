/// The items of one kind, in the order in which they stand.
protocol Shelf: Sendable {
  /// The id of each item, in their order.
  var ids: [String] { get }
  /// The items themselves, as an array of their kind. Asked for rather than the shelf's own type,
  /// of which a program must first look up at each kind whether it is one.
  var items: Any { get }
  func item(at row: Int) -> any Item
  mutating func append(_ item: any Item)
  mutating func append(contentsOf other: any Shelf)
  mutating func replace(_ item: any Item, at row: Int)
  mutating func remove(at row: Int)
  func visitLinks(
    _ body: (_ row: Int, _ field: Int, _ target: String, _ kinds: [String]) -> Void)
  func isEqual(to other: any Shelf) -> Bool
}

extension Shelf {
  var count: Int { ids.count }
}

/// The shelf of a kind known by its type. What must not depend on the type is asked of `ids`, beside
/// the items: copying an item to learn its id costs more than keeping it.
struct KindShelf<T: Item>: Shelf {
  private(set) var rows: [T] = []
  private(set) var ids: [String] = []

  var items: Any { rows }
  func item(at row: Int) -> any Item { rows[row] }

  mutating func append(_ item: T, _ id: String) {
    rows.append(item)
    ids.append(id)
  }

  mutating func append(_ item: any Item) {
    if let item = item as? T { append(item, item.id.text) }
  }

  mutating func append(contentsOf other: any Shelf) {
    guard let other = other as? Self else { return }
    if rows.isEmpty {
      self = other
    } else {
      rows.append(contentsOf: other.rows)
      ids.append(contentsOf: other.ids)
    }
  }

  mutating func reserveCapacity(_ count: Int) {
    rows.reserveCapacity(count)
    ids.reserveCapacity(count)
  }

  mutating func replace(_ item: any Item, at row: Int) {
    guard let item = item as? T else { return }
    rows[row] = item
    ids[row] = item.id.text
  }

  mutating func remove(at row: Int) {
    rows.remove(at: row)
    ids.remove(at: row)
  }

  /// Leaves out what the condition is not true of; where it is true of all, nothing is copied.
  mutating func keep(_ isKept: (String) -> Bool) {
    guard let first = ids.firstIndex(where: { !isKept($0) }) else { return }
    let kept = ids[first...].indices.filter { isKept(ids[$0]) }
    rows = rows[..<first] + kept.map { rows[$0] }
    ids = ids[..<first] + kept.map { ids[$0] }
  }

  /// Changes the items; their ids stay.
  mutating func change(_ body: (inout [T]) -> Void) { body(&rows) }

  func visitLinks(
    _ body: (_ row: Int, _ field: Int, _ target: String, _ kinds: [String]) -> Void
  ) {
    T.visitLinks(of: rows, body)
  }

  func isEqual(to other: any Shelf) -> Bool { (other as? Self)?.rows == rows }
}

func emptyShelf<T: Item>(_ type: T.Type) -> any Shelf { KindShelf<T>() }
