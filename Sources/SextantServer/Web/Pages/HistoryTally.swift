import SextantModel

/// How many items of each kind an entry added, changed and removed; the most numerous kinds first.
struct HistoryTally: Sendable {
  struct Row: Sendable, Equatable {
    let kind: String
    var added = 0
    var changed = 0
    var removed = 0
    var count: Int { added + changed + removed }
  }

  let rows: [Row]
  var count: Int { rows.reduce(0) { $0 + $1.count } }

  init(_ marks: [ItemMark]) {
    var rows: [Row] = []
    var places: [String: Int] = [:]
    for mark in marks {
      let place = places[mark.kind] ?? rows.count
      if place == rows.count {
        rows.append(Row(kind: mark.kind))
        places[mark.kind] = place
      }
      switch mark.what {
      case .added: rows[place].added += 1
      case .changed: rows[place].changed += 1
      case .removed: rows[place].removed += 1
      }
    }
    self.rows = rows.enumerated().sorted { a, b in
      a.element.count == b.element.count
        ? a.offset < b.offset : a.element.count > b.element.count
    }.map(\.element)
  }
}
