import SextantModel

/// The same marks in every run.
struct Numbers {
  var state: UInt64 = 42
  mutating func below(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(limit))
  }
}

func makeFramework(criteria: Int) -> Framework {
  var items = Dossier(registry: .library)
  var card = FrameworkCard()
  card.code = "BENCH"
  items.put(card)
  for number in 0..<5 {
    var block = Block()
    block.id = ID("B\(number)")
    items.put(block)
    var assessment = Assessment()
    (assessment.id, assessment.block) = (ID("E\(number)"), block.id)
    items.put(assessment)
    for part in 0..<2 {
      var competency = Competency()
      (competency.id, competency.block) = (ID("C\(number).\(part)"), block.id)
      items.put(competency)
    }
  }
  for number in 0..<criteria {
    var criterion = Criterion()
    criterion.id = ID("E\(number % 5).k\(number)")
    criterion.assessment = ID("E\(number % 5)")
    criterion.competencies = [ID("C\(number % 5).\(number / 5 % 2)")]
    items.put(criterion)
  }
  return Framework(items)
}

func makeRules() -> CertifierRules {
  var rules = CertifierRules()
  (rules.id, rules.framework, rules.title) = ("R1", "BENCH", "Rules")
  rules.levels = (0..<4).map { number in
    var level = MarkLevel()
    (level.code, level.points) = (["A", "B", "C", "D"][number], Double(number))
    level.isAcquired = number >= 2
    return level
  }
  (rules.aggregation, rules.maximumGap) = (.median, 3)
  (rules.competencyRule, rules.competencyThreshold, rules.blockRule) = (
    .share, Share(percent: 50).percent, .all
  )
  return rules
}

/// Panels of so many jurors, each hearing fifty candidates in all five assessments.
func largeSession(
  _ framework: Framework, candidates: Int, jurors: Int
) -> Dossier {
  var numbers = Numbers()
  var items = Dossier(registry: .institution)
  items.put(makeRules())
  var session = Session()
  (session.id, session.title, session.framework, session.rules) = ("S1", "June", "BENCH", "R1")
  items.put(session)
  let panels = (candidates + 49) / 50
  for number in 0..<panels {
    var panel = Panel()
    (panel.id, panel.session, panel.name) = (ID("P\(number)"), "S1", "Panel \(number)")
    for seat in 0..<jurors {
      var juror = JuryMember()
      (juror.id, juror.name) = (ID("J\(number)-\(seat)"), "Juror \(number)-\(seat)")
      items.put(juror)
      panel.members.append(juror.id)
    }
    panel.president = panel.members.first
    items.put(panel)
  }
  let moment = Moment(day: Day(number: 20_780), time: ClockTime(minutes: 600))
  for number in 0..<candidates {
    var candidate = Candidate()
    (candidate.id, candidate.name) = (ID("K\(number)"), "Candidate \(number)")
    items.put(candidate)
    for assessment in framework.assessments {
      var slot = Slot()
      slot.id = ID("T\(number)-\(assessment.id.text)")
      (slot.session, slot.assessment) = ("S1", "BENCH.\(assessment.id.text)")
      (slot.panel, slot.candidates) = (ID("P\(number / 50)"), [candidate.id])
      items.put(slot)
    }
    for criterion in framework.criteria {
      let level = numbers.below(4)
      for seat in 0..<jurors {
        var mark = Mark()
        mark.id = ID("M\(number)-\(criterion.id.text)-\(seat)")
        mark.slot = ID("T\(number)-\(criterion.assessment?.text ?? "")")
        (mark.candidate, mark.juror) = (candidate.id, ID("J\(number / 50)-\(seat)"))
        mark.criterion = criterion.id.text
        mark.level = ["A", "B", "C", "D"][max(0, min(3, level + numbers.below(3) - 1))]
        (mark.comment, mark.submittedAt) = ("seen and heard", moment)
        items.put(mark)
      }
    }
  }
  return items
}
