extension Item {
  /// The value of the field of that name, as plain data; `nil` where there is no such field.
  func plain(of field: String) -> Plain? {
    Self.fields.first { $0.name == field }?.plain(self)
  }

  /// The value of the field of that name, as it is written in a table; `nil` where it has none.
  func text(of field: String) -> String? {
    guard let plain = plain(of: field), plain != .none else { return nil }
    return cellText(plain)
  }

  /// The number that the field of that name holds: a number, an amount in units, a share in per
  /// cent.
  func number(of field: String) -> Double? {
    guard let text = text(of: field) else { return nil }
    let bytes = Array((text.hasSuffix(" %") ? String(text.dropLast(2)) : text).utf8)
    return decimalNumber(bytes.span)
  }
}
