import SextantModel
import Testing

@testable import SextantServer

/// What a candidate finds in an institution: their own, and their results from publication on.
@Suite struct CandidateHomeTests {
  private func page(
    _ bench: InstitutionBench, _ candidate: ID<Candidate>?, language: Language = .french
  ) -> Page {
    let page = CandidateHome.page(
      bench.view(.manager, language: language), of: candidate, in: bench.dossier)
    InstitutionPagesTests.expectSound(page, "\(candidate?.text ?? "nobody")")
    return page
  }

  @Test(arguments: Language.allCases)
  func `before publication: when, where, for how long, and what was granted`(language: Language)
    throws
  {
    let markup = page(try InstitutionBench(), "K-ANOUK", language: language).main.markup
    #expect(markup.contains("Salle Ampère") && markup.contains("27"))
    #expect(markup.contains("Un tiers de temps en plus"))
    #expect(markup.contains(language == .french ? "Vos résultats paraîtront" : "Your results will"))
    for secret in ["dyslexie", "Hélène", "Baptiste", "Jury A", "letter"] {
      #expect(!markup.contains(secret), "\(secret)")
    }
  }

  @Test func `after it: what was decided of them, and of nobody else`() throws {
    let bench = try InstitutionBench()
    for (candidate, block, result) in [
      ("K-BAPTISTE", "B2", BlockResult.acquired), ("K-BAPTISTE", "B4", .notAcquired),
      ("K-ANOUK", "B2", .acquired),
    ] {
      var decision = BlockDecision()
      decision.id = ID("\(candidate)-\(block)")
      (decision.session, decision.candidate) = ("S-2026-06", ID(candidate))
      (decision.block, decision.result) = (block, result)
      decision.date = InstitutionBench.day
      try bench.put(decision)
    }
    #expect(!page(bench, "K-BAPTISTE").main.markup.contains("B4 –"))
    try bench.publish("S-2026-06", on: InstitutionBench.day)
    let markup = page(bench, "K-BAPTISTE").main.markup
    #expect(markup.contains("B2 – ") && markup.contains("B4 – "))
    #expect(markup.contains("Baptiste Delorge") && !markup.contains("Anouk"))
    #expect(page(bench, "K-CLEO").main.markup.contains("Aucune décision"))
  }

  @Test func `an account without a candidate is told whom to ask`() throws {
    let bench = try InstitutionBench()
    #expect(page(bench, nil).main.markup.contains("rattaché à aucun candidat"))
    #expect(page(bench, "K-NOBODY").main.markup.contains("rattaché à aucun candidat"))
  }
}
