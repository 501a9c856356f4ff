/// Blocks, activities and codes that the source prints otherwise than it should.
let sourceRules: [LintRule] = [
  LintRule("block.derived") { framework, sheet in
    for block in framework.blocks where block.isDerived {
      sheet.find(block.at("isDerived"), ["block": .text(block.id.text)])
    }
  },
  LintRule("activity.untitled") { framework, sheet in
    for activity in framework.activities where activity.fr.isEmpty {
      sheet.find(activity.at("fr"), ["activity": .text(activity.id.text)])
    }
  },
  LintRule("label.clash") { framework, sheet in
    let labelled = framework.activities.filter { !$0.printedLabel.isEmpty }
    let groups = Dictionary(grouping: labelled, by: \.printedLabel)
    for activity in labelled {
      guard let same = groups[activity.printedLabel], same.count > 1 else { continue }
      sheet.find(
        activity.at("printedLabel"),
        [
          "activity": .text(activity.id.text), "label": .text(activity.printedLabel),
          "others": .texts(same.map(\.id.text).filter { $0 != activity.id.text }),
        ])
    }
  },
  LintRule("competency.attachment-inferred") { framework, sheet in
    for competency in framework.competencies where competency.activityBasis == .inferred {
      sheet.find(
        competency.at("activity"),
        [
          "competency": .text(competency.id.text),
          "activity": .text(competency.activity?.text ?? ""),
        ])
    }
  },
  LintRule("code.printed-differently") { framework, sheet in
    for competency in framework.competencies
    where !competency.printedCode.isEmpty && competency.printedCode != competency.id.text {
      sheet.find(
        competency.at("printedCode"),
        ["competency": .text(competency.id.text), "printed": .text(competency.printedCode)])
    }
  },
]
