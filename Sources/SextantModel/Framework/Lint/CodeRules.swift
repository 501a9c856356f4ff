/// Codes of checks, names of kinds and what must hold between them.
let codeRules: [LintRule] = [
  LintRule("check.unknown", ofData: true) { framework, sheet in
    for criterion in framework.criteria {
      for (field, codes) in [
        ("conditions", criterion.conditions), ("supporting", criterion.supporting),
      ] {
        for code in codes where !sheet.checks.contains(code) {
          sheet.find(
            criterion.at(field), ["thing": .text(criterion.id.text), "check": .text(code)])
        }
      }
    }
    for competency in framework.competencies {
      for code in competency.checks where !sheet.checks.contains(code) {
        sheet.find(
          competency.at("checks"), ["thing": .text(competency.id.text), "check": .text(code)])
      }
    }
  },
  LintRule("kind.unknown", ofData: true) { framework, sheet in
    for deliverable in framework.deliverables {
      for name in deliverable.kinds where !sheet.kinds.contains(name) {
        sheet.find(
          deliverable.at("kinds"), ["thing": .text(deliverable.id.text), "kind": .text(name)])
      }
    }
    for criterion in framework.criteria {
      for name in criterion.evidenceKinds where !sheet.kinds.contains(name) {
        sheet.find(
          criterion.at("evidenceKinds"), ["thing": .text(criterion.id.text), "kind": .text(name)])
      }
    }
  },
  LintRule("deliverable.without-kind", ofData: true) { framework, sheet in
    for deliverable in framework.deliverables where deliverable.kinds.isEmpty {
      sheet.find(deliverable.at("kinds"), ["deliverable": .text(deliverable.id.text)])
    }
  },
  LintRule("criterion.without-check", ofData: true) { framework, sheet in
    for criterion in framework.criteria where criterion.conditions.isEmpty {
      if criterion.nature == .automatic
        || (criterion.nature == .assisted && criterion.supporting.isEmpty)
      {
        sheet.find(criterion.at("conditions"), ["criterion": .text(criterion.id.text)])
      }
    }
  },
  LintRule("judgement.with-condition", ofData: true) { framework, sheet in
    for criterion in framework.criteria
    where criterion.nature == .judgement && !criterion.conditions.isEmpty {
      sheet.find(criterion.at("conditions"), ["criterion": .text(criterion.id.text)])
    }
  },
  LintRule("criterion.without-evidence-kind", ofData: true) { framework, sheet in
    for criterion in framework.criteria where criterion.evidenceKinds.isEmpty {
      sheet.find(criterion.at("evidenceKinds"), ["criterion": .text(criterion.id.text)])
    }
  },
  LintRule("competency.in-other-block", ofData: true) { framework, sheet in
    for competency in framework.competencies {
      if let activity = framework.find(competency.activity), activity.block != competency.block {
        sheet.find(
          competency.at("block"),
          ["competency": .text(competency.id.text), "activity": .text(activity.id.text)])
      }
    }
  },
  LintRule("deliverable.of-other-assessment", ofData: true) { framework, sheet in
    for criterion in framework.criteria {
      for deliverable in criterion.deliverables.compactMap(framework.find)
      where deliverable.assessment != criterion.assessment {
        sheet.find(
          criterion.at("deliverables"),
          ["criterion": .text(criterion.id.text), "deliverable": .text(deliverable.id.text)])
      }
    }
  },
]
