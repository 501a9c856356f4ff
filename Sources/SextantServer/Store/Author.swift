/// Who makes a change: an account's id, never a name. Names stand with the accounts, where they can
/// be erased.
public struct Author: Sendable, Hashable, ExpressibleByStringLiteral {
  public let id: String

  public init(_ id: String) { self.id = id }
  public init(stringLiteral value: String) { id = value }

  /// Whoever types commands on the machine itself.
  public static let console = Author("console")
}
