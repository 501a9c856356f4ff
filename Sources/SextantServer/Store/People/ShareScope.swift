/// What a share link opens: rooms, kinds of item, boards with what they show, single items, one
/// report. All empty: nothing.
public struct ShareScope: Sendable, Equatable {
  public var rooms: [String]
  public var kinds: [String]
  public var items: [String]
  /// Their names in addresses: `swot`.
  public var boards: [String]
  public var report: String?

  public init(
    rooms: [String] = [], kinds: [String] = [], items: [String] = [],
    boards: [String] = [], report: String? = nil
  ) {
    self.rooms = rooms
    self.kinds = kinds
    self.items = items
    self.boards = boards
    self.report = report
  }

  /// What is opened item by item: those chosen, and the report.
  var singles: [String] { items + [report].compactMap(\.self) }

  /// One line for each thing opened, as it is kept: `room watch`.
  var text: String {
    let lines =
      rooms.map { "room \($0)" } + kinds.map { "kind \($0)" } + items.map { "item \($0)" }
      + boards.map { "board \($0)" } + [report].compactMap { $0.map { "report \($0)" } }
    return lines.joined(separator: "\n")
  }

  init(text: String) {
    self.init()
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { continue }
      switch parts[0] {
      case "room": rooms.append(parts[1])
      case "kind": kinds.append(parts[1])
      case "item": items.append(parts[1])
      case "board": boards.append(parts[1])
      case "report": report = parts[1]
      default: break
      }
    }
  }
}
