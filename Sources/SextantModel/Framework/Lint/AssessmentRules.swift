/// Facts of an assessment that a school needs and a source may leave out.
let assessmentRules: [LintRule] = [
  LintRule("oral.without-time") { framework, sheet in
    for assessment in framework.assessments where assessment.form.contains(.oral) {
      for (field, minutes) in [
        ("talkMinutes", assessment.talkMinutes), ("questionMinutes", assessment.questionMinutes),
      ] where minutes == nil {
        sheet.find(
          assessment.at(field),
          ["assessment": .text(assessment.id.text), "field": .field(Assessment.self, field)])
      }
    }
  },
  LintRule("group.without-size") { framework, sheet in
    for assessment in framework.assessments
    where assessment.mode != nil && assessment.mode != .individual && assessment.groupMax == nil {
      sheet.find(assessment.at("groupMax"), ["assessment": .text(assessment.id.text)])
    }
  },
  LintRule("deliverable.part-unclear") { framework, sheet in
    for deliverable in framework.deliverables where deliverable.part == .unclear {
      sheet.find(deliverable.at("part"), ["deliverable": .text(deliverable.id.text)])
    }
  },
  LintRule("value.not-printed") { framework, sheet in
    func look<T: Item>(_ thing: T, _ bases: [FactBasis]) {
      for base in bases where base.basis != .printed {
        sheet.find(
          thing.at(base.field), ["thing": .text(thing.id.text), "field": .text(base.field)])
      }
    }
    look(framework.card, framework.card.bases)
    for assessment in framework.assessments { look(assessment, assessment.bases) }
  },
  LintRule("candidate.no-measure") { framework, sheet in
    if framework.items.count(of: CandidateMeasure.self) == 0 {
      sheet.find(framework.card.at())
    }
  },
]
