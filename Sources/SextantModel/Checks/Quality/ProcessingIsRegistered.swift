/// Whatever handles people's data is in the register, and the register says all it must.
///
/// GDPR (EU 2016/679), articles 5, 6, 28 and 30, as they stood in June 2026. Steering tools,
/// e-mailing lists in use and retargeting always handle personal data; campaigns and partnerships do
/// when somebody says so, by naming them in a record. Data may not be older than what the record
/// allows on the reference date.
public struct ProcessingIsRegistered: Check {
  public static let card = CheckCard(
    "QUA06", "rgpd.register", .error, basis: [.norm],
    about: [ProcessingRecord.self, EmailSetup.self, AdSetup.self, SteeringTool.self],
    alsoReads: [Contract.self])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    for setup in x.all(EmailSetup.self) where !setup.isDiscarded && !isCovered(setup, x) {
      verdict.fail(setup.at(), "notRegistered", ["what": .text(setup.list)])
    }
    for setup in x.all(AdSetup.self) where setup.isRetargeting {
      if x.find(setup.record) == nil && !isCovered(setup, x) {
        verdict.fail(setup.at(), "notRegistered", ["what": .text(setup.name)])
      }
    }
    for tool in x.all(SteeringTool.self) {
      if x.find(tool.processingRecord) == nil && !isCovered(tool, x) {
        verdict.fail(tool.at(), "notRegistered", ["what": .text(tool.name)])
      }
    }
    for record in x.all(ProcessingRecord.self) { check(record, x, &verdict) }
  }

  private static func isCovered<T: Item>(_ item: T, _ x: Examination) -> Bool {
    !x.citing(item, by: ProcessingRecord.self, in: "covers").isEmpty
  }

  private static func check(
    _ record: ProcessingRecord, _ x: Examination, _ verdict: inout Verdict
  ) {
    let name: [String: Argument] = ["record": .text(record.name)]
    let fields = [
      ("purpose", record.purpose.isEmpty), ("basis", record.basis == nil),
      ("categories", record.categories.isEmpty), ("retentionMonths", record.retentionMonths == nil),
      ("recipients", record.recipients.isEmpty), ("transfers", record.transfers.isEmpty),
    ]
    for (field, isMissing) in fields where isMissing {
      verdict.fail(
        record.at(field), "recordLacks",
        ["record": .text(record.name), "field": .field(ProcessingRecord.self, field)])
    }
    if record.vendor != nil && x.find(record.processorContract) == nil {
      verdict.fail(record.at("processorContract"), "noContract", name)
    }
    guard let oldest = record.oldestRecord else {
      verdict.doubt(record.at("oldestRecord"), "ageUnknown", name)
      return
    }
    if let months = record.retentionMonths, oldest.adding(months: months) < x.today {
      verdict.fail(
        record.at("oldestRecord"), "keptTooLong",
        [
          "record": .text(record.name), "oldest": .day(oldest), "months": .integer(months),
        ])
    }
  }
}
