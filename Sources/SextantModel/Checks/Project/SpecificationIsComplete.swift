/// The specification has its eleven parts, each tied to the items of the dossier that answer it.
///
/// Text alone is not enough: a part must name at least one item, so that it stays true when the
/// dossier changes. Items without text are enough.
public struct SpecificationIsComplete: Check {
  public static let card = CheckCard(
    "PRO01", "spec.complete", .error, basis: [.text], about: [Specification.self])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    for specification in x.all(Specification.self) {
      for part in SpecificationPart.allCases {
        let sections = specification.sections.filter { $0.part == part }
        if sections.contains(where: { !$0.items.isEmpty }) { continue }
        let isText = sections.contains { !$0.text.isEmpty }
        verdict.fail(
          specification.at("sections"), isText ? "textOnly" : "missing",
          ["part": .choice(part), "specification": .text(specification.title)])
      }
    }
  }
}
