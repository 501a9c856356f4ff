/// The kinds that a folder of items may hold, found by name, by file and by type.
public struct Registry: Sendable {
  public let kinds: [any Item.Type]
  private let numbers: [ObjectIdentifier: Int]
  private let names: [String: Int]
  private let plurals: [String: Int]
  private let paths: [String: Int]
  private let addresses: [String: Int]

  public init(_ kinds: [any Item.Type]) {
    self.kinds = kinds
    numbers = Dictionary(
      uniqueKeysWithValues: kinds.enumerated().map { (ObjectIdentifier($1), $0) })
    names = Dictionary(uniqueKeysWithValues: kinds.enumerated().map { ($1.kind.name, $0) })
    plurals = Dictionary(
      kinds.enumerated().map { ($1.kind.listName, $0) }, uniquingKeysWith: { first, _ in first })
    paths = Dictionary(uniqueKeysWithValues: kinds.enumerated().map { ($1.kind.path, $0) })
    addresses = Dictionary(
      kinds.enumerated().map { ($1.kind.plural, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// What a marketing dossier holds.
  public static let dossier = Registry(dossierKinds)
  /// What an institution that certifies holds.
  public static let institution = Registry(institutionKinds)
  /// Every kind of both: their names are unique.
  public static let all = Registry(dossierKinds + certificationKinds)

  func number<T: Item>(of type: T.Type) -> Int? { numbers[ObjectIdentifier(type)] }
  func number(named name: String) -> Int? { names[name] }
  public func type(named name: String) -> (any Item.Type)? { names[name].map { kinds[$0] } }
  /// The kind whose items stand under this key of a one-file dossier.
  public func type(listed plural: String) -> (any Item.Type)? { plurals[plural].map { kinds[$0] } }
  public func type(at path: String) -> (any Item.Type)? { paths[path].map { kinds[$0] } }
  /// The kind whose items stand below this word of an address: its plural.
  public func type(addressed plural: String) -> (any Item.Type)? {
    addresses[plural].map { kinds[$0] }
  }
  public var allPaths: [String] { kinds.map { $0.kind.path } }
  public var allListNames: [String] { kinds.map { $0.kind.listName } }
}

extension Kind {
  /// The key that the items of this kind stand under in a dossier of one file.
  var listName: String { form == .single ? name : plural }
}
