public import SextantModel

/// The number of an account; it never changes and is never used again.
public struct AccountID: Sendable, Hashable {
  public let rawValue: Int64
  public init(rawValue: Int64) { self.rawValue = rawValue }
}

/// Somebody who may sign in.
public struct Account: Sendable, Equatable {
  public let id: AccountID
  public let email: String
  public let name: String
  public let language: Language
  public let theme: Theme
  /// Whether they are told by mail that a remark calls them.
  public let wantsMentionMail: Bool
  /// May invite people and see to the installation; says nothing of any dossier.
  public let isAdministrator: Bool
  public let created: Instant
  public let isDisabled: Bool
  /// Name and e-mail address are gone; the journal still knows the number.
  public let isErased: Bool
}

/// How pages look to somebody.
public enum Theme: String, Sendable, CaseIterable {
  /// As the device says.
  case system
  case light, dark
}

/// Why an account cannot be as somebody wants it.
public enum AccountProblem: Sendable, Equatable {
  case emailUnreadable, emailTaken
  case nameEmpty
  case nameTooLong(most: Int)
  case passwordTooShort(least: Int)
  case passwordTooLong(most: Int)
  case passwordIsYours, passwordIsCommon
  case lastAdministrator, unknownAccount
  /// So many letters went out within the hour, or to one address within the day.
  case tooManyInvitations(most: Int)
  case invitedTooOften(most: Int)

  /// The field of the form that it is about; empty where it is about none.
  public var field: String {
    switch self {
    case .emailUnreadable, .emailTaken, .tooManyInvitations, .invitedTooOften: "email"
    case .nameEmpty, .nameTooLong: "name"
    case .passwordTooShort, .passwordTooLong, .passwordIsYours, .passwordIsCommon: "password"
    case .lastAdministrator, .unknownAccount: ""
    }
  }

  public var message: Message {
    switch self {
    case .emailUnreadable: Message("account.emailUnreadable")
    case .emailTaken: Message("account.emailTaken")
    case .nameEmpty: Message("account.nameEmpty")
    case .nameTooLong(let most): Message("account.nameTooLong", ["most": .integer(most)])
    case .passwordTooShort(let least):
      Message("account.passwordTooShort", ["least": .integer(least)])
    case .passwordTooLong(let most): Message("account.passwordTooLong", ["most": .integer(most)])
    case .passwordIsYours: Message("account.passwordIsYours")
    case .passwordIsCommon: Message("account.passwordIsCommon")
    case .lastAdministrator: Message("account.lastAdministrator")
    case .unknownAccount: Message("account.unknown")
    case .tooManyInvitations(let most):
      Message("account.tooManyInvitations", ["most": .integer(most)])
    case .invitedTooOften(let most): Message("account.invitedTooOften", ["most": .integer(most)])
    }
  }
}
