/// One field of an item or of a small value: its name, where it is kept and what it may hold.
///
/// A reference, so that going through a kind's fields copies nothing.
public final class Field<Root: Sendable>: Sendable {
  public let name: String
  public let shape: Shape
  public let isRequired: Bool
  public let bounds: ClosedRange<Double>?
  let nameBytes: [UInt8]
  /// Whether the field, or a small value in it, can link to items.
  let holdsLinks: Bool

  let read: @Sendable (inout Root, Int, inout FieldReader) -> Void
  /// Gives the field the value of a new item.
  let clear: @Sendable (inout Root) -> Void
  /// Reads the value from a cell; lists and small values stand in no cell.
  let readCell: @Sendable (inout Root, inout CellReader) -> Void
  /// The value as plain data.
  public let plain: @Sendable (Root) -> Plain
  /// Whether the value is the one a new item has.
  public let isEmpty: @Sendable (Root) -> Bool
  let visitLinks: @Sendable (Root, LinkVisitor) -> Void

  /// What can be said of a field beside its name and the type that holds it.
  public enum Remark: Sendable {
    /// An item without it says nothing.
    case required
    /// Text of several sentences or lines.
    case long
    case unit(String)
    case lasts(TimeUnit)
    case between(Double, Double)
    /// Kinds that a link of any kind may point to.
    case to([String])
  }

  /// - Parameter standard: the value of a new item, which plain text leaves out.
  init<Value: FieldContent>(
    name: String, path: any WritableKeyPath<Root, Value> & Sendable, standard: Value,
    remarks: [Remark]
  ) {
    var shape = Value.shape
    var isRequired = false
    var bounds: ClosedRange<Double>?
    for remark in remarks {
      switch remark {
      case .required: isRequired = true
      case .long: shape = shape.replacingText(by: .longText)
      case .unit(let unit): shape = shape.withUnit(unit)
      case .lasts(let unit): shape = .duration(unit)
      case .between(let low, let high): bounds = low...high
      case .to(let kinds): shape = shape.withKinds(kinds)
      }
    }
    self.name = name
    self.nameBytes = Array(name.utf8)
    self.shape = shape
    self.isRequired = isRequired
    self.bounds = bounds
    self.holdsLinks = shape.holdsLinks
    let limits = bounds
    read = { root, node, reader in
      reader.begin(field: name, bounds: limits)
      if let value = Value.read(node, &reader) { root[keyPath: path] = value }
    }
    clear = { root in root[keyPath: path] = standard }
    readCell = { root, cells in
      if let value = Value.readCell(&cells, field: name, bounds: limits) {
        root[keyPath: path] = value
      }
    }
    plain = { root in root[keyPath: path].plain }
    isEmpty = { root in root[keyPath: path] == standard }
    let kinds = shape.linkedKinds ?? []
    visitLinks = { root, body in root[keyPath: path].visitLinks(kinds, body) }
  }

  public var card: FieldCard {
    FieldCard(name: name, shape: shape, isRequired: isRequired, bounds: bounds)
  }
}

extension Field where Root: Item {
  public convenience init<Value: FieldContent>(
    _ name: String, _ path: any WritableKeyPath<Root, Value> & Sendable, _ remarks: Remark...
  ) {
    self.init(name: name, path: path, standard: Root()[keyPath: path], remarks: remarks)
  }
}

extension Field where Root: Row {
  public convenience init<Value: FieldContent>(
    _ name: String, _ path: any WritableKeyPath<Root, Value> & Sendable, _ remarks: Remark...
  ) {
    self.init(name: name, path: path, standard: Root()[keyPath: path], remarks: remarks)
  }
}

extension Shape {
  fileprivate func replacingText(by new: Shape) -> Shape {
    switch self {
    case .text: new
    case .list(let element): .list(element.replacingText(by: new))
    default: self
    }
  }

  fileprivate func withUnit(_ unit: String) -> Shape {
    switch self {
    case .number: .number(unit: unit)
    case .integer: .integer(unit: unit)
    default: self
    }
  }

  fileprivate func withKinds(_ kinds: [String]) -> Shape {
    switch self {
    case .link: .link(kinds: kinds)
    case .list(let element): .list(element.withKinds(kinds))
    default: self
    }
  }
}
