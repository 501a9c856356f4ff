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
  private let holdsInnerMarks: Bool
  /// Whether a veil can keep something of the value from a reader.
  private let isCoverable: Bool
  private let linkedKinds: [String]
  private let access: Access

  /// What is done with the value where it is kept, whatever its type.
  struct Access: Sendable {
    let read: @Sendable (inout Root, Int, inout FieldReader) -> Void
    let readCell: @Sendable (inout Root, inout CellReader, String, ClosedRange<Double>?) -> Void
    let clear: @Sendable (inout Root) -> Void
    let plain: @Sendable (Root) -> Plain
    let isEmpty: @Sendable (Root) -> Bool
    let visitLinks: @Sendable (Root, [String], LinkVisitor) -> Void
    let copy: @Sendable (Root, inout Root) -> Void
    let cover: @Sendable (inout Root, Veil, FieldMarks) -> Void
    let merge: @Sendable (inout Root, Root, Veil, FieldMarks) -> Void
  }

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

  fileprivate init(_ name: String, _ whole: Shape, _ remarks: [Remark], _ access: Access) {
    var shape = whole
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
    holdsInnerMarks = shape.holdsMarks
    isMarked = marks != [] || holdsInnerMarks
    isCoverable = isMarked || holdsLinks
    self.linkedKinds = shape.linkedKinds ?? []
    self.access = access
  }

  /// Takes the value from a node of a text tree.
  func read(_ root: inout Root, _ node: Int, _ reader: inout FieldReader) {
    reader.begin(field: name, bounds: bounds)
    access.read(&root, node, &reader)
  }

  /// Takes the value from a cell; lists and small values stand in no cell.
  func readCell(_ root: inout Root, _ cells: inout CellReader) {
    access.readCell(&root, &cells, name, bounds)
  }

  /// Gives the field the value of a new item.
  func clear(_ root: inout Root) { access.clear(&root) }

  /// The value as plain data.
  public func plain(_ root: Root) -> Plain { access.plain(root) }

  /// Whether the value is the one a new item has, which plain text leaves out.
  public func isEmpty(_ root: Root) -> Bool { access.isEmpty(root) }

  func visitLinks(_ root: Root, _ body: LinkVisitor) {
    access.visitLinks(root, linkedKinds, body)
  }

  /// Gives the second value's field what the first one's holds.
  func copy(_ from: Root, _ to: inout Root) { access.copy(from, &to) }

  /// Whether a veil can keep anything of the field from a reader.
  func isTouched(by veil: Veil, hidingItems: Bool) -> Bool {
    if holdsLinks && hidingItems || veil.covers(marks) { return true }
    return holdsInnerMarks || marks.contains(.formula)
  }

  /// Takes out of the field what a veil keeps from a reader.
  func cover(_ root: inout Root, _ veil: Veil) {
    if isCoverable { access.cover(&root, veil, marks) }
  }

  /// Gives the field what someone made of it who saw it through a veil; what they did not see stays.
  func merge(_ full: inout Root, _ edited: Root, _ veil: Veil) {
    if veil.covers(marks) { return }
    if isCoverable {
      access.merge(&full, edited, veil, marks)
    } else {
      access.copy(edited, &full)
    }
  }

  public var card: FieldCard {
    FieldCard(name: name, shape: shape, isRequired: isRequired, bounds: bounds, marks: marks)
  }
}

extension Field where Root: FieldHolder {
  /// - Parameter path: where the value is kept.
  ///
  /// Each path stands in a closure of its own, and what uses it captures nothing else: so the
  /// compiler puts plain accesses in its place. Made while the program runs, the key paths of all
  /// kinds took an eighth of the time of a check.
  @inline(__always)
  public convenience init<Value: FieldContent>(
    _ name: String,
    _ path: @autoclosure @escaping @Sendable () -> any WritableKeyPath<Root, Value> & Sendable,
    _ remarks: Remark...
  ) {
    self.init(
      name, Value.shape, remarks,
      Access(
        read: { root, node, reader in
          if let value = Value.read(node, &reader) { root[keyPath: path()] = value }
        },
        readCell: { root, cells, name, bounds in
          if let value = Value.readCell(&cells, field: name, bounds: bounds) {
            root[keyPath: path()] = value
          }
        },
        clear: { root in root[keyPath: path()] = Root()[keyPath: path()] },
        plain: { root in root[keyPath: path()].plain },
        isEmpty: { root in root[keyPath: path()] == Root()[keyPath: path()] },
        visitLinks: { root, kinds, body in root[keyPath: path()].visitLinks(kinds, body) },
        copy: { from, to in to[keyPath: path()] = from[keyPath: path()] },
        cover: { root, veil, marks in
          root[keyPath: path()] = shown(
            root[keyPath: path()], through: veil, marks, else: Root()[keyPath: path()])
        },
        merge: { full, edited, veil, marks in
          let value = full[keyPath: path()]
          let standard = Root()[keyPath: path()]
          // Nobody links to what they do not see, nor fills in what is kept from them.
          let new = shown(edited[keyPath: path()], through: veil, marks, else: standard)
          if shown(value, through: veil, marks, else: standard) != new {
            full[keyPath: path()] = value.merging(new, seenThrough: veil)
          }
        }))
  }
}

/// What a veil lets through of a field's value.
private func shown<Value: FieldContent>(
  _ value: Value, through veil: Veil, _ marks: FieldMarks, else standard: @autoclosure () -> Value
) -> Value {
  if veil.covers(marks) { return value.isOpenToAll ? value : standard() }
  if marks.contains(.formula) {
    return veil.covers(formula: value.plain) ? standard() : value
  }
  return value.shown(through: veil) ?? standard()
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
