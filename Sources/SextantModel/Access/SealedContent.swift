/// An item that may be seen to be there before what it says may be read: a mark that was handed in.
protocol SealedContent: Item {
  static var sealedFields: Set<String> { get }
  mutating func seal()
}

extension Mark: SealedContent {
  static let sealedFields: Set<String> = ["level", "comment"]
  mutating func seal() { (level, comment) = ("", "") }
}

extension BlindMark: SealedContent {
  static let sealedFields: Set<String> = ["level", "comment"]
  mutating func seal() { (level, comment) = ("", "") }
}

extension Anchor: SealedContent {
  static let sealedFields: Set<String> = ["reference"]
  /// Which criteria are marked may be known, their levels not.
  mutating func seal() { reference = [] }
}

extension Minutes: SealedContent {
  static let sealedFields: Set<String> = ["text", "data"]
  /// That they are made and who has signed is for who looks after the session to follow.
  mutating func seal() { (text, data) = ("", "") }
}

/// An item without what is under seal; others as they are.
func sealedContent<T: Item>(of item: T) -> T {
  guard var sealed = item as? any SealedContent else { return item }
  sealed.seal()
  return sealed as? T ?? item
}
