/// Every look back names its method, holds strengths and weaknesses, each with evidence, and hears
/// all whose voice it expects.
///
/// Where a review names no voice, it is expected to hear every stakeholder among management, team,
/// vendors, sales points and customers.
public struct EveryVoiceIsHeard: Check {
  public static let card = CheckCard(
    "BIL03", "rex.voices", .warning, basis: [.text, .house],
    about: [Rex.self], alsoReads: [RexItem.self, Stakeholder.self], parameters: ["rexPoints"],
    weighsConfidential: true)

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    let groups: [StakeholderGroup] = [.management, .team, .vendor, .salesPoint, .client]
    let usual = x.all(Stakeholder.self).filter { stakeholder in
      stakeholder.group.map { groups.contains($0) } ?? false
    }
    for rex in x.all(Rex.self) {
      let items = x.citing(rex, by: RexItem.self, in: "rex")
      let name: Argument = .text(rex.title)
      if rex.method.isEmpty { verdict.fail(rex.at("method"), "noMethod", ["rex": name]) }
      for item in items {
        if item.evidence.isEmpty {
          verdict.fail(item.at("evidence"), "noEvidence", ["item": .text(item.text)])
        }
        if item.polarity == nil {
          verdict.fail(item.at("polarity"), "noPolarity", ["item": .text(item.text)])
        }
      }
      for polarity in RexPolarity.allCases {
        let count = items.count { $0.polarity == polarity }
        if count < x.rules.rexPoints {
          verdict.fail(
            rex.at(), "fewPoints",
            [
              "rex": name, "polarity": .choice(polarity), "count": .integer(count),
              "wanted": .integer(x.rules.rexPoints),
            ])
        }
      }
      let heard = Set(items.compactMap(\.voice))
      let expected =
        rex.expectedVoices.isEmpty
        ? usual : rex.expectedVoices.compactMap { x.find($0) }
      for voice in expected where !heard.contains(voice.id) {
        verdict.fail(
          rex.at("expectedVoices"), "notHeard", ["rex": name, "voice": .text(voice.name)])
      }
    }
  }
}
