/// What an assessment's range of competencies names, and what it leaves out.
let rangeRules: [LintRule] = [
  LintRule("range.foreign-competency") { framework, sheet in
    for assessment in framework.assessments {
      for competency in assessment.competencies.compactMap(framework.find)
      where competency.block != assessment.block {
        sheet.find(
          assessment.at("competencies"),
          [
            "assessment": .text(assessment.id.text), "competency": .text(competency.id.text),
            "block": .text(competency.block?.text ?? ""),
          ])
      }
    }
  },
  LintRule("range.not-as-printed", ofData: true) { framework, sheet in
    let codes = framework.competencies.map(\.id.text)
    for assessment in framework.assessments {
      guard let printed = competencies(printed: assessment.competenciesAsPrinted, among: codes),
        Set(printed) != Set(assessment.competencies.map(\.text))
      else { continue }
      sheet.find(
        assessment.at("competencies"),
        [
          "assessment": .text(assessment.id.text),
          "printed": .text(assessment.competenciesAsPrinted), "codes": .texts(printed),
        ])
    }
  },
  // A block may have several assessments: together they cover it.
  LintRule("range.missing-competency") { framework, sheet in
    for block in framework.blocks {
      let assessments = framework.assessments(of: block)
      guard let first = assessments.first else { continue }
      let covered = Set(assessments.flatMap(\.competencies))
      let place = assessments.count == 1 ? first.at("competencies") : block.at()
      for competency in framework.competencies(of: block) where !covered.contains(competency.id) {
        sheet.find(
          place,
          [
            "assessment": .texts(assessments.map(\.id.text)),
            "competency": .text(competency.id.text), "block": .text(block.id.text),
          ])
      }
    }
  },
  LintRule("block.without-assessment") { framework, sheet in
    for block in framework.blocks where framework.assessments(of: block).isEmpty {
      sheet.find(block.at(), ["block": .text(block.id.text)])
    }
  },
  LintRule("part.without-competencies") { framework, sheet in
    for assessment in framework.assessments where !assessment.competenciesAsPrinted.isEmpty {
      for part in assessment.parts where part.competenciesAsPrinted.isEmpty {
        sheet.find(
          assessment.at("parts"),
          [
            "assessment": .text(assessment.id.text),
            "part": part.part.map { .choice($0) } ?? .text("?"),
          ])
      }
    }
  },
  LintRule("competency.without-criterion") { framework, sheet in
    for assessment in framework.assessments {
      let judged = Set(framework.criteria(of: assessment).flatMap(\.competencies))
      for id in assessment.competencies where !judged.contains(id) {
        guard let competency = framework.find(id) else { continue }
        sheet.find(
          competency.at(),
          ["competency": .text(id.text), "assessment": .text(assessment.id.text)])
      }
    }
  },
  // Where deliverables carry printed tags, a competency that only the whole range names is alone.
  LintRule("competency.tagged-by-range-only") { framework, sheet in
    for assessment in framework.assessments {
      let whole = assessment.competencies.count
      let tags = framework.deliverables(of: assessment)
        .filter { $0.competencyBasis == .printed && $0.competencies.count < whole }
        .flatMap(\.competencies)
      guard !tags.isEmpty else { continue }
      let tagged = Set(tags)
      for id in assessment.competencies where !tagged.contains(id) {
        guard let competency = framework.find(id) else { continue }
        sheet.find(
          competency.at(),
          ["competency": .text(id.text), "assessment": .text(assessment.id.text)])
      }
    }
  },
]

/// The codes that a printed range stands for: `C8 à C16`, `C3.1 & C3.2`, `C5.1 & 5.2`.
///
/// - Parameter codes: every code, in the order of the framework.
/// - Returns: `nil` when the text is empty or holds a word that is neither a code nor a link.
func competencies(printed: String, among codes: [String]) -> [String]? {
  var found: [Int] = []
  var isRange = false
  for word in printed.split(whereSeparator: { $0 == " " || $0 == "," || $0 == "\u{A0}" }) {
    switch word {
    case "à", "to", "–", "-": isRange = true
    case "&", "et", "and": isRange = false
    default:
      guard let number = codes.firstIndex(of: String(word)) ?? codes.firstIndex(of: "C\(word)")
      else { return nil }
      if isRange, let last = found.last, last < number {
        found += (last + 1)...number
      } else {
        found.append(number)
      }
      isRange = false
    }
  }
  return found.isEmpty ? nil : found.map { codes[$0] }
}
