/// Nothing in the agency's pipeline or portfolio is left to itself.
///
/// A tender is open until it is won, lost or closed. A client's silence is counted from the latest
/// contact to the reference date. The weighted pipeline is the sum of the open tenders' amounts
/// times their probabilities; it is shown, never judged.
public struct PipelineIsFollowed: Check {
  public static let card = CheckCard(
    "MAR04", "pipeline.followed", .warning, basis: [.text, .house],
    about: [Tender.self, ClientAccount.self],
    parameters: ["clientContactDays", "clientConcentration"], weighsConfidential: true)

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    let open = x.all(Tender.self).filter(\.isOpen)
    for tender in open { check(tender, x.today, &verdict) }
    if !open.isEmpty {
      let weighted = open.compactMap { tender in
        tender.amount.flatMap { amount in tender.probability.map { amount * $0.fraction } }
      }.sum()
      verdict.note(
        .among(Tender.self), "weighted",
        ["sum": .money(weighted), "count": .integer(open.count)])
    }
    let accounts = x.all(ClientAccount.self)
    let revenue = accounts.compactMap(\.revenue).sum()
    for account in accounts { check(account, revenue, x, &verdict) }
  }

  private static func check(_ tender: Tender, _ today: Day, _ verdict: inout Verdict) {
    let fields = [
      ("stage", tender.stage == nil), ("deadline", tender.deadline == nil),
      ("owner", tender.owner.isEmpty), ("goNoGo", tender.goNoGo == nil),
      ("probability", tender.probability == nil), ("amount", tender.amount == nil),
    ]
    for (field, isMissing) in fields where isMissing {
      verdict.fail(
        tender.at(field), "tenderLacks",
        ["tender": .text(tender.name), "field": .field(Tender.self, field)])
    }
    if let deadline = tender.deadline, deadline < today {
      verdict.fail(
        tender.at("deadline"), "overdue",
        ["tender": .text(tender.name), "days": .integer(today.days(since: deadline))])
    }
  }

  private static func check(
    _ account: ClientAccount, _ total: Money, _ x: Examination, _ verdict: inout Verdict
  ) {
    let name: [String: Argument] = ["client": .text(account.name)]
    let fields = [
      ("owner", account.owner.isEmpty), ("revenue", account.revenue == nil),
      ("satisfaction", account.satisfaction == nil), ("lastContact", account.lastContact == nil),
      ("renewal", account.renewal == nil),
    ]
    for (field, isMissing) in fields where isMissing {
      verdict.fail(
        account.at(field), "clientLacks",
        name.merging(["field": .field(ClientAccount.self, field)]) { $1 })
    }
    if let contact = account.lastContact, x.today.days(since: contact) > x.rules.clientContactDays {
      verdict.fail(
        account.at("lastContact"), "silence",
        name.merging(["days": .integer(x.today.days(since: contact))]) { $1 })
    }
    if let renewal = account.renewal, renewal < x.today {
      verdict.fail(
        account.at("renewal"), "renewalPassed", name.merging(["date": .day(renewal)]) { $1 })
    }
    guard let revenue = account.revenue, total > .zero else { return }
    let share = revenue.units / total.units
    if share > x.rules.clientConcentration.fraction, account.concentrationPlan.isEmpty {
      verdict.fail(
        account.at("concentrationPlan"), "concentrated",
        name.merging([
          "share": .percent(share, decimals: 1), "total": .money(total),
          "max": .share(x.rules.clientConcentration),
        ]) { $1 })
    }
  }
}

extension Tender {
  /// Not won, lost or closed yet.
  var isOpen: Bool { stage != .won && stage != .lost && stage != .closed }
}
