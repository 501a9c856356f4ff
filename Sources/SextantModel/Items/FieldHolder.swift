/// What has fields: an item, or a small value within one. New, it has every field empty.
///
/// How all fields are gone through stands here as requirements, although nobody writes them anew:
/// so the compiler makes the code of each kind, which takes a fraction of the time of code that
/// serves any kind.
public protocol FieldHolder: Sendable, Equatable {
  init()
  static var fields: [Field<Self>] { get }

  /// The fields that stand in a mapping, after the reader was told what is wrong with them.
  ///
  /// - Parameter others: keys that are not fields but are not wrong either.
  static func read(
    fieldsOf node: Int, besides others: [String], _ reader: inout FieldReader
  ) -> Self

  /// Calls `body` with every link of several values, field by field.
  static func visitLinks(
    of values: [Self],
    _ body: (_ row: Int, _ field: Int, _ target: String, _ kinds: [String]) -> Void)
}

extension FieldHolder {
  public static func read(
    fieldsOf node: Int, besides others: [String], _ reader: inout FieldReader
  ) -> Self {
    var value = Self()
    let fields = Self.fields
    reader.fill(&value, from: node, fields: fields, knownElsewhere: others)
    reader.checkRequired(value, fields, node)
    return value
  }

  public static func visitLinks(
    of values: [Self],
    _ body: (_ row: Int, _ field: Int, _ target: String, _ kinds: [String]) -> Void
  ) {
    // The fields of a kind without items are never asked for, and so never made.
    guard !values.isEmpty else { return }
    let fields = Self.fields
    for number in fields.indices where fields[number].holdsLinks {
      let field = fields[number]
      for row in values.indices {
        field.visitLinks(values[row]) { target, kinds in body(row, number, target, kinds) }
      }
    }
  }
}
