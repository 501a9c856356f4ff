internal import SextantKernels

/// What is kept from a reader: the items out of their reach, the fields they have no right to.
public struct Veil: Sendable {
  private let isHidden: @Sendable (String) -> Bool
  private let marks: FieldMarks

  /// - Parameter isHidden: whether the item of an id is out of reach.
  init(over marks: FieldMarks, hiding isHidden: @escaping @Sendable (String) -> Bool) {
    self.marks = marks
    self.isHidden = isHidden
  }

  /// An id that nothing bears yet leads nowhere, so there is nothing to keep.
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
    let words = text.split { !($0.isLetter || $0.isNumber || "_.-/:".contains($0)) }
    let names = (try? Formula(parsing: text))?.names ?? []
    return names.contains { covers(item: $0) } || words.contains { covers(item: String($0)) }
  }
}
