import SextantModel

/// What is right in a field, in the words of a form: the form of a date, a unit, bounds.
enum FieldHelp {
  static func text(_ card: FieldCard, of kind: Kind, _ words: Catalogue) -> String {
    var parts: [String] = []
    let own = "rooms.help.\(kind.name).\(card.name)"
    if words.has(own) { parts.append(words.text(own)) }
    if let text = shape(card.shape, words), !text.isEmpty { parts.append(text) }
    if let bounds = card.bounds {
      parts.append(
        words.fill(
          words.text("rooms.help.bounds"),
          ["low": .number(bounds.lowerBound), "high": .number(bounds.upperBound)]))
    }
    return parts.joined(separator: " ")
  }

  private static func shape(_ shape: Shape, _ words: Catalogue) -> String? {
    switch shape {
    case .period: words.text("rooms.help.period")
    case .share: words.text("rooms.help.share")
    case .link(let kinds): links(kinds, "rooms.help.link", words)
    case .list(.link(let kinds)): links(kinds, "rooms.help.links", words)
    default: nil
    }
  }

  private static func links(_ kinds: [String], _ key: String, _ words: Catalogue) -> String {
    if kinds.isEmpty { return words.text("rooms.help.anyLink") }
    // One kind is what the field's own label says.
    if kinds.count == 1 { return "" }
    return words.fill(
      words.text(key), ["kinds": .list(kinds.map { .label("kind.\($0)") })])
  }
}
