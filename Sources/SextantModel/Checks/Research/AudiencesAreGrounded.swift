/// Every segment aimed at has a persona built on evidence, and every insight kept rests on results,
/// serves a need of the company and names its tension.
///
/// Habits may be told in words or by the channels used. Every persona of a segment aimed at is held
/// to the rule, not only the first.
public struct AudiencesAreGrounded: Check {
  public static let card = CheckCard(
    "ETU06", "audience.grounded", .warning, basis: [.text],
    about: [Segment.self, Persona.self, Insight.self], weighsConfidential: true)

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    for segment in x.all(Segment.self) where segment.isTargeted {
      let personas = x.citing(segment, by: Persona.self, in: "segment")
      if personas.isEmpty {
        verdict.fail(segment.at(), "noPersona", ["segment": .text(segment.name)])
      }
      for persona in personas { examinePersona(persona, &verdict) }
    }
    for insight in x.all(Insight.self) where insight.isRetained {
      let parts = [
        ("results", insight.results.isEmpty), ("needs", insight.needs.isEmpty),
        ("tension", insight.tension == nil),
      ]
      for (field, isMissing) in parts where isMissing {
        verdict.fail(
          insight.at(field), "insightLacks",
          ["insight": .text(insight.text), "field": .field(Insight.self, field)])
      }
    }
  }

  private static func examinePersona(_ persona: Persona, _ verdict: inout Verdict) {
    if persona.evidence.isEmpty {
      verdict.fail(persona.at("evidence"), "noEvidence", ["persona": .text(persona.name)])
    }
    let parts = [
      ("needs", persona.needs.isEmpty), ("expectations", persona.expectations.isEmpty),
      ("habits", persona.habits.isEmpty && persona.channels.isEmpty),
    ]
    for (field, isMissing) in parts where isMissing {
      verdict.fail(
        persona.at(field), "personaLacks",
        ["persona": .text(persona.name), "field": .field(Persona.self, field)])
    }
  }
}
