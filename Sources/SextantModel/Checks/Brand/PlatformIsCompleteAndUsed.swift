internal import SextantKernels

/// The brand platform says all six things, answers a need, speaks on every channel of the plan and
/// bears on what is recommended.
///
/// The channels of the plan are those of the channel choices. The need that the promise answers is
/// one that a persona of the promise has, in the same words but for accents and capitals. A horizon
/// is asked for the platform only where it holds recommendations.
public struct PlatformIsCompleteAndUsed: Check {
  public static let card = CheckCard(
    "MAR01", "platform.complete-and-used", .error, basis: [.text, .house],
    about: [BrandPlatform.self],
    alsoReads: [
      ChannelExpression.self, ChannelChoice.self, Channel.self, Persona.self, Recommendation.self,
    ],
    parameters: ["horizonOrigin", "shortMonths", "mediumMonths"])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    guard let platform = x.all(BrandPlatform.self).first else { return }
    let parts = [
      ("identity", platform.identity), ("values", platform.values), ("vision", platform.vision),
      ("promise", platform.promise), ("ambition", platform.ambition), ("story", platform.story),
    ]
    for (part, text) in parts where text.isEmpty {
      verdict.fail(platform.at(part), "noPart", ["part": .field(BrandPlatform.self, part)])
    }
    checkPromise(of: platform, x, &verdict)
    checkChannels(x, &verdict)
    checkUse(x, &verdict)
  }

  private static func checkPromise(
    of platform: BrandPlatform, _ x: Examination, _ verdict: inout Verdict
  ) {
    if platform.promise.isEmpty { return }
    if platform.promiseNeed.isEmpty || platform.promisePersonas.isEmpty {
      verdict.fail(platform.at("promiseNeed"), "promiseUntied")
      return
    }
    let needs = platform.promisePersonas.compactMap { x.find($0) }.flatMap(\.needs)
    let wanted = foldingKey(platform.promiseNeed)
    if !needs.contains(where: { foldingKey($0) == wanted }) {
      verdict.fail(
        platform.at("promiseNeed"), "needUnknown", ["need": .text(platform.promiseNeed)])
    }
  }

  private static func checkChannels(_ x: Examination, _ verdict: inout Verdict) {
    var seen: Set<ID<Channel>> = []
    for choice in x.all(ChannelChoice.self) {
      guard let channel = x.find(choice.channel), seen.insert(channel.id).inserted else { continue }
      let name: [String: Argument] = ["channel": .text(channel.name)]
      guard let expression = x.citing(channel, by: ChannelExpression.self, in: "channel").first
      else {
        verdict.fail(channel.at(), "noExpression", name)
        continue
      }
      for (field, text) in [
        ("tone", expression.tone), ("message", expression.message), ("proof", expression.proof),
      ] where text.isEmpty {
        verdict.fail(
          expression.at(field), "expressionLacks",
          name.merging(["field": .field(ChannelExpression.self, field)]) { $1 })
      }
    }
  }

  private static func checkUse(_ x: Examination, _ verdict: inout Verdict) {
    let origin = x.rules.horizonOrigin ?? x.today
    let shortEnd = origin.adding(months: x.rules.shortMonths)
    let mediumEnd = origin.adding(months: x.rules.mediumMonths)
    var isUsed: [Horizon: Bool] = [:]
    for recommendation in x.all(Recommendation.self) {
      guard let end = recommendation.end else { continue }
      let horizon: Horizon = end <= shortEnd ? .short : end <= mediumEnd ? .medium : .long
      isUsed[horizon] = isUsed[horizon] ?? false || !recommendation.platformParts.isEmpty
    }
    for horizon in Horizon.allCases where isUsed[horizon] == false {
      verdict.fail(
        .among(Recommendation.self, field: "platformParts"), "horizonWithoutPlatform",
        ["horizon": .choice(horizon)])
    }
  }
}
