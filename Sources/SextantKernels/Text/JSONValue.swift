/// A value of JSON, its numbers as they are written and the keys of its objects in their order.
public indirect enum JSONValue: Sendable, Equatable {
  case null
  case flag(Bool)
  case number(String)
  case text(String)
  case list([JSONValue])
  case object([Member])

  /// A key of an object and what stands under it.
  public struct Member: Sendable, Equatable {
    public let key: String
    public let value: JSONValue

    public init(key: String, value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// What stands under a key; `nil` where the value is no object or has no such key.
  public subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }
}

/// Where and why a text is no JSON.
public struct JSONProblem: Error, Sendable, Hashable {
  /// The names are ends of keys of the catalogues.
  public enum What: String, Sendable, CaseIterable {
    case empty, unexpected, unfinished, badNumber, badEscape, controlCharacter, notUTF8, doubleKey
    case tooDeep, trailing
  }

  public let what: What
  /// The byte at which reading could not go on.
  public let offset: Int
}
