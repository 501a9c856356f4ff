/// What a field holds, in words.
extension Catalogue {
  public func describe(_ field: FieldCard) -> String {
    var parts = [describe(field.shape)]
    if let bounds = field.bounds {
      parts.append(
        fill(
          text("field.bounds"),
          ["low": .number(bounds.lowerBound), "high": .number(bounds.upperBound)]))
    }
    if field.isRequired { parts.append(text("field.required")) }
    if field.isPersonal { parts.append(text("field.personal")) }
    if field.isConfidential { parts.append(text("field.confidential")) }
    return parts.joined(separator: ", ")
  }

  public func describe(_ shape: Shape) -> String {
    switch shape {
    case .text: text("shape.text")
    case .longText: text("shape.longText")
    case .choice(let name, let values):
      fill(
        text("shape.choice"),
        ["values": .list(values.map { .text("\($0) (\(text("choice.\(name).\($0)")))") })])
    case .flag: text("shape.flag")
    case .number(nil): text("shape.number")
    case .number(let unit?): fill(text("shape.number.unit"), ["unit": .text(unit)])
    case .integer(nil): text("shape.integer")
    case .integer(let unit?): fill(text("shape.integer.unit"), ["unit": .text(unit)])
    case .money: text("shape.money")
    case .share: text("shape.share")
    case .day: text("shape.day")
    case .moment: text("shape.moment")
    case .clockTime: text("shape.clockTime")
    case .period: text("shape.period")
    case .duration(let unit):
      fill(text("shape.duration"), ["unit": .label("unit.\(unit.rawValue)")])
    case .link(let kinds) where kinds.isEmpty: text("shape.link.any")
    case .link(let kinds):
      fill(text("shape.link"), ["kinds": .list(kinds.map { .label("kind.\($0)") })])
    case .list(let element): fill(text("shape.list"), ["element": .text(describe(element))])
    case .rows: text("shape.rows")
    }
  }

  /// A row's field by its label.
  public func label(field: String, ofRow row: String) -> String { text("row.\(row).\(field)") }
}
