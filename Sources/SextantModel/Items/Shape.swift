/// What a field holds.
public indirect enum Shape: Sendable {
  case text
  case longText
  case choice(name: String, values: [String])
  case flag
  case number(unit: String?)
  case integer(unit: String?)
  /// Integer cents of the dossier's currency.
  case money
  /// A part of a whole, written in per cent.
  case share
  case day
  case moment
  case clockTime
  case period
  /// A length of time in the unit named.
  case duration(TimeUnit)
  /// The id of an item of one of these kinds; of any kind when empty.
  case link(kinds: [String])
  case list(Shape)
  /// Small values with fields of their own that have no id.
  case rows(name: String, fields: [FieldCard])
}

/// The units a duration is counted in.
public enum TimeUnit: String, Sendable, CaseIterable {
  case seconds, minutes, hours, days, workingDays, weeks, months
}

/// A field as its reader sees it, without the type that holds it.
public struct FieldCard: Sendable {
  public let name: String
  public let shape: Shape
  public let isRequired: Bool
  public let bounds: ClosedRange<Double>?
  let marks: FieldMarks

  /// Tells of a natural person, who may ask that it be erased.
  public var isPersonal: Bool { marks.contains(.personal) }
  /// Only for those who answer for the dossier, and the roles that the table of roles names.
  public var isConfidential: Bool { marks.contains(.confidential) }
}

/// What bears on who may see a field.
struct FieldMarks: OptionSet, Sendable {
  let rawValue: UInt8
  static let personal = FieldMarks(rawValue: 1)
  static let confidential = FieldMarks(rawValue: 2)
  static let about = FieldMarks(rawValue: 4)
  static let belongsTo = FieldMarks(rawValue: 8)
  static let formula = FieldMarks(rawValue: 16)
}

extension Shape {
  /// Whether small values of this shape have fields that a reader may have no right to.
  var holdsMarks: Bool {
    switch self {
    case .rows(_, let fields): fields.contains { $0.marks != [] || $0.shape.holdsMarks }
    default: false
    }
  }

  var holdsLinks: Bool {
    switch self {
    case .link: true
    case .list(let element): element.holdsLinks
    case .rows(_, let fields): fields.contains { $0.shape.holdsLinks }
    default: false
    }
  }

  /// The kinds a link of this shape may point to; `nil` when the shape holds no link.
  public var linkedKinds: [String]? {
    switch self {
    case .link(let kinds): kinds
    case .list(let element): element.linkedKinds
    default: nil
    }
  }
}
