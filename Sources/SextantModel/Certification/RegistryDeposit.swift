/// A file of certificates sent to the certification registry, and what became of each.
///
/// It holds no personal data but what the registry said of a line: the file is made anew from what the candidates' identities say, and
/// its digest tells whether it is still the same.
public struct RegistryDeposit: Item {
  public static let kind = Kind("registryDeposit", "registryDeposits", in: .certification)

  public var id: ID<RegistryDeposit> = ""
  public var session: ID<Session>?
  /// Names the file at the registry for ever.
  public var flow: String = ""
  public var madeOn: Day?
  /// The file's moment, in seconds since 1970 by world time.
  public var instant: Int?
  public var version: DepositFormat?
  /// What the registry is to do with the results; it takes them in where nothing is said.
  public var action: DepositAction?
  public var digest: String = ""
  public var results: [DepositedLine] = []
  public var receipts: [ReceiptNote] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("session", \.session, .required),
    Field("flow", \.flow, .required),
    Field("madeOn", \.madeOn),
    Field("instant", \.instant),
    Field("version", \.version),
    Field("action", \.action),
    Field("digest", \.digest),
    Field("results", \.results),
    Field("receipts", \.receipts),
    Field("evidence", \.evidence),
  ]
}

/// One candidate's certificate in a deposit.
public struct DepositedLine: Row {
  public static let rowName = "depositedLine"

  /// Names the result for ever, in receipts too.
  public var result: String = ""
  public var candidate: ID<Candidate>?
  public var awardedOn: Day?
  public var state: DepositState?
  /// The registry's own words.
  public var refusals: [String] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("result", \.result, .required),
    Field("candidate", \.candidate),
    Field("awardedOn", \.awardedOn),
    Field("state", \.state),
    Field("refusals", \.refusals, .personal),
  ]
}

/// What a deposit asks of the registry.
public enum DepositAction: String, Choice {
  public static let choiceName = "depositAction"
  case creation, deletion
}

/// How a deposited certificate stands.
public enum DepositState: String, Choice {
  public static let choiceName = "depositState"
  /// No receipt tells of it yet.
  case sent
  case settled
  case toCorrect
  case toResend
  /// Taken and refused by the same receipt.
  case contradictory
}

/// A receipt of the registry that was read.
public struct ReceiptNote: Row {
  public static let rowName = "receiptNote"

  public var readOn: Day?
  /// The registry's own number of its work on the file.
  public var treatment: String = ""
  public var accepted: Int?
  public var refused: Int?
  /// Why the whole file was refused: line, colon, column, space, the registry's words; or these alone.
  public var fileErrors: [String] = []
  /// Results that it names and that were not in this deposit.
  public var strangers: [String] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("readOn", \.readOn),
    Field("treatment", \.treatment),
    Field("accepted", \.accepted),
    Field("refused", \.refused),
    Field("fileErrors", \.fileErrors),
    Field("strangers", \.strangers),
  ]
}

extension ReceiptNote {
  /// Why the whole file was refused, each with its place in the file where the registry gave one.
  public var placedErrors: [(line: Int?, column: Int?, message: String)] {
    fileErrors.map { error in
      let parts = error.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
      let place = parts[0].split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count == 2, place.count == 2, let line = Int(place[0]), let column = Int(place[1])
      else { return (nil, nil, error) }
      return (line, column, String(parts[1]))
    }
  }
}
