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
  let marks: FieldMarks
  /// Whether it depends on the reader if the field, or a field of a small value in it, is seen.
  let isMarked: Bool

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
  /// Gives the second value's field what the first one's holds.
  let copy: @Sendable (Root, inout Root) -> Void
  /// Takes out of the field what a veil keeps from a reader.
  let cover: @Sendable (inout Root, Veil) -> Void
  /// Gives the field what someone made of it who saw it through a veil; what they did not see stays.
  let merge: @Sendable (inout Root, Root, Veil) -> Void

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
    /// Tells of a natural person, who may ask that it be erased.
    case personal
    /// Only for those who answer for the dossier, and the roles that the table of roles names.
    case confidential
    /// What the item, or the small value, is about: who may not see the one does not see the other.
    case about
    /// The vendor, or a vendor's item, that the item is of: no other partner is ever shown it.
    case belongsTo
    /// Text that names items by their ids, to compute with them.
    case formula
  }

  /// - Parameter standard: the value of a new item, which plain text leaves out.
  init<Value: FieldContent>(
    name: String, path: any WritableKeyPath<Root, Value> & Sendable, standard: Value,
    remarks: [Remark]
  ) {
    var shape = Value.shape
    var isRequired = false
    var bounds: ClosedRange<Double>?
    var marks: FieldMarks = []
    for remark in remarks {
      switch remark {
      case .required: isRequired = true
      case .long: shape = shape.replacingText(by: .longText)
      case .unit(let unit): shape = shape.withUnit(unit)
      case .lasts(let unit): shape = .duration(unit)
      case .between(let low, let high): bounds = low...high
      case .to(let kinds): shape = shape.withKinds(kinds)
      case .personal: marks.insert(.personal)
      case .confidential: marks.insert(.confidential)
      case .about: marks.insert(.about)
      case .belongsTo: marks.insert(.belongsTo)
      case .formula: marks.insert(.formula)
      }
    }
    self.name = name
    self.nameBytes = Array(name.utf8)
    self.shape = shape
    self.isRequired = isRequired
    self.bounds = bounds
    self.holdsLinks = shape.holdsLinks
    self.marks = marks
    isMarked = marks != [] || shape.holdsMarks
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
    copy = { from, to in to[keyPath: path] = from[keyPath: path] }
    let own = marks
    let isCoverable = isMarked || holdsLinks
    let shown: @Sendable (Value, Veil) -> Value = { value, veil in
      if veil.covers(own) { return standard }
      if own.contains(.formula) { return veil.covers(formula: value.plain) ? standard : value }
      return value.shown(through: veil) ?? standard
    }
    cover = { root, veil in
      if isCoverable { root[keyPath: path] = shown(root[keyPath: path], veil) }
    }
    merge = { full, edited, veil in
      if veil.covers(own) { return }
      let value = full[keyPath: path]
      guard isCoverable else {
        full[keyPath: path] = edited[keyPath: path]
        return
      }
      // Nobody links to what they do not see, nor fills in what is kept from them.
      let new = shown(edited[keyPath: path], veil)
      if shown(value, veil) != new {
        full[keyPath: path] = value.merging(new, seenThrough: veil)
      }
    }
  }

  public var card: FieldCard {
    FieldCard(name: name, shape: shape, isRequired: isRequired, bounds: bounds, marks: marks)
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
