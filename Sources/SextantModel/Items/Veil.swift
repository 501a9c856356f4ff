internal import SextantKernels

/// What is kept from a reader: the items out of their reach, the fields they have no right to.
public struct Veil: Sendable {
  private let isHidden: @Sendable (String) -> Bool
  private let exists: @Sendable (String) -> Bool
  private let marks: FieldMarks

  /// - Parameters:
  ///   - exists: whether an item bears an id.
  ///   - isHidden: whether what bears an id, or may have borne it, is out of reach.
  init(
    over marks: FieldMarks, knowing exists: @escaping @Sendable (String) -> Bool = { _ in true },
    hiding isHidden: @escaping @Sendable (String) -> Bool
  ) {
    self.marks = marks
    self.exists = exists
    self.isHidden = isHidden
  }

  func covers(item id: String) -> Bool { !id.isEmpty && isHidden(id) }

  func covers(_ field: FieldMarks) -> Bool { !marks.isDisjoint(with: field) }

  func covers<Root>(linksOf field: Field<Root>, in root: Root) -> Bool {
    var isCovered = false
    field.visitLinks(root) { target, _ in isCovered = isCovered || covers(item: target) }
    return isCovered
  }

  /// Whether a formula names an item that is out of reach.
  ///
  /// What is no formula is taken word by word: a person may have written it halfway.
  func covers(formula: Plain) -> Bool {
    guard case .text(let text) = formula, !text.isEmpty else { return false }
    let names = (try? Formula(parsing: text))?.names ?? []
    let words = text.split { !Self.isOfName($0) } + text.split { !Self.isOfID($0) }
    return (names + words.map(String.init)).contains { exists($0) && covers(item: $0) }
  }

  private static func isOfName(_ letter: Character) -> Bool {
    letter.isLetter || letter.isNumber || letter == "_" || letter == "."
  }

  private static func isOfID(_ letter: Character) -> Bool {
    !letter.isWhitespace && !"()+*,".contains(letter)
  }
}
