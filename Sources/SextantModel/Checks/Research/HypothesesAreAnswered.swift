/// Every hypothesis answers the question, rests on a concept, is tested by a study and has a
/// verdict that rests on what a closed study has shown.
///
/// A study is able to test a hypothesis when it has yielded one of the results cited: so one cited
/// result at least comes from a closed study among those the hypothesis names.
public struct HypothesesAreAnswered: Check {
  public static let card = CheckCard(
    "ETU03", "research.hypotheses-answered", .error, basis: [.text],
    about: [Hypothesis.self], alsoReads: [StudyResult.self, Study.self])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    for hypothesis in x.all(Hypothesis.self) {
      let parts = [
        ("question", hypothesis.question == nil), ("concepts", hypothesis.concepts.isEmpty),
        ("studies", hypothesis.studies.isEmpty),
      ]
      for (field, isMissing) in parts where isMissing {
        verdict.fail(
          hypothesis.at(field), "lacks",
          ["hypothesis": .text(hypothesis.text), "field": .field(Hypothesis.self, field)])
      }
      if hypothesis.verdict == nil {
        verdict.fail(hypothesis.at("verdict"), "noVerdict", ["hypothesis": .text(hypothesis.text)])
      }
      let closed = Set(hypothesis.studies.filter { x.find($0)?.state == .closed })
      let isFounded = hypothesis.results.contains { result in
        x.find(result)?.study.map { closed.contains($0) } ?? false
      }
      if !isFounded {
        verdict.fail(hypothesis.at("results"), "noResult", ["hypothesis": .text(hypothesis.text)])
      }
    }
  }
}
