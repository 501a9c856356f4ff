public import SextantModel

/// Which fields are kept only encrypted: those marked as personal or confidential.
public struct SealedFields: Sendable {
  private let fields: [String: Set<String>]

  /// - Parameter isSealed: whether a field of the kind named is kept encrypted.
  public init(of registry: Registry, where isSealed: (_ kind: String, _ field: FieldCard) -> Bool) {
    var fields: [String: Set<String>] = [:]
    for type in registry.kinds {
      let sealed = Self.cards(type).filter { card in
        isSealed(type.kind.name, card)
          || Self.inner(card.shape).contains { isSealed(type.kind.name, $0) }
      }
      if !sealed.isEmpty { fields[type.kind.name] = Set(sealed.map(\.name)) }
    }
    self.fields = fields
  }

  /// As the kinds' lists of fields say.
  public static let marked = SealedFields(of: .all) { _, card in
    card.isPersonal || card.isConfidential
  }

  func of(_ kind: String) -> Set<String> { fields[kind] ?? [] }

  /// A field is sealed whole where its small values have one that is.
  private static func inner(_ shape: Shape) -> [FieldCard] {
    switch shape {
    case .rows(_, let fields): fields + fields.flatMap { inner($0.shape) }
    case .list(let element): inner(element)
    default: []
    }
  }

  private static func cards<T: Item>(_ type: T.Type) -> [FieldCard] { T.fields.map(\.card) }
}
