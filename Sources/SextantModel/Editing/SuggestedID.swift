extension Dossier {
  /// The next id in the style that the items of a kind have: `OB4` after `OB3`, `K10` after `K09`;
  /// letters of the kind's name where it has none yet.
  ///
  /// Items of series and single items have no id of their own to suggest.
  public func suggestedID(for kind: Kind) -> String? {
    guard kind.form == .list else { return nil }
    var styles: [String: (count: Int, highest: Int, width: Int)] = [:]
    forEachItem(ofKind: kind.name) { item in
      guard let (letters, digits) = Self.style(of: item.idText), let number = Int(digits) else {
        return
      }
      let old = styles[letters] ?? (0, 0, 0)
      let width = digits.hasPrefix("0") ? max(old.width, digits.utf8.count) : old.width
      styles[letters] = (old.count + 1, max(old.highest, number), width)
    }
    let commonest = styles.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }
    var (letters, number, width) = ("", 0, 0)
    if let commonest {
      (letters, number, width) = (commonest.key, commonest.value.highest, commonest.value.width)
    } else {
      letters = freeLetters(for: kind)
    }
    repeat {
      number += 1
      let digits = String(number)
      let zeros = String(repeating: "0", count: max(0, width - digits.utf8.count))
      let id = letters + zeros + digits
      if !contains(id) { return id }
    } while number < Int(Int32.max)
    return nil
  }

  /// What keeps a typed id from being a new item's; `nil` where it may be.
  public func problem(withNewID id: String) -> FieldProblem? {
    if id.isEmpty {
      return FieldProblem(field: "id", message: ReadingProblem.What.missingID.draftMessage)
    }
    guard identifier(Array(id.utf8).span) != nil else {
      return FieldProblem(
        field: "id", message: ReadingProblem.What.badID(id).draftMessage, written: id)
    }
    guard let kind = kind(of: id) else { return nil }
    return FieldProblem(
      field: "id",
      message: Message(
        "draft.idIsTaken", ["id": .text(id), "kind": .label("kind.\(kind.name)")]),
      written: id)
  }

  /// The letters and the digits of an id that is made so; at most nine digits.
  private static func style(of id: String) -> (letters: String, digits: String)? {
    let digits = id.utf8.reversed().prefix { (0x30...0x39).contains($0) }.count
    guard (1...9).contains(digits) else { return nil }
    return (String(decoding: id.utf8.dropLast(digits), as: UTF8.self), String(id.suffix(digits)))
  }

  /// Initials of the kind's words, or its first letters, as many as it takes not to look like the
  /// ids of another kind.
  private func freeLetters(for kind: Kind) -> String {
    var taken: Set<String> = []
    forEachItem { item in
      if let (letters, _) = Self.style(of: item.idText) { taken.insert(letters) }
    }
    let initials = kind.name.prefix(1).uppercased() + kind.name.dropFirst().filter(\.isUppercase)
    if initials.count > 1, !taken.contains(initials) { return initials }
    let name = kind.name.uppercased()
    for length in 2..<max(3, name.count) {
      let letters = String(name.prefix(length))
      if !taken.contains(letters) { return letters }
    }
    return name
  }
}
