/// Nobody gets an e-mail or a retargeted advertisement who has not agreed, or cannot stop it.
///
/// GDPR (EU 2016/679) and article L. 34-5 of the French post and electronic communications code, as
/// they stood in June 2026. Lists set aside are let be. A retargeting lasts no longer than the data
/// behind it may be kept; where no record is linked, QUA06 says so.
public struct DirectMarketingIsLawful: Check {
  public static let card = CheckCard(
    "CAM05", "direct-marketing.lawful", .error, basis: [.norm],
    about: [EmailSetup.self, AdSetup.self], alsoReads: [ProcessingRecord.self])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    for setup in x.all(EmailSetup.self) where !setup.isDiscarded { check(setup, &verdict) }
    for setup in x.all(AdSetup.self) where setup.isRetargeting { check(setup, x, &verdict) }
  }

  private static func check(_ setup: EmailSetup, _ verdict: inout Verdict) {
    let list: [String: Argument] = ["list": .text(setup.list), "size": .integer(setup.size ?? 0)]
    let fields = [
      ("sender", setup.sender), ("subject", setup.subject), ("consentBasis", setup.consentBasis),
    ]
    for (field, text) in fields where text.isEmpty {
      verdict.fail(
        setup.at(field), "emailLacks",
        ["list": .text(setup.list), "field": .field(EmailSetup.self, field)])
    }
    if setup.consentProof.isEmpty { verdict.fail(setup.at("consentProof"), "noProof", list) }
    if !setup.hasUnsubscribe { verdict.fail(setup.at("hasUnsubscribe"), "noUnsubscribe", list) }
    if !setup.hasPlainText { verdict.fail(setup.at("hasPlainText"), "noPlainText", list) }
  }

  private static func check(_ setup: AdSetup, _ x: Examination, _ verdict: inout Verdict) {
    let name: [String: Argument] = ["setup": .text(setup.name)]
    if !setup.requiresConsent { verdict.fail(setup.at("requiresConsent"), "noConsent", name) }
    if (setup.frequencyCap ?? 0) <= 0 { verdict.fail(setup.at("frequencyCap"), "noCap", name) }
    if setup.exclusions.isEmpty { verdict.fail(setup.at("exclusions"), "noExclusion", name) }
    guard let duration = setup.durationDays else {
      verdict.fail(setup.at("durationDays"), "noDuration", name)
      return
    }
    let record =
      x.find(setup.record) ?? x.citing(setup, by: ProcessingRecord.self, in: "covers").first
    guard let record, let months = record.retentionMonths else { return }
    if duration > x.today.adding(months: months).days(since: x.today) {
      verdict.fail(
        setup.at("durationDays"), "tooLong",
        [
          "setup": .text(setup.name), "days": .integer(duration), "months": .integer(months),
          "record": .text(record.name),
        ])
    }
  }
}
