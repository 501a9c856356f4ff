/// All that people have stated about one company's marketing: its items, by kind and by id.
///
/// A value: changing it makes another. Items keep the order in which they were put.
public struct Dossier: Sendable {
  public let registry: Registry
  /// Who keeps the rows of its imports; `nil` where only what is stated is at hand.
  public var imports: (any ImportedMeasures)?
  private var shelves: [any Shelf]
  private var slots: [String: Slot] = [:]

  struct Slot: Sendable {
    var kind: Int32
    var row: Int32
  }

  public init(registry: Registry = .dossier) {
    self.registry = registry
    shelves = registry.kinds.map { emptyShelf($0) }
  }

  /// Every item of a kind, in the order in which they stand.
  public func all<T: Item>(_ type: T.Type = T.self) -> [T] {
    registry.number(of: type).flatMap { rows(of: $0) } ?? []
  }

  private func rows<T: Item>(of number: Int) -> [T]? { shelves[number].items as? [T] }

  /// The one item of a kind of which a dossier has one; a new one where it has none.
  public func only<T: Item>(_ type: T.Type = T.self) -> T { all(type).first ?? T() }

  public func find<T: Item>(_ id: ID<T>) -> T? {
    guard let slot = slots[id.text], let number = registry.number(of: T.self),
      number == Int(slot.kind), let rows: [T] = rows(of: number)
    else { return nil }
    return rows[Int(slot.row)]
  }

  public func find<T: Item>(_ id: ID<T>?) -> T? { id.flatMap { find($0) } }

  /// The item of any kind that bears this id.
  public func item(_ id: String) -> (any Item)? {
    slots[id].flatMap { shelves[Int($0.kind)].item(at: Int($0.row)) }
  }

  public func contains(_ id: String) -> Bool { slots[id] != nil }

  /// The number, in the registry, of the kind of the item that bears this id.
  func kindNumber(of id: String) -> Int? { slots[id].map { Int($0.kind) } }

  /// The kind of the item that bears this id.
  public func kind(of id: String) -> Kind? {
    slots[id].map { registry.kinds[Int($0.kind)].kind }
  }

  public var count: Int { slots.count }
  public func count(of type: any Item.Type) -> Int { countOpened(type) }
  private func countOpened<T: Item>(_ type: T.Type) -> Int {
    registry.number(of: type).map { shelves[$0].count } ?? 0
  }

  /// Every item, kind by kind in the registry's order.
  public func forEachItem(_ body: (any Item) -> Void) {
    for shelf in shelves { for row in 0..<shelf.count { body(shelf.item(at: row)) } }
  }

  /// The ids of the items of the kind of that name, in the order in which they stand.
  func ids(ofKind name: String) -> [String] {
    registry.number(named: name).map { shelves[$0].ids } ?? []
  }

  /// Every item of the kind of that name, in the order in which they stand.
  public func forEachItem(ofKind name: String, _ body: (any Item) -> Void) {
    guard let number = registry.number(named: name) else { return }
    for row in 0..<shelves[number].count { body(shelves[number].item(at: row)) }
  }

  /// The id of every item, kind by kind in the registry's order.
  public func forEachID(_ body: (String) -> Void) {
    for shelf in shelves { for id in shelf.ids { body(id) } }
  }

  /// Puts an item in, in place of the one with the same id and kind. An id that another kind bears
  /// already is refused: the answer is `false` and nothing changes.
  @discardableResult
  public mutating func put<T: Item>(_ item: T) -> Bool {
    guard let number = registry.number(of: T.self) else { return false }
    if let slot = slots[item.id.text] {
      guard Int(slot.kind) == number else { return false }
      shelves[number].replace(item, at: Int(slot.row))
    } else {
      slots[item.id.text] = Slot(kind: Int32(number), row: Int32(shelves[number].count))
      shelves[number].append(item)
    }
    return true
  }

  /// Adds many new items at once. Returns the rows whose id is taken; they are left out.
  mutating func add<T: Item>(_ items: [T]) -> [Int] {
    guard let kind = registry.number(of: T.self) else { return Array(items.indices) }
    var shelf = KindShelf<T>()
    shelf.reserveCapacity(items.count)
    for item in items { shelf.append(item, item.id.text) }
    return add(shelf, ofKind: kind)
  }

  /// Puts many new items of a kind in at once. Returns the rows whose id is taken; they are left
  /// out.
  mutating func add(_ items: any Shelf, ofKind kind: Int) -> [Int] {
    var refused: [Int] = []
    var row = shelves[kind].count
    for (number, id) in items.ids.enumerated() {
      let slot = Slot(kind: Int32(kind), row: Int32(row))
      if let taken = slots.updateValue(slot, forKey: id) {
        slots[id] = taken
        refused.append(number)
      } else {
        row += 1
      }
    }
    var kept = items
    for number in refused.reversed() { kept.remove(at: number) }
    shelves[kind].append(contentsOf: kept)
    return refused
  }

  /// Takes out the items of a kind whose id the condition is not true of.
  mutating func keep<T: Item>(_ type: T.Type, where isKept: (String) -> Bool) {
    guard let number = registry.number(of: type), var shelf = shelves[number] as? KindShelf<T>
    else { return }
    let before = shelf.ids
    shelf.keep(isKept)
    guard shelf.count < before.count else { return }
    shelves[number] = shelf
    let kept = shelf.ids
    // What stood before the first that goes keeps its place.
    var row = zip(before, kept).prefix { $0 == $1 }.count
    for id in before[row...] {
      if row < kept.count, kept[row] == id {
        slots[id] = Slot(kind: Int32(number), row: Int32(row))
        row += 1
      } else {
        slots[id] = nil
      }
    }
  }

  /// Changes the items of a kind; their ids stay.
  mutating func change<T: Item>(_ type: T.Type, _ body: (inout [T]) -> Void) {
    guard let number = registry.number(of: type), var shelf = shelves[number] as? KindShelf<T>,
      shelf.count > 0
    else { return }
    // The one owner of its items changes them in place.
    shelves[number] = KindShelf<T>()
    shelf.change(body)
    shelves[number] = shelf
  }

  /// Takes an item out; links to it are left as they are, for the checks to report.
  @discardableResult
  public mutating func remove(_ id: String) -> (any Item)? {
    guard let slot = slots.removeValue(forKey: id) else { return nil }
    let shelf = Int(slot.kind)
    let item = shelves[shelf].item(at: Int(slot.row))
    shelves[shelf].remove(at: Int(slot.row))
    for row in Int(slot.row)..<shelves[shelf].count {
      slots[shelves[shelf].ids[row]]?.row = Int32(row)
    }
    return item
  }

  /// Calls `body` with every link: from which kind, row and field, to which id, and the kinds that
  /// the field allows.
  func forEachLink(
    _ body: (_ kind: Int, _ row: Int, _ field: Int, _ target: String, _ kinds: [String]) -> Void
  ) {
    for (kind, shelf) in shelves.enumerated() {
      shelf.visitLinks { row, field, target, kinds in body(kind, row, field, target, kinds) }
    }
  }

  func shelf(_ kind: Int) -> any Shelf { shelves[kind] }
}

extension Dossier: Equatable {
  /// Two dossiers are equal when the same items stand in the same order.
  public static func == (a: Dossier, b: Dossier) -> Bool {
    a.shelves.count == b.shelves.count
      && zip(a.shelves, b.shelves).allSatisfy { $0.isEqual(to: $1) }
  }
}
