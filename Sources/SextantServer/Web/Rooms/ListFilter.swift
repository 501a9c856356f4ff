import SextantModel

/// What one field of the rows of a list must be.
///
/// In the address: `f.NAME=value` once for each value that will do (a choice, the id of an item,
/// `true`, a part of a text), `f.NAME=-` for empty, `f.NAME=*` for not empty, `f.NAME.min` and
/// `f.NAME.max` for numbers, amounts and days.
struct ListFilter: Sendable, Equatable {
  let field: String
  /// Any of these will do.
  var values: [String] = []
  var isEmpty = false
  var isFilled = false
  var low: String?
  var high: String?

  /// `nil` where the query asks nothing of the field.
  init?(_ card: FieldCard, _ query: [(name: String, value: String)]) {
    field = card.name
    let (own, lowest, highest) = ("f.\(card.name)", "f.\(card.name).min", "f.\(card.name).max")
    for (name, value) in query where !value.isEmpty {
      switch name {
      case own where value == "-": isEmpty = true
      case own where value == "*": isFilled = true
      case own: if card.shape.accepts(value) { values.append(String(value.prefix(200))) }
      case lowest: low = card.shape.bound(value)
      case highest: high = card.shape.bound(value)
      default: break
      }
    }
    guard isEmpty || isFilled || !values.isEmpty || low != nil || high != nil else { return nil }
  }

  var entries: [(name: String, value: String)] {
    var entries: [(name: String, value: String)] = []
    if isEmpty { entries.append(("f.\(field)", "-")) }
    if isFilled { entries.append(("f.\(field)", "*")) }
    entries += values.map { ("f.\(field)", $0) }
    if let low { entries.append(("f.\(field).min", low)) }
    if let high { entries.append(("f.\(field).max", high)) }
    return entries
  }

  /// Whether a value is among those asked for.
  func admits(_ plain: Plain, _ shape: Shape) -> Bool {
    if plain == .none || plain == .list([]) {
      // Of a flag, « no » and nothing said are the same.
      return isEmpty || (!isFilled && low == nil && high == nil && values.contains("false"))
    }
    if isEmpty && !isFilled && values.isEmpty && low == nil && high == nil { return false }
    if !values.isEmpty, !values.contains(where: { Self.holds(plain, $0, shape) }) { return false }
    return low == nil && high == nil || isBetween(plain, shape)
  }

  /// Whether a value lies between the bounds, they themselves included: all hours of the last day, and
  /// of stretches of time whatever touches what the bounds enclose.
  private func isBetween(_ plain: Plain, _ shape: Shape) -> Bool {
    switch (shape, plain) {
    case (.moment, .bare(let text)):
      let day = String(text.prefix(10))
      return low.map { $0 <= day } ?? true && high.map { day <= $0 } ?? true
    case (.period, .bare(let text)):
      guard let period = Period.written(text) else { return false }
      return low.flatMap(Period.written).map { $0.first <= period.last } ?? true
        && high.flatMap(Period.written).map { period.first <= $0.last } ?? true
    default:
      let key = SortKey(plain, shape)
      return low.map { !(key < SortKey(written: $0, shape)) } ?? true
        && high.map { !(SortKey(written: $0, shape) < key) } ?? true
    }
  }

  private static func holds(_ plain: Plain, _ value: String, _ shape: Shape) -> Bool {
    switch plain {
    case .list(let elements):
      let element: Shape = if case .list(let inner) = shape { inner } else { shape }
      return elements.contains { holds($0, value, element) }
    case .flag(let flag): return value == (flag ? "true" : "false")
    case .text(let text):
      if case .link = shape { return text == value }
      return foldedContains(text, value)
    case .bare(let text), .number(let text): return text == value
    case .map, .none: return false
    }
  }
}

extension Period {
  fileprivate static func written(_ text: String) -> Period? {
    if case .value(let period) = parse(Array(text.utf8).span) { return period }
    return nil
  }
}

extension Shape {
  fileprivate func accepts(_ value: String) -> Bool {
    switch self {
    case .choice(_, let values): values.contains(value)
    case .flag: value == "true" || value == "false"
    case .list(let element): element.accepts(value)
    case .rows: false
    default: true
    }
  }

  /// A bound of a range in the form in which values are written; `nil` where it cannot be read.
  fileprivate func bound(_ typed: String) -> String? {
    let bytes = Array(typed.prefix(40).utf8)
    switch self {
    case .day:
      if case .value(let day) = Day.parse(bytes.span) { return day.text }
    case .moment:
      if case .value(let day) = Day.parse(bytes.span) { return day.text }
    case .money:
      if case .value(let money) = Money.parse(bytes.span) { return money.cell }
    case .number, .integer, .duration:
      if case .value(let number) = Double.parse(bytes.span) { return number.cell }
    case .share:
      if case .value(let share) = Share.parse((bytes.last == 0x25 ? bytes : bytes + [0x25]).span) {
        return numberText(share.percent)
      }
    case .period:
      if case .value(let period) = Period.parse(bytes.span) { return period.text }
    default: break
    }
    return nil
  }
}
