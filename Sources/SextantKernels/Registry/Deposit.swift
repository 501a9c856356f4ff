/// The head of a file of results deposited at the certification registry: who deposits, for whom,
/// when.
public struct Deposit: Sendable, Equatable {
  /// The versions of the registry's schema that we write.
  public enum Version: String, Sendable, CaseIterable {
    /// The version in `certifications-cdc-v2.0.0`.
    case version112 = "1.1.2"
    /// With an action, and holders named by their national number.
    case version115 = "1.1.5"
  }

  /// What is to be done with the results; said from version 1.1.5 on.
  public enum Action: String, Sendable, CaseIterable {
    case creation = "CREATION"
    case deletion = "SUPPRESSION"
  }

  /// Names the file for ever: 1 to 50 characters.
  public var id: String
  public var moment: UTCInstant
  /// By whose clock the moment is written.
  public var zone: String
  /// The registry's names of who sends and of who certifies: 8 characters each.
  public var sender: String
  public var certifier: String
  /// 1 to 20 characters.
  public var contract: String
  public var version: Version
  public var action: Action

  public init(
    id: String, moment: UTCInstant, zone: String = "Europe/Paris", sender: String,
    certifier: String, contract: String, version: Version = .version112, action: Action = .creation
  ) {
    self.id = id
    self.moment = moment
    self.zone = zone
    self.sender = sender
    self.certifier = certifier
    self.contract = contract
    self.version = version
    self.action = action
  }

  /// How many results the registry takes in one file.
  public static let mostResults = 200_000

  /// The last day on which a result may be deposited: three months after its certificate was awarded.
  ///
  /// - Parameter awarded: days since 1970-01-01.
  public static func lastDay(awarded: Int32) -> Int32? {
    CivilDay.adding(months: 3, to: awarded)
  }
}

/// What of a deposit the registry would refuse, found before it is sent.
public struct DepositFinding: Sendable, Hashable {
  /// The names are ends of keys of the catalogues.
  public enum What: String, Sendable, CaseIterable {
    case missing
    /// More characters than the registry takes.
    case tooLong
    /// Another number of characters than the registry demands.
    case wrongLength
    /// A character that XML cannot hold.
    case badCharacter
    /// A figure or a year out of the registry's range.
    case outOfRange
    /// The end lies before the start.
    case endBeforeStart
    /// A day of birth that no calendar has.
    case noSuchDay
    /// A national number that is none, or whose key is another.
    case badNationalNumber
    /// A member that only a later version of the schema has.
    case laterVersion
    /// A result that stands twice in the file.
    case twice
    /// More results than one file may hold.
    case fileFull
    /// A clock that is not known here.
    case unknownZone
    /// A file without a result.
    case nothing
  }

  public let what: What
  /// The result it is about; empty for the head.
  public let result: String
  /// The element, as the registry names it.
  public let element: String
  /// The registry's limit, where there is one.
  public let limit: Int?

  public init(_ what: What, result: String = "", element: String, limit: Int? = nil) {
    self.what = what
    self.result = result
    self.element = element
    self.limit = limit
  }
}
