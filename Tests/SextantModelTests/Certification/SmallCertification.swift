@testable import SextantModel

/// A certification small enough to decide by hand: block B1 with competencies C1 (k1 in the group,
/// k2 alone) and C2 (k3), an option O1 with C3 (k4), an option O2 with C4 (k5).
enum SmallCertification {
  static let framework: Framework = {
    var items = Dossier(registry: .library)
    var card = FrameworkCard()
    card.code = "SC"
    items.put(card)
    func block(_ id: String, option: Int?) {
      var block = Block()
      (block.id, block.option) = (ID(id), option)
      items.put(block)
    }
    block("B1", option: nil)
    block("O1", option: 1)
    block("O2", option: 2)
    for (id, block) in [("C1", "B1"), ("C2", "B1"), ("C3", "O1"), ("C4", "O2")] {
      var competency = Competency()
      (competency.id, competency.block) = (ID(id), ID(block))
      items.put(competency)
    }
    for (id, block) in [("E1", "B1"), ("E2", "O1"), ("E3", "O2")] {
      var assessment = Assessment()
      (assessment.id, assessment.block) = (ID(id), ID(block))
      items.put(assessment)
    }
    let criteria: [(String, String, String, AssessmentPart)] = [
      ("k1", "E1", "C1", .group), ("k2", "E1", "C1", .individual), ("k3", "E1", "C2", .individual),
      ("k4", "E2", "C3", .individual), ("k5", "E3", "C4", .individual),
    ]
    for (id, assessment, competency, part) in criteria {
      var criterion = Criterion()
      criterion.id = ID(id)
      criterion.assessment = ID(assessment)
      criterion.competencies = [ID(competency)]
      criterion.part = part
      items.put(criterion)
    }
    return Framework(items)
  }()

  static let library = FrameworkLibrary([framework])

  /// Levels 0 to 3, acquired from 2 on; jurors may be one point apart.
  static var rules: CertifierRules {
    var rules = CertifierRules()
    rules.levels = [("0", 0.0), ("1", 1), ("2", 2), ("3", 3)].map { code, points in
      var level = MarkLevel()
      (level.code, level.points, level.isAcquired) = (code, points, points >= 2)
      return level
    }
    rules.aggregation = .median
    rules.maximumGap = 1
    rules.competencyRule = .all
    rules.blockRule = .all
    rules.optionsRequired = 1
    return rules
  }

  static let jurors: [ID<JuryMember>] = ["J1", "J2", "J3"]

  static func candidate(_ blocks: [String] = ["B1", "O1"], kept: [String] = []) -> Candidate {
    var candidate = Candidate()
    (candidate.id, candidate.name) = ("K1", "Ana Roux")
    (candidate.blocks, candidate.keptBlocks) = (blocks, kept.map { KeptBlock($0) })
    return candidate
  }

  /// Marks by criterion, a level per juror; « - » for a mark that was not handed in.
  static func marks(_ levels: [String: String]) -> [Mark] {
    levels.sorted { $0.key < $1.key }.flatMap { criterion, text in
      zip(jurors, text).map { juror, level in
        var mark = Mark()
        (mark.juror, mark.criterion) = (juror, criterion)
        mark.level = String(level == "-" ? "3" : level)
        mark.submittedAt =
          level == "-"
          ? nil : Moment(day: Day(2026, 11, 20) ?? Day(number: 0), time: ClockTime(minutes: 600))
        return mark
      }
    }
  }

  static func sheet(
    _ levels: [String: String], _ candidate: Candidate = candidate(), votes: String = "",
    reconciled: [String: String] = [:], absentFrom: Set<String> = []
  ) -> JurySheet {
    JurySheet(
      candidate: candidate, marks: marks(levels), jurors: jurors, president: "J2",
      reconciliations: reconciled.map { criterion, level in
        var reconciliation = Reconciliation()
        (reconciliation.criterion, reconciliation.level) = (criterion, level)
        return reconciliation
      },
      votes: zip(jurors, votes).map { juror, vote in
        var cast = JuryVote()
        (cast.candidate, cast.block, cast.juror) = (candidate.id, "B1", juror)
        cast.isInFavour = vote == "+"
        return cast
      }, absentFrom: absentFrom)
  }
}
