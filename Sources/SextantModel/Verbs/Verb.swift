/// A change of state that the trade has a word and rules for: keep a signal, approve a budget.
///
/// A verb is a function of the value. It reads the dossier it is given, never a clock, a disk or a
/// draw; it answers with the changed items or with what stands in the way.
public protocol Verb: Sendable {
  associatedtype Subject: Item
  static var card: VerbCard { get }
  /// Whether the item is in a state that the verb leads on from; where it is not, pages do not
  /// offer the verb at all.
  static func concerns(_ item: Subject) -> Bool
  /// Fills in, in a form that is only offered, what most people will say; they hand it in themselves.
  static func suggest(_ item: inout Subject)
  /// Says all that stands in the way. The item has the asked fields as the person filled them; while
  /// the verb is only offered, as they stand.
  static func examine(_ item: Subject, _ x: VerbContext, _ obstacles: inout Obstacles)
  /// Changes the item, and other items through `changes`. Called when nothing stands in the way, on
  /// the item with the asked fields as the person filled them.
  static func carryOut(_ item: inout Subject, _ x: VerbContext, _ changes: inout VerbChanges)
}

extension Verb {
  public static func concerns(_ item: Subject) -> Bool { true }
  public static func suggest(_ item: inout Subject) {}
  public static func examine(
    _ item: Subject, _ x: VerbContext, _ obstacles: inout Obstacles
  ) {}
  public static func carryOut(
    _ item: inout Subject, _ x: VerbContext, _ changes: inout VerbChanges
  ) {}
}
