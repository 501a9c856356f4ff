public import SextantModel

/// Why a change was not made. Nothing of it was kept.
public enum ChangeError: Error, Equatable {
  /// Somebody else changed these items since the author saw them.
  case conflict([Collision])
  /// The change asks for what cannot be.
  case refused(Message)
  /// The change would alter what was agreed on; never empty.
  case agreed([Breach])
  /// The disk or the database failed.
  case house(HouseError)

  public var message: Message {
    switch self {
    case .conflict(let conflicts):
      Message("change.conflict", ["items": .texts(conflicts.map(\.id))])
    case .refused(let message): message
    case .agreed(let breaches): breaches.first?.message ?? Message("agreement.hidden")
    case .house(let error): error.message
    }
  }

  init(_ error: any Error, at path: String) {
    self = error as? ChangeError ?? .house(HouseError(error, at: path))
  }
}

/// An item that is no longer what the author of a change saw: who changed it last, and when.
public struct Collision: Sendable, Equatable {
  public let id: String
  /// The version that the author saw.
  public let expected: Int
  /// The version that stands; 0 where the item is gone and its journal says nothing.
  public let version: Int
  public let author: Author
  public let moment: Instant
  public let verb: String
}
