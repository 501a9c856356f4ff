/// One thing people state about their work: an objective, a signal, a budget line.
///
/// A kind of item is one struct with one list of fields; everything else (plain text, forms, tables,
/// reference pages) comes from that list.
public protocol Item: FieldHolder {
  var id: ID<Self> { get set }
  static var kind: Kind { get }
  /// What people call the item; its id where nothing in it is a name.
  var headline: String { get }
}

/// The identifier of an item, unique in its dossier, short, readable and stable: `OB3`, `B18`.
public struct ID<Target>: Sendable, Hashable {
  public var text: String
  public init(_ text: String) { self.text = text }
}

extension ID: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) { text = value }
}

/// The identifier of an item of any kind.
public struct AnyID: Sendable, Hashable {
  public var text: String
  public init(_ text: String) { self.text = text }
  public init<T>(_ id: ID<T>) { text = id.text }
}

/// What is known of a kind of item beside its fields.
public struct Kind: Sendable {
  /// Lower camel case, singular: `budgetLine`; also the key of its labels in the catalogues.
  public let name: String
  /// Lower camel case, plural: names the file, `budget/budgetLines.yaml`, and the address.
  public let plural: String
  public let room: Room
  public let form: Form
  /// Whether its file stands beside the rooms' folders instead of in one.
  let standsAtRoot: Bool

  /// How the items of a kind stand in plain text.
  public enum Form: Sendable, Equatable {
    /// A YAML list, each item with its `id`.
    case list
    /// A YAML mapping: one item per dossier, whose id is the kind's name.
    case single
    /// CSV rows without id: the id is the values of these fields joined by `/`.
    case series(key: [String])
  }

  public init(
    _ name: String, _ plural: String, in room: Room, _ form: Form = .list, atRoot: Bool = false
  ) {
    self.name = name
    self.plural = plural
    self.room = room
    self.form = form
    standsAtRoot = atRoot
  }

  /// Where the items of this kind stand in a dossier's folder.
  public var path: String {
    let folder = standsAtRoot ? "" : room.rawValue + "/"
    return switch form {
    case .list: "\(folder)\(plural).yaml"
    case .single: "\(folder)\(name).yaml"
    case .series: "\(folder)\(plural).csv"
    }
  }
}
