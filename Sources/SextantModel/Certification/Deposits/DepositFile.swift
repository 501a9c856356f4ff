public import SextantKernels

/// Why a file cannot be sent as it is.
public struct DepositRefusal: Error, Sendable {
  public let findings: [DepositFinding]

  public init(findings: [DepositFinding]) { self.findings = findings }
}

extension DepositPlan {
  /// A deposit of all that is ready, and its file.
  ///
  /// - Parameters:
  ///   - id: the item's.
  ///   - flow: the file's name at the registry, never used before.
  ///   - on: the day it is made on.
  public func deposit(
    _ id: ID<RegistryDeposit>, flow: String, at instant: UTCInstant, on day: Day,
    in dossier: Dossier
  ) throws(DepositRefusal) -> (item: RegistryDeposit, file: [UInt8]) {
    var item = RegistryDeposit()
    item.id = id
    item.session = session.id
    item.flow = flow
    item.madeOn = day
    item.instant = instant.seconds
    item.version = dossier.only(RegistryAccount.self).version ?? .v112
    item.results = ready.map { entry in
      var line = DepositedLine()
      line.result = entry.result.id
      line.candidate = entry.candidate
      line.awardedOn = entry.awardedOn
      line.state = .sent
      return line
    }
    let file = try file(of: item, in: dossier)
    item.digest = hexadecimalDigest(file)
    return (item, file)
  }

  /// The file of a deposit, made anew: the same bytes as long as nobody changed what it tells.
  public func file(of item: RegistryDeposit, in dossier: Dossier)
    throws(DepositRefusal) -> [UInt8]
  {
    let account = dossier.only(RegistryAccount.self)
    guard let instant = UTCInstant(seconds: item.instant ?? 0) else {
      throw DepositRefusal(findings: [DepositFinding(.outOfRange, element: "horodatage")])
    }
    guard let certification = account.certification(of: session.framework) else {
      throw DepositRefusal(findings: head)
    }
    var writer: DepositWriter
    do {
      writer = try DepositWriter(
        account.deposit(
          flow: item.flow, at: instant, zone: dossier.only(Institution.self).timeZone,
          version: item.version))
    } catch {
      throw DepositRefusal(findings: error.findings)
    }
    var findings = writer.start(
      type: (certification.register ?? .rncp).name, code: certification.code,
      isThirdParty: account.isThirdParty)
    let results = Dictionary(entries.map { ($0.candidate, $0.result) }) { first, _ in first }
    var bytes: [UInt8] = []
    for line in item.results {
      guard let candidate = line.candidate, let result = results[candidate] else { continue }
      findings += writer.add(result)
      if writer.waiting > 1 << 16 { bytes += writer.take() }
    }
    findings += writer.finish()
    guard findings.isEmpty else { throw DepositRefusal(findings: findings) }
    return bytes + writer.take()
  }
}

/// The digest (SHA-256) of bytes, as text.
public func hexadecimalDigest(_ bytes: [UInt8]) -> String {
  let digits = Array("0123456789abcdef".utf8)
  var text: [UInt8] = []
  for byte in SHA256.digest(bytes) {
    text.append(digits[Int(byte >> 4)])
    text.append(digits[Int(byte & 15)])
  }
  return String(decoding: text, as: UTF8.self)
}
