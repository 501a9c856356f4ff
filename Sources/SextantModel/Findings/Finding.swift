/// Something the reader of a dossier should know: what is wrong, where, and in which words.
public struct Finding: Sendable, Equatable {
  /// The check's code (`BUD02`) or the reader's (`TXT`).
  public var code: String
  public var severity: Severity
  public var place: Place
  public var message: Message
  /// Ids of the items that the finding rests on.
  public var evidence: [String]

  public init(
    code: String, severity: Severity, place: Place, message: Message, evidence: [String] = []
  ) {
    self.code = code
    self.severity = severity
    self.place = place
    self.message = message
    self.evidence = evidence
  }
}

/// How much a finding weighs.
public enum Severity: String, Sendable, CaseIterable, Comparable {
  /// Preparation: worth doing before the defence.
  case info
  /// A jury or a manager would object.
  case warning
  /// The criterion cannot hold as things stand.
  case error

  private var rank: Int {
    switch self {
    case .info: 0
    case .warning: 1
    case .error: 2
    }
  }
  public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
}

/// Where something is: in an item, in a field of it, in a file.
public struct Place: Sendable, Hashable {
  public var kind: String?
  public var item: String?
  public var field: String?
  public var file: String?
  public var line: Int?
  public var column: Int?

  public init(
    kind: String? = nil, item: String? = nil, field: String? = nil, file: String? = nil,
    line: Int? = nil, column: Int? = nil
  ) {
    self.kind = kind
    self.item = item
    self.field = field
    self.file = file
    self.line = line
    self.column = column
  }

  /// A kind as a whole: something that is missing among its items.
  public static func among<T: Item>(_ type: T.Type, field: String? = nil) -> Place {
    Place(kind: T.kind.name, field: field)
  }

  /// `B22.nature`, `B22`, or the kind's name where no item is meant.
  public var text: String {
    let owner = item ?? kind ?? file ?? ""
    return field.map { "\(owner).\($0)" } ?? owner
  }
}

extension Item {
  /// This item, or one of its fields, as a place.
  public func at(_ field: String? = nil) -> Place {
    Place(kind: Self.kind.name, item: id.text, field: field)
  }
}
