import SextantModel

/// What a field may hold, as a schema that allows exactly what is accepted and answered.
struct OpenAPIShapes {
  let api: OpenAPI

  /// - Parameter mayBeNull: whether `null` may be sent to clear the field.
  func schema(_ card: FieldCard, label: String, mayBeNull: Bool) -> Plain {
    var entries = self.entries(of: card.shape, bounds: card.bounds)
    if mayBeNull { entries = Self.nullable(entries) }
    if card.isRequired, card.shape.isPlainText { entries.append(entry("minLength", 1)) }
    entries.insert(entry("title", label), at: 0)
    return .map(entries)
  }

  private static func nullable(_ entries: [Plain.Entry]) -> [Plain.Entry] {
    var nullable: [Plain.Entry] = []
    for found in entries {
      switch (found.key, found.value) {
      case ("type", .text(let type)):
        nullable.append(entry("type", .list([.text(type), .text("null")])))
      case ("$ref", _):
        return [entry("anyOf", .list([.map(entries), .map([entry("type", "null")])]))]
      default: nullable.append(found)
      }
    }
    return nullable
  }

  private func entries(of shape: Shape, bounds: ClosedRange<Double>?) -> [Plain.Entry] {
    switch shape {
    case .text, .longText: return [entry("type", "string")]
    case .choice(let name, _): return reference("Choice_\(name)")
    case .flag: return [entry("type", "boolean")]
    case .number(let unit):
      return number("number", bounds, unit.map { api.words.describe(.number(unit: $0)) })
    case .integer(let unit):
      return number("integer", bounds, unit.map { api.words.describe(.integer(unit: $0)) })
    case .duration(let unit): return number("number", bounds, api.words.describe(.duration(unit)))
    case .money: return bounds == nil ? reference("Money") : number("number", bounds, nil)
    case .share: return reference("Share")
    case .day: return reference("Day")
    case .moment: return reference("Moment")
    case .clockTime: return reference("ClockTime")
    case .period: return reference("Period")
    case .link(let kinds):
      return reference("Id") + [entry("description", api.words.describe(.link(kinds: kinds)))]
    case .list(let element):
      return [entry("type", "array"), entry("items", .map(entries(of: element, bounds: bounds)))]
    case .rows(let name, _):
      return [entry("type", "array"), entry("items", OpenAPI.ref("schemas", "Row_\(name)"))]
    }
  }

  private func reference(_ name: String) -> [Plain.Entry] {
    [entry("$ref", "#/components/schemas/\(name)")]
  }

  private func number(
    _ type: String, _ bounds: ClosedRange<Double>?, _ description: String?
  ) -> [Plain.Entry] {
    var entries = [entry("type", type)]
    if let bounds {
      if bounds.lowerBound.isFinite {
        entries.append(entry("minimum", .number(numberText(bounds.lowerBound))))
      }
      if bounds.upperBound.isFinite {
        entries.append(entry("maximum", .number(numberText(bounds.upperBound))))
      }
    }
    if let description { entries.append(entry("description", description)) }
    return entries
  }

  // MARK: - Shapes that many fields share

  var shared: [Plain.Entry] {
    let words = api.words
    func text(_ name: String, _ shape: Shape, _ pattern: String) -> Plain.Entry {
      entry(
        name,
        .map([
          entry("type", "string"), entry("pattern", pattern),
          entry("description", words.describe(shape)),
        ]))
    }
    let number = "[+-]?[0-9]+([.,][0-9]+)?"
    let day = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
    let time = "([01][0-9]|2[0-3]):[0-5][0-9]"
    return [
      entry(
        "Id",
        .map([
          entry("type", "string"), entry("minLength", 1), entry("maxLength", 120),
          entry("pattern", "^[^\\u0000-\\u0020\\u007f\"',\\[\\]{}#]+$"),
        ])),
      entry(
        "Money",
        .map([
          entry("type", "number"), entry("exclusiveMinimum", .number("-10000000000000")),
          entry("exclusiveMaximum", .number("10000000000000")),
          entry("description", words.describe(.money)),
        ])),
      text("Share", .share, "^\(number)(e[+-]?[0-9]+)? ?%$"),
      text("Day", .day, "^\(day)$"),
      text("Moment", .moment, "^\(day)[ T]\(time)$"),
      text("ClockTime", .clockTime, "^\(time)$"),
      text(
        "Period", .period,
        "^([0-9]{4}(-(0[1-9]|1[0-2]|Q[1-4]|H[12]))?|\(day)/\(day))$"),
    ]
  }
}

extension Shape {
  fileprivate var isPlainText: Bool {
    switch self {
    case .text, .longText: true
    default: false
    }
  }
}
