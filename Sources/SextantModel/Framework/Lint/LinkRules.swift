/// What deliverables, criteria and competencies say of one another.
let linkRules: [LintRule] = [
  LintRule("link.outside-range") { framework, sheet in
    func look<T: Item>(_ thing: T, _ competencies: [ID<Competency>], _ owner: ID<Assessment>?) {
      guard let assessment = framework.find(owner) else { return }
      for id in competencies where !assessment.competencies.contains(id) {
        sheet.find(
          thing.at("competencies"),
          [
            "thing": .text(thing.id.text), "competency": .text(id.text),
            "assessment": .text(assessment.id.text),
          ])
      }
    }
    for thing in framework.deliverables { look(thing, thing.competencies, thing.assessment) }
    for thing in framework.criteria { look(thing, thing.competencies, thing.assessment) }
  },
  LintRule("link.inferred") { framework, sheet in
    for assessment in framework.assessments {
      let deliverables = framework.deliverables(of: assessment)
      let inferred = deliverables.filter { $0.competencyBasis?.isPrinted != true }
      if !inferred.isEmpty {
        sheet.find(
          assessment.at(),
          [
            "assessment": .text(assessment.id.text), "count": .integer(inferred.count),
            "total": .integer(deliverables.count),
          ])
      }
    }
  },
  LintRule("criteria.untagged") { framework, sheet in
    let criteria = framework.criteria
    if !criteria.isEmpty, !criteria.contains(where: { $0.competencyBasis?.isPrinted == true }) {
      sheet.find(framework.card.at(), ["count": .integer(criteria.count)])
    }
  },
  LintRule("deliverable.without-criterion") { framework, sheet in
    for deliverable in framework.deliverables
    where framework.criteria(judging: deliverable).isEmpty {
      sheet.find(deliverable.at(), ["deliverable": .text(deliverable.id.text)])
    }
  },
  LintRule("criterion.without-deliverable") { framework, sheet in
    for criterion in framework.criteria where criterion.deliverables.isEmpty {
      sheet.find(criterion.at("deliverables"), ["criterion": .text(criterion.id.text)])
    }
  },
  // Checks that serve a competency and none of its criteria show a demand that nothing judges.
  LintRule("demand.without-criterion") { framework, sheet in
    for competency in framework.competencies where !competency.checks.isEmpty {
      let judged = Set(
        framework.criteria(of: competency).flatMap { $0.conditions + $0.supporting })
      let alone = competency.checks.filter { !judged.contains($0) }
      if !alone.isEmpty {
        sheet.find(
          competency.at("checks"),
          ["competency": .text(competency.id.text), "checks": .texts(alone)])
      }
    }
  },
  // Options assessed in the same form share what they ask of the person: a statement that two of
  // them make and another leaves out is likely forgotten.
  LintRule("criterion.missing-in-sibling") { framework, sheet in
    let siblings = framework.assessments.filter {
      framework.find($0.block)?.option != nil
    }
    for group in Dictionary(grouping: siblings, by: { $0.form.map(\.rawValue) }).values {
      var made: [String: Set<ID<Assessment>>] = [:]
      for assessment in group {
        for criterion in framework.criteria(of: assessment) where criterion.nature == .judgement {
          made[criterion.fr, default: []].insert(assessment.id)
        }
      }
      for (statement, makers) in made.sorted(by: { $0.key < $1.key }) where makers.count > 1 {
        for assessment in group where !makers.contains(assessment.id) {
          sheet.find(
            assessment.at(),
            ["assessment": .text(assessment.id.text), "statement": .text(statement)])
        }
      }
    }
  },
]
