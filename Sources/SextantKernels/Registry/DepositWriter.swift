/// Writes a file of results for the certification registry as a stream, valid against its schema.
///
/// A result that the registry would refuse is not written: what stands against it comes back, to be
/// mended by who knows. What was written can be taken away at any time, so that memory does not grow
/// with the file.
public struct DepositWriter: Sendable {
  public let deposit: Deposit
  private var xml = XMLWriter()
  private var ids: Set<String> = []
  private var isCertificationOpen = false
  private var isFinished = false
  private var certification: (type: String, code: String, isThirdParty: Bool)?
  private var taken = 0

  /// - Throws: what stands against the head of the file.
  public init(_ deposit: Deposit) throws(Refusal) {
    let findings = DepositReview.head(deposit)
    guard findings.isEmpty, let moment = deposit.moment.text(zone: deposit.zone) else {
      throw Refusal(findings: findings)
    }
    self.deposit = deposit
    xml.open("cpf:flux")
    xml.attribute("xmlns:cpf", "urn:cdc:cpf:pc5:schema:1.0.0")
    xml.attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
    xml.element("cpf:idFlux", deposit.id)
    xml.element("cpf:horodatage", moment)
    if deposit.version == .version115 { xml.element("cpf:action", deposit.action.rawValue) }
    xml.open("cpf:emetteur")
    xml.element("cpf:idClient", deposit.sender)
    xml.open("cpf:certificateurs")
    xml.open("cpf:certificateur")
    xml.element("cpf:idClient", deposit.certifier)
    xml.element("cpf:idContrat", deposit.contract)
    xml.open("cpf:certifications")
  }

  public struct Refusal: Error, Sendable, Equatable {
    public let findings: [DepositFinding]
  }

  /// How many results were written.
  public var count: Int { ids.count }

  /// How many bytes wait to be taken, and how many were made in all.
  public var waiting: Int { xml.count }
  public var size: Int { taken + xml.count }

  /// What was written since the last time.
  public mutating func take() -> [UInt8] {
    let bytes = xml.take()
    taken += bytes.count
    return bytes
  }

  /// Goes on with the results of another certification.
  ///
  /// - Parameters:
  ///   - type: the register: `RNCP` or `RS`.
  ///   - code: the record's number in it: `RNCP40792`.
  ///   - isThirdParty: whether who deposits does so for the certifier.
  public mutating func start(
    type: String, code: String, isThirdParty: Bool = false
  ) -> [DepositFinding] {
    var review = DepositReview()
    review.text(type, "certification/type", upTo: 255)
    review.text(code, "certification/code", upTo: 100)
    guard review.findings.isEmpty else { return review.findings }
    endCertification()
    certification = (type, code, isThirdParty)
    return []
  }

  /// Adds a result to the certification last started.
  ///
  /// - Returns: what stands against it; empty when it was written.
  public mutating func add(_ result: DepositedResult) -> [DepositFinding] {
    func refused(_ what: DepositFinding.What, _ element: String, _ limit: Int? = nil)
      -> [DepositFinding]
    {
      [DepositFinding(what, result: result.id, element: element, limit: limit)]
    }
    guard certification != nil else { return refused(.missing, "certification/code") }
    guard !isFinished, ids.count < Deposit.mostResults else {
      return refused(.fileFull, "passageCertifications", Deposit.mostResults)
    }
    let findings = DepositReview.result(result, deposit.version)
    guard findings.isEmpty else { return findings }
    guard ids.insert(result.id).inserted else { return refused(.twice, "idTechnique") }
    startCertification()
    xml.passage(result)
    return []
  }

  /// What the registry would refuse of one result, whichever file it stands in.
  public static func findings(
    _ result: DepositedResult, in version: Deposit.Version
  ) -> [DepositFinding] {
    DepositReview.result(result, version)
  }

  /// Ends the file.
  ///
  /// - Returns: what stands against it as a whole; then it must not be sent.
  public mutating func finish() -> [DepositFinding] {
    guard !ids.isEmpty else { return [DepositFinding(.nothing, element: "passageCertification")] }
    guard !isFinished else { return [] }
    isFinished = true
    endCertification()
    xml.close("cpf:certifications")
    xml.close("cpf:certificateur")
    xml.close("cpf:certificateurs")
    xml.close("cpf:emetteur")
    xml.close("cpf:flux")
    return []
  }

  /// Only with its first result: the schema has no certification without one.
  private mutating func startCertification() {
    guard !isCertificationOpen, let certification else { return }
    isCertificationOpen = true
    xml.open("cpf:certification")
    xml.element("cpf:type", certification.type)
    xml.element("cpf:code", certification.code)
    xml.element(
      "cpf:natureDeposant", certification.isThirdParty ? "TIERS_CONFIANCE" : "CERTIFICATEUR")
    xml.open("cpf:passageCertifications")
  }

  private mutating func endCertification() {
    guard isCertificationOpen else { return }
    isCertificationOpen = false
    xml.close("cpf:passageCertifications")
    xml.close("cpf:certification")
  }
}
