/// Every segment aimed at is described well enough to be found, is worth something and is answered
/// by an objective.
///
/// “Indifferent” is an answer; an empty field is none. Segments that are not aimed at are let be.
public struct SegmentsAreDescribed: Check {
  public static let card = CheckCard(
    "STR07", "segment.described", .error, basis: [.text],
    about: [Segment.self], alsoReads: [Objective.self])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    for segment in x.all(Segment.self) where segment.isTargeted {
      let described = [
        ("age", segment.age), ("gender", segment.gender), ("occupation", segment.occupation),
        ("interests", segment.interests), ("location", segment.location),
      ]
      for (field, text) in described where text.isEmpty {
        verdict.fail(
          segment.at(field), "notDescribed",
          ["segment": .text(segment.name), "field": .field(Segment.self, field)])
      }
      if segment.valueTier == nil {
        verdict.fail(
          segment.at("valueTier"), "notDescribed",
          ["segment": .text(segment.name), "field": .field(Segment.self, "valueTier")])
      }
      if x.citing(segment, by: Objective.self).isEmpty {
        verdict.fail(segment.at(), "noObjective", ["segment": .text(segment.name)])
      }
    }
  }
}
