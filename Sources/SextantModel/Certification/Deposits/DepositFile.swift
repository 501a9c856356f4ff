public import SextantKernels

/// Why a file cannot be sent as it is.
public struct DepositRefusal: Error, Sendable {
  public let findings: [DepositFinding]

  public init(findings: [DepositFinding]) { self.findings = findings }
}

extension DepositPlan {
  /// A deposit of all that is ready, with the digest of its file.
  ///
  /// - Parameters:
  ///   - id: the item's.
  ///   - flow: the file's name at the registry, never used before.
  ///   - on: the day it is made on.
  public func deposit(
    _ id: ID<RegistryDeposit>, flow: String, at instant: UTCInstant, on day: Day,
    in dossier: Dossier
  ) throws(DepositRefusal) -> RegistryDeposit {
    try file(id, flow, instant, day, ready.map { ($0.candidate, $0.awardedOn) }, nil, dossier)
  }

  /// A file that takes out of the registry again what counts no longer. Only later versions of the
  /// registry's form know how to say so.
  public func deletion(
    _ id: ID<RegistryDeposit>, flow: String, at instant: UTCInstant, on day: Day,
    in dossier: Dossier
  ) throws(DepositRefusal) -> RegistryDeposit {
    try file(
      id, flow, instant, day, toWithdraw.map { ($0.candidate, $0.awardedOn) }, .deletion, dossier)
  }

  private func file(
    _ id: ID<RegistryDeposit>, _ flow: String, _ instant: UTCInstant, _ day: Day,
    _ results: [(candidate: ID<Candidate>, awardedOn: Day)], _ action: DepositAction?,
    _ dossier: Dossier
  ) throws(DepositRefusal) -> RegistryDeposit {
    var item = RegistryDeposit()
    item.id = id
    item.session = session.id
    item.flow = flow
    item.madeOn = day
    item.instant = instant.seconds
    item.version =
      action == .deletion ? .v115 : dossier.only(RegistryAccount.self).version ?? .v112
    item.action = action
    item.results = results.map { result in
      var line = DepositedLine()
      line.result = session.depositedName(of: result.candidate)
      line.candidate = result.candidate
      line.awardedOn = result.awardedOn
      line.state = .sent
      return line
    }
    item.digest = try digest(of: item, in: dossier)
    return item
  }

  /// The file of a deposit, made anew piece by piece: the same bytes as long as nobody changed what
  /// it tells.
  public func pieces(of item: RegistryDeposit, in dossier: Dossier)
    throws(DepositRefusal) -> DepositPieces
  {
    try DepositPieces(of: item, self, in: dossier)
  }

  /// The digest of a deposit's file, which is nowhere held as a whole.
  public func digest(of item: RegistryDeposit, in dossier: Dossier)
    throws(DepositRefusal) -> String
  {
    var pieces = try pieces(of: item, in: dossier)
    var digest = SHA256()
    while let piece = try pieces.next() { digest.add(piece) }
    return hexadecimal(digest.finished())
  }

  /// The whole file of a deposit.
  public func file(of item: RegistryDeposit, in dossier: Dossier)
    throws(DepositRefusal) -> [UInt8]
  {
    var pieces = try pieces(of: item, in: dossier)
    var bytes: [UInt8] = []
    while let piece = try pieces.next() { bytes += piece }
    return bytes
  }
}

/// The file of a deposit as it is written, some tens of kilobytes at a time, so that memory does not
/// grow with it.
public struct DepositPieces: Sendable {
  private let plan: DepositPlan
  private let lines: [DepositedLine]
  private let places: [ID<Candidate>: Int32]
  private var writer: DepositWriter
  private var findings: [DepositFinding]
  private var row = 0
  private var isFinished = false

  private static let size = 1 << 16

  init(of item: RegistryDeposit, _ plan: DepositPlan, in dossier: Dossier)
    throws(DepositRefusal)
  {
    let account = dossier.only(RegistryAccount.self)
    guard let instant = UTCInstant(seconds: item.instant ?? 0) else {
      throw DepositRefusal(findings: [DepositFinding(.outOfRange, element: "horodatage")])
    }
    guard let certification = account.certification(of: plan.session.framework) else {
      throw DepositRefusal(findings: plan.head)
    }
    do throws(DepositWriter.Refusal) {
      writer = try DepositWriter(
        account.deposit(
          flow: item.flow, at: instant, zone: dossier.only(Institution.self).timeZone,
          version: item.version, action: item.action))
    } catch {
      throw DepositRefusal(findings: error.findings)
    }
    findings = writer.start(
      type: (certification.register ?? .rncp).name, code: certification.code,
      isThirdParty: account.isThirdParty)
    self.plan = plan
    lines = item.results
    var places: [ID<Candidate>: Int32] = [:]
    places.reserveCapacity(plan.entries.count)
    for (place, entry) in plan.entries.enumerated() where places[entry.candidate] == nil {
      places[entry.candidate] = Int32(place)
    }
    self.places = places
  }

  /// - Returns: the next bytes; `nil` after the last.
  /// - Throws: at the end, what the registry would refuse: then none of it may be sent.
  public mutating func next() throws(DepositRefusal) -> [UInt8]? {
    guard !isFinished else { return nil }
    while row < lines.count, writer.waiting <= Self.size {
      let line = lines[row]
      row += 1
      let entry = line.candidate.flatMap { places[$0] }.map { plan.entries[Int($0)] }
      guard let result = plan.result(of: line, entry) else { continue }
      findings += writer.add(result)
    }
    if row == lines.count {
      isFinished = true
      findings += writer.finish()
      guard findings.isEmpty else { throw DepositRefusal(findings: findings) }
    }
    return writer.take()
  }
}

/// The digest (SHA-256) of bytes, as text.
public func hexadecimalDigest(_ bytes: [UInt8]) -> String { hexadecimal(SHA256.digest(bytes)) }

private func hexadecimal(_ digest: [UInt8]) -> String {
  let digits = Array("0123456789abcdef".utf8)
  var text: [UInt8] = []
  for byte in digest {
    text.append(digits[Int(byte >> 4)])
    text.append(digits[Int(byte & 15)])
  }
  return String(decoding: text, as: UTF8.self)
}
