import SextantKernels
import SextantModel

/// A list as an Excel workbook: exactly the rows that are asked for, numbers as numbers, days as days,
/// amounts in their currency.
enum ListWorkbook {
  static let mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

  static func answer(_ type: any Item.Type, _ view: View) -> Answer {
    let list = ItemList(type, view)
    let shown = ShownValue(view)
    let fields = list.query.columns.isEmpty ? list.fields : list.columns
    var columns = fields.map { field in
      WorkbookWriter.Column(
        view.words.label(field: field.name, of: list.kind.name), format(field.card.shape))
    }
    let hasCodes = list.kind.form == .list
    if hasCodes { columns.insert(.init(view.say("rooms.list.id")), at: 0) }
    let rows = list.items.map { item -> [WorkbookWriter.Value] in
      var cells = fields.map { value($0.plain(item), $0.card.shape, shown) }
      if hasCodes { cells.insert(.text(item.idText), at: 0) }
      return cells
    }
    var workbook = WorkbookWriter()
    do throws(WorkbookWriter.Problem) {
      try workbook.addSheet(
        view.say("kind.\(list.kind.name).plural"), columns: columns, rows: rows)
      let day = view.today
      return .file(
        name: "\(view.to.key)-\(list.kind.plural).xlsx", type: mediaType,
        bytes: try workbook.bytes(year: day.year, month: day.month, day: day.dayOfMonth))
    } catch { return .refused(Message("sheets.trouble.tooLarge")) }
  }

  private static func format(_ shape: Shape) -> WorkbookWriter.Format {
    switch shape {
    case .money: .money(currency: "EUR")
    case .share: .percent
    case .day: .day
    default: .plain
    }
  }

  static func value(
    _ plain: Plain, _ shape: Shape, _ shown: ShownValue
  ) -> WorkbookWriter.Value {
    switch (plain, shape) {
    case (.none, _): return .empty
    case (.number(let text), _):
      if let whole = Int(text) { return .whole(whole) }
      return Double(text).map { .number($0) } ?? .text(text)
    case (.bare(let text), .share):
      if case .value(let share) = Share.parse(Array(text.utf8).span) {
        return .number(share.fraction)
      }
      return .text(text)
    case (.bare(let text), .day):
      if case .value(let day) = Day.parse(Array(text.utf8).span) { return .day(day.number) }
      return .text(text)
    case (.bare(let text), .moment), (.bare(let text), .period): return .text(text)
    case (.text(let id), .link):
      let name = shown.name(of: id)
      return .text(name == id ? id : "\(name) (\(id))")
    case (.list(let elements), .list(let element)):
      let texts = elements.map { one -> String in
        if case .text(let text) = value(one, element, shown) { return text }
        return shown.text(one, element)
      }
      return .text(texts.joined(separator: " | "))
    default: return .text(shown.text(plain, shape))
    }
  }
}
