import SextantModel

/// Which entries of the journal a reader wants to see, as the address says it.
struct HistoryFilter: Sendable, Equatable {
  /// The author of the entries, as the journal writes it.
  var person = ""
  var room: Room?
  var kind = ""
  var item = ""
  /// Only entries before this one: the next page.
  var before: Int?

  init() {}

  init(_ view: View) {
    person = view.asked("person") ?? ""
    room = view.asked("room").flatMap(Room.init(rawValue:))
    kind = view.asked("kind") ?? ""
    item = view.asked("item") ?? ""
    before = view.asked("before").flatMap { $0.utf8.count < 16 ? Int($0) : nil }
  }

  var activeCount: Int {
    [!person.isEmpty, room != nil, !kind.isEmpty, !item.isEmpty].count { $0 }
  }

  var entries: [(name: String, value: String)] {
    [("person", person), ("room", room?.rawValue ?? ""), ("kind", kind), ("item", item)]
      .filter { !$0.1.isEmpty }.map { (name: $0.0, value: $0.1) }
  }

  /// Whether items of a kind are wanted.
  func keeps(_ name: String) -> Bool {
    if !kind.isEmpty, name != kind { return false }
    guard let room else { return true }
    return Registry.all.type(named: name)?.kind.room == room
  }

  /// Whether only some of the items of an entry are wanted.
  var narrows: Bool { !kind.isEmpty || room != nil }

  /// An entry with those of its changes that are wanted; `nil` where none is.
  func changes(of entry: JournalEntry) -> [JournalChange]? {
    if !person.isEmpty, entry.author.id != person { return nil }
    if kind.isEmpty, room == nil { return entry.changes }
    let kept = entry.changes.filter { keeps($0.kind) }
    return kept.isEmpty ? nil : kept
  }
}
