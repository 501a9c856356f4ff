/// Every shop offers several ways to pay, each with its fee, provider, strong authentication and
/// refund delay; a wallet where most visits are mobile; and its payment page is audited for
/// accessibility.
///
/// A method that names no shop belongs to each of them. The sample of the latest audit is looked at.
public struct PaymentsAreDefined: Check {
  public static let card = CheckCard(
    "BOU02", "payment.defined", .warning, basis: [.text, .house],
    about: [Shop.self, PaymentMethod.self],
    alsoReads: [AccessibilityAudit.self, PageSnapshot.self],
    parameters: ["minPaymentMethods", "mobileWalletShare"])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    let methods = x.all(PaymentMethod.self)
    for method in methods {
      let missing = [
        ("fee", method.fee == nil), ("provider", method.provider.isEmpty),
        ("strongAuthentication", method.strongAuthentication.isEmpty),
        ("refundDelayDays", method.refundDelayDays == nil),
      ]
      for (field, isMissing) in missing where isMissing {
        verdict.fail(
          method.at(field), field == "fee" ? "noFee" : "incomplete",
          ["method": .text(method.name), "field": .field(PaymentMethod.self, field)])
      }
    }
    let common = methods.filter { $0.shop == nil }
    for shop in x.all(Shop.self) {
      examine(shop, x.citing(shop, by: PaymentMethod.self, in: "shop") + common, x, &verdict)
    }
    examineAudit(x, &verdict)
  }

  private static func examine(
    _ shop: Shop, _ methods: [PaymentMethod], _ x: Examination, _ verdict: inout Verdict
  ) {
    if methods.count < x.rules.minPaymentMethods {
      verdict.fail(
        shop.at(), "fewMethods",
        [
          "shop": .text(shop.name), "count": .integer(methods.count),
          "wanted": .integer(x.rules.minPaymentMethods),
        ])
    }
    if let mobile = shop.mobileShare, mobile > x.rules.mobileWalletShare,
      !methods.contains(where: { $0.isOnMobile || $0.methodKind == .wallet })
    {
      verdict.fail(
        shop.at("mobileShare"), "noWallet",
        ["shop": .text(shop.name), "mobile": .share(mobile)])
    }
  }

  private static func examineAudit(_ x: Examination, _ verdict: inout Verdict) {
    let audits = x.all(AccessibilityAudit.self)
    let dated = audits.filter { $0.date.map { $0 <= x.today } ?? false }
    let latest = dated.max { ($0.date ?? x.today) < ($1.date ?? x.today) } ?? audits.first
    guard let latest else {
      return verdict.doubt(.among(AccessibilityAudit.self), "noAudit")
    }
    if !latest.sample.contains(where: { x.find($0)?.pageKind == .checkout }) {
      verdict.fail(latest.at("sample"), "notAudited", ["audit": .text(latest.title)])
    }
  }
}
