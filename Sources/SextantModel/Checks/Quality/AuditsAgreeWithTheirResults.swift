/// The accessibility rate that is announced is the one its results give, and nothing is declared
/// right that a test of this dossier finds wrong.
///
/// The latest audit must be recent and its sample wide enough, the payment page included; rates are
/// recomputed for every audit that holds results, and agree to half a point. Faults found by QUA01
/// and QUA02 speak against the latest audit only.
public struct AuditsAgreeWithTheirResults: Check {
  public static let card = CheckCard(
    "QUA03", "wcag.audit-consistent", .warning, basis: [.norm, .arithmetic, .house],
    about: [AccessibilityAudit.self],
    alsoReads: [AuditResult.self, PageSnapshot.self, Asset.self, BrandGuide.self],
    parameters: ["auditPages", "auditMonths"], after: ["QUA01", "QUA02"])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    var latest: AccessibilityAudit?
    for audit in x.all(AccessibilityAudit.self) {
      guard let date = audit.date else {
        verdict.fail(audit.at("date"), "noDate", ["audit": .text(audit.title)])
        continue
      }
      if let known = latest?.date, known >= date { continue }
      latest = audit
    }
    for audit in x.all(AccessibilityAudit.self) {
      let results = x.citing(audit, by: AuditResult.self, in: "audit")
      checkResults(results, &verdict)
      checkRate(of: audit, results, &verdict)
      if audit.id == latest?.id { checkLatest(audit, results, x, &verdict) }
    }
  }

  private static func checkResults(_ results: [AuditResult], _ verdict: inout Verdict) {
    for result in results {
      let criterion: [String: Argument] = ["criterion": .text(result.criterion)]
      if result.status == nil { verdict.fail(result.at("status"), "noStatus", criterion) }
      if result.proof.isEmpty {
        verdict.fail(result.at("proof"), "noProof", criterion)
      }
    }
  }

  private static func checkRate(
    of audit: AccessibilityAudit, _ results: [AuditResult], _ verdict: inout Verdict
  ) {
    let passed = results.count { $0.status == .pass }
    let judged = passed + results.count { $0.status == .fail }
    guard judged > 0 else {
      verdict.doubt(audit.at(), "noResults", ["audit": .text(audit.title)])
      return
    }
    let rate = Double(passed) / Double(judged)
    guard let announced = audit.announcedRate else {
      verdict.fail(audit.at("announcedRate"), "noRate", ["audit": .text(audit.title)])
      return
    }
    if abs(announced.percent - rate * 100) > 0.5 {
      verdict.fail(
        audit.at("announcedRate"), "rateDiffers",
        [
          "audit": .text(audit.title), "announced": .share(announced),
          "computed": .percent(rate, decimals: 0), "passed": .integer(passed),
          "judged": .integer(judged),
        ])
    }
  }

  private static func checkLatest(
    _ audit: AccessibilityAudit, _ results: [AuditResult], _ x: Examination,
    _ verdict: inout Verdict
  ) {
    let kinds = Set(audit.sample.compactMap { x.find($0)?.pageKind })
    if kinds.count < x.rules.auditPages {
      verdict.fail(
        audit.at("sample"), "smallSample",
        [
          "audit": .text(audit.title), "count": .integer(kinds.count),
          "min": .integer(x.rules.auditPages),
        ])
    }
    if !kinds.contains(.checkout) {
      verdict.fail(audit.at("sample"), "noCheckout", ["audit": .text(audit.title)])
    }
    if let date = audit.date, date.adding(months: x.rules.auditMonths) < x.today {
      verdict.fail(
        audit.at("date"), "tooOld",
        [
          "audit": .text(audit.title), "date": .day(date),
          "months": .integer(x.rules.auditMonths),
        ])
    }
    let broken = brokenCriteria(x)
    for result in results where result.status == .pass {
      if let place = broken[result.criterion] {
        verdict.fail(
          result.at("status"), "passedButBroken",
          ["criterion": .text(result.criterion), "place": .text(place)])
      }
    }
  }

  /// The criteria that the automatic tests find broken, each with a place where they do.
  private static func brokenCriteria(_ x: Examination) -> [String: String] {
    let criteria = [
      "noAlt": "1.1.1", "imageWithoutAlt": "1.1.1", "noTranscript": "1.2.1",
      "noCaptions": "1.2.2", "notOneH1": "1.3.1", "skippedLevel": "1.3.1", "lowContrast": "1.4.3",
      "noTitle": "2.4.2", "vagueLinks": "2.4.4", "noLanguage": "3.1.1", "noLabel": "3.3.2",
    ]
    var broken: [String: String] = [:]
    for code in card.after {
      for finding in x.results[code]?.findings ?? [] {
        guard let key = finding.message.key.split(separator: ".").last,
          let criterion = criteria[String(key)]
        else { continue }
        if broken[criterion] == nil { broken[criterion] = finding.place.text }
      }
    }
    return broken
  }
}
