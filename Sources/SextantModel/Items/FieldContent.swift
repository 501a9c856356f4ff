/// A value that a field can hold: read from a node of a text tree, given back as plain data.
public protocol FieldContent: Sendable, Equatable {
  static var shape: Shape { get }
  var isEmpty: Bool { get }
  /// The value at a node, or `nil` after the reader was told what is wrong.
  static func read(_ node: Int, _ reader: inout FieldReader) -> Self?
  /// The value in a cell of a table, or `nil` after the reader was told what is wrong.
  static func readCell(
    _ cells: inout CellReader, field: String, bounds: ClosedRange<Double>?
  ) -> Self?
  var plain: Plain { get }
  /// Calls `body` with every link and the kinds it may lead to.
  ///
  /// - Parameter kinds: those that the value's field allows; small values know their own.
  func visitLinks(_ kinds: [String], _ body: LinkVisitor)
  /// Whether this value may be seen by all who see the item, in a field that is kept from some: it
  /// says that there is nothing to keep.
  var isOpenToAll: Bool { get }
  /// What of the value is shown through a veil; `nil` where nothing is.
  func shown(through veil: Veil) -> Self?
  /// The value after someone edited it who saw it through a veil; what they did not see stays.
  func merging(_ edited: Self, seenThrough veil: Veil) -> Self
}

extension FieldContent {
  public var isOpenToAll: Bool { false }
}

/// Takes the target of a link and the kinds it may lead to; any kind where none is named.
public typealias LinkVisitor = (_ target: String, _ kinds: [String]) -> Void

/// Data without types: what every outside form (YAML, JSON, CSV, a page's form) can carry.
public indirect enum Plain: Sendable, Equatable {
  case none
  /// A number as it is written, dot as decimal mark.
  case number(String)
  case flag(Bool)
  /// A day, a period, a choice: never mistaken for anything else, so never quoted in YAML.
  case bare(String)
  case text(String)
  case list([Plain])
  case map([Entry])

  public struct Entry: Sendable, Equatable {
    public let key: String
    public let value: Plain

    public init(key: String, value: Plain) {
      self.key = key
      self.value = value
    }
  }
}

/// The text of plain data in one cell of a table.
func cellText(_ plain: Plain) -> String {
  switch plain {
  case .none, .list, .map: ""
  case .number(let text), .bare(let text), .text(let text): text
  case .flag(let flag): flag ? "true" : "false"
  }
}

/// A value that stands in one cell or one scalar.
public protocol ScalarContent: FieldContent, ListElement {
  /// The value written in these bytes, or what is wrong with them.
  static func parse(_ bytes: Span<UInt8>) -> Parsed<Self>
  /// The size that bounds apply to; `nil` where the value has none.
  var boundedSize: Double? { get }
}

/// What came of reading a scalar.
public enum Parsed<Value: Sendable>: Sendable {
  case value(Value)
  case wrong(ScalarError)
}

/// Why a scalar cannot be read as the type its field wants; the names are keys of the catalogues.
public enum ScalarError: Sendable, Equatable {
  case notANumber, notAnInteger, notAFlag, notAnAmount, notAShare, notADay, notAPeriod
  case notAMoment, notAClockTime
  case unknownChoice(allowed: [String])
  case badIdentifier
}

extension ScalarContent {
  public var isEmpty: Bool { false }
  public var boundedSize: Double? { nil }
  public func visitLinks(_ kinds: [String], _ body: LinkVisitor) {}
  public func shown(through veil: Veil) -> Self? { self }
  public func merging(_ edited: Self, seenThrough veil: Veil) -> Self { edited }

  public static func read(_ node: Int, _ reader: inout FieldReader) -> Self? {
    reader.scalar(node, as: Self.self)
  }

  public static func readElement(_ node: Int, _ reader: inout FieldReader) -> Self? {
    reader.scalar(node, as: Self.self)
  }

  public static func readCell(
    _ cells: inout CellReader, field: String, bounds: ClosedRange<Double>?
  ) -> Self? {
    cells.scalar(as: Self.self, field: field, bounds: bounds)
  }

  /// The scalar as it would stand in a cell.
  public var cell: String { cellText(plain) }
}

extension Optional: FieldContent where Wrapped: ScalarContent {
  public static var shape: Shape { Wrapped.shape }
  public var isEmpty: Bool { self == nil }
  public var isOpenToAll: Bool { self?.isOpenToAll ?? false }
  public var plain: Plain { self?.plain ?? .none }
  public func visitLinks(_ kinds: [String], _ body: LinkVisitor) {
    self?.visitLinks(kinds, body)
  }
  public func shown(through veil: Veil) -> Wrapped?? { .some(flatMap { $0.shown(through: veil) }) }
  public func merging(_ edited: Wrapped?, seenThrough veil: Veil) -> Wrapped? { edited }

  public static func read(_ node: Int, _ reader: inout FieldReader) -> Wrapped?? {
    if reader.isNull(node) { return .some(nil) }
    return Wrapped.read(node, &reader).map { .some($0) }
  }

  public static func readCell(
    _ cells: inout CellReader, field: String, bounds: ClosedRange<Double>?
  ) -> Wrapped?? {
    Wrapped.readCell(&cells, field: field, bounds: bounds).map { .some($0) }
  }
}

/// A value that may stand several times in one field.
public protocol ListElement: Sendable, Equatable {
  static var shape: Shape { get }
  static func readElement(_ node: Int, _ reader: inout FieldReader) -> Self?
  var plain: Plain { get }
  /// Calls `body` with every link and the kinds it may lead to.
  ///
  /// - Parameter kinds: those that the value's field allows; small values know their own.
  func visitLinks(_ kinds: [String], _ body: LinkVisitor)
  /// What of the value is shown through a veil; `nil` where nothing is.
  func shown(through veil: Veil) -> Self?
  /// The value after someone edited it who saw it through a veil; what they did not see stays.
  func merging(_ edited: Self, seenThrough veil: Veil) -> Self
  /// How many fields two small values fill alike.
  func likeness(to other: Self) -> Int
  /// Whether the elements are small values with fields of their own.
  static var isRow: Bool { get }
}

extension ListElement {
  public static var isRow: Bool { false }
  public func likeness(to other: Self) -> Int { 0 }
}

extension Array: FieldContent where Element: ListElement {
  public static var shape: Shape { Element.isRow ? Element.shape : .list(Element.shape) }
  public var plain: Plain { isEmpty ? .none : .list(map(\.plain)) }
  public func visitLinks(_ kinds: [String], _ body: LinkVisitor) {
    for element in self { element.visitLinks(kinds, body) }
  }
  public func shown(through veil: Veil) -> [Element]? { compactMap { $0.shown(through: veil) } }

  public static func read(_ node: Int, _ reader: inout FieldReader) -> [Element]? {
    reader.list(node) { Element.readElement($0, &$1) }
  }

  public static func readCell(
    _ cells: inout CellReader, field: String, bounds: ClosedRange<Double>?
  ) -> [Element]? {
    nil
  }
}

/// A small value with fields of its own and no id: a painful point of a journey, a target.
public protocol Row: ListElement, FieldHolder {
  static var rowName: String { get }
}

extension Row {
  public static var isRow: Bool { true }
  public static var shape: Shape { .rows(name: rowName, fields: fields.map(\.card)) }

  public static func readElement(_ node: Int, _ reader: inout FieldReader) -> Self? {
    reader.row(node)
  }

  public var plain: Plain {
    .map(
      Self.fields.compactMap { field in
        field.isEmpty(self) ? nil : Plain.Entry(key: field.name, value: field.plain(self))
      })
  }

  public func visitLinks(_ kinds: [String], _ body: LinkVisitor) {
    for field in Self.fields where field.holdsLinks { field.visitLinks(self, body) }
  }

  /// A row about an item out of reach is not shown, nor one of which nothing is left.
  public func shown(through veil: Veil) -> Self? {
    var row = self
    for field in Self.fields {
      if field.marks.contains(.about), veil.covers(linksOf: field, in: self) { return nil }
      field.cover(&row, veil)
    }
    return row != self && row == Self() ? nil : row
  }

  public func merging(_ edited: Self, seenThrough veil: Veil) -> Self {
    var row = self
    for field in Self.fields { field.merge(&row, edited, veil) }
    return row
  }

  public func likeness(to other: Self) -> Int {
    Self.fields.count { !$0.isEmpty(self) && $0.plain(self) == $0.plain(other) }
  }
}
