@testable import SextantModel

/// Sessions with everything in them that makes deliberation hard, drawn by a seed: panels that sit in
/// part, jurors who step aside, absences, a second date, teams, drafts, marks said anew, marks of
/// another session, reconciliations and votes that count or not, pieces read blind.
struct RandomSession {
  private(set) var items = Dossier(registry: .institution)
  private var numbers: Numbers

  /// The same numbers for the same seed.
  private struct Numbers {
    var state: UInt64
    mutating func below(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(limit))
    }
  }

  static let framework: Framework = {
    var items = Dossier(registry: .library)
    var card = FrameworkCard()
    card.code = "RS"
    items.put(card)
    for (block, option) in [("B1", nil), ("B2", nil), ("B3", 1)] as [(String, Int?)] {
      var part = Block()
      (part.id, part.option) = (ID(block), option)
      items.put(part)
      for number in 1...2 {
        var competency = Competency()
        (competency.id, competency.block) = (ID("\(block).C\(number)"), part.id)
        items.put(competency)
      }
    }
    for (assessment, block) in [("E1", "B1"), ("E2", "B2"), ("E3", "B2"), ("E4", "B3")] {
      var one = Assessment()
      (one.id, one.block) = (ID(assessment), ID(block))
      items.put(one)
      for number in 1...3 {
        var criterion = Criterion()
        (criterion.id, criterion.assessment) = (ID("\(assessment).k\(number)"), one.id)
        criterion.competencies = [ID("\(block).C\(number % 2 + 1)")]
        criterion.part = assessment == "E1" && number == 1 ? .group : .individual
        items.put(criterion)
      }
    }
    return Framework(items)
  }()
  static let criteria = framework.criteria.map(\.id.text)

  var session: Session { items.find("S1") ?? Session() }
  var rules: CertifierRules { items.find("R1") ?? CertifierRules() }
  var frame: DeliberationFrame { DeliberationFrame(Self.framework, rules) }

  private mutating func chance(_ part: Int) -> Bool { numbers.below(part) == 0 }
  private mutating func one<T>(of all: [T]) -> T { all[numbers.below(all.count)] }
  private mutating func some<T>(of all: [T], leaving part: Int) -> [T] {
    var kept: [T] = []
    for element in all where !chance(part) { kept.append(element) }
    return kept
  }

  init(seed: UInt64) {
    numbers = Numbers(state: seed &* 77 &+ 1)
    _ = numbers.below(2)
    put(rules: Int(seed % 3))
    for id in ["S1", "S2"] {
      var session = Session()
      (session.id, session.framework, session.rules) = (ID(id), "RS", "R1")
      items.put(session)
    }
    let jurors = (1...7).map { ID<JuryMember>("J\($0)") }
    let candidates = (1...10).map { ID<Candidate>("K\($0)") }
    for id in jurors {
      var juror = JuryMember()
      juror.id = id
      items.put(juror)
    }
    for id in candidates {
      var candidate = Candidate()
      candidate.id = id
      let blocks = ["B1", "RS.B2", "B3"]
      candidate.blocks = some(of: blocks, leaving: 4)
      candidate.keptBlocks = chance(5) ? [KeptBlock(one(of: blocks))] : []
      items.put(candidate)
    }
    var panels: [ID<Panel>] = []
    for number in 1...4 {
      var panel = Panel()
      (panel.id, panel.session) = (ID("P\(number)"), number == 4 ? "S2" : "S1")
      panel.members = some(of: jurors, leaving: 2)
      panel.president = chance(4) ? nil : panel.members.first ?? "J1"
      if chance(3) { panel.present = some(of: panel.members, leaving: 3) }
      items.put(panel)
      panels.append(panel.id)
    }
    var team = CandidateTeam()
    (team.id, team.session, team.members) = ("EQ", "S1", some(of: candidates, leaving: 2))
    items.put(team)
    for number in 1...36 {
      var slot = Slot()
      slot.id = ID("T\(number)")
      slot.session = number % 9 == 0 ? "S2" : "S1"
      let assessment = one(of: ["E1", "E2", "E3", "E4"])
      slot.assessment = chance(2) ? "RS.\(assessment)" : assessment
      slot.panel = chance(12) ? nil : one(of: panels)
      if assessment == "E1", chance(2) { slot.team = "EQ" }
      if slot.team == nil || chance(3) { slot.candidates = [one(of: candidates)] }
      if chance(5) { slot.recused = [one(of: jurors)] }
      items.put(slot)
      if chance(4), let candidate = slot.heard(in: items).first {
        var attendance = Attendance()
        (attendance.id, attendance.slot) = (ID("A\(number)"), slot.id)
        attendance.candidate = candidate
        attendance.state = one(of: [.present, .absent, .excused])
        items.put(attendance)
      }
    }
    marks()
    agreements(candidates, panels, jurors)
    pieces(candidates, jurors)
  }

  static let moment = Moment(day: Day(number: 20_000), time: ClockTime(minutes: 600))

  private mutating func put(rules kind: Int) {
    var rules = CertifierRules()
    (rules.id, rules.framework) = ("R1", "RS")
    rules.levels = (0..<4).map { number in
      var level = MarkLevel()
      (level.code, level.points) = (["A", "B", "C", "D"][number], Double(number))
      level.isAcquired = number >= 2
      return level
    }
    rules.aggregation = [.median, .mean, .majority][kind]
    rules.maximumGap = [1, 2, 3][kind]
    rules.castingVote = true
    (rules.competencyRule, rules.competencyThreshold) = ([.share, .all, .mean][kind], 50)
    rules.blockRule = [.all, .share, .all][kind]
    rules.optionsRequired = kind
    if kind == 1 { rules.eliminatingCriteria = ["E2.k1"] }
    items.put(rules)
  }

  private mutating func criterion() -> String {
    let name = one(of: Self.criteria)
    return chance(3) ? "RS.\(name)" : name
  }

  /// Nearly all that should be there, then some said anew, of nobody, or of nothing that is known.
  private mutating func marks() {
    var number = 0
    func add(_ mark: Mark) {
      number += 1
      var mark = mark
      mark.id = ID("M\(number)")
      items.put(mark)
    }
    let isWhole = chance(2)
    for slot in items.all(Slot.self) {
      let assessment = slot.assessment.split(separator: ".").last.map(String.init) ?? ""
      let members = slot.panel.flatMap { items.find($0) }?.members ?? []
      for name in Self.criteria where name.hasPrefix(assessment) {
        for juror in members + (chance(6) ? ["J1"] : []) where isWhole || !chance(15) {
          var mark = Mark()
          (mark.slot, mark.juror, mark.criterion) = (slot.id, juror, name)
          mark.level = one(of: ["B", "C", "C", "C", "D"])
          mark.submittedAt = !isWhole && chance(15) ? nil : Self.moment
          if chance(4) { mark.criterion = "RS.\(name)" }
          if slot.team != nil {
            if name == "E1.k1" || chance(4) {
              add(mark)
            } else {
              for candidate in slot.heard(in: items) {
                mark.candidate = candidate
                add(mark)
              }
            }
          } else {
            mark.candidate = slot.candidates.first
            add(mark)
          }
        }
      }
    }
    for _ in 0..<12 {
      var mark = one(of: items.all(Mark.self))
      mark.level = one(of: ["A", "B", "C", "D", "?"])
      if chance(6) { mark.juror = nil }
      if chance(6) { mark.slot = nil }
      if chance(6) { mark.criterion = "E9.k1" }
      add(mark)
    }
  }

  private mutating func agreements(
    _ candidates: [ID<Candidate>], _ panels: [ID<Panel>], _ jurors: [ID<JuryMember>]
  ) {
    for number in 0..<25 {
      let slot = one(of: items.all(Slot.self))
      var agreed = Reconciliation()
      (agreed.id, agreed.slot, agreed.criterion) = (ID("R-\(number)"), slot.id, criterion())
      agreed.candidate = slot.team != nil && chance(2) ? nil : slot.heard(in: items).first
      agreed.level = one(of: ["A", "C", "D", "?"])
      agreed.agreedOn = chance(4) ? nil : Day(number: 20_001)
      items.put(agreed)
    }
    for number in 0..<60 {
      var vote = JuryVote()
      (vote.id, vote.panel) = (ID("V\(number)"), one(of: panels))
      vote.candidate = one(of: Array(candidates.prefix(3)))
      vote.block = one(of: ["B1", "RS.B2", "B3"])
      (vote.juror, vote.isInFavour) = (one(of: jurors), chance(2))
      vote.castAt = chance(5) ? nil : Self.moment
      items.put(vote)
    }
  }

  private mutating func pieces(_ candidates: [ID<Candidate>], _ jurors: [ID<JuryMember>]) {
    for number in 0..<5 {
      var piece = BlindPiece()
      (piece.id, piece.session) = (ID("W\(number)"), chance(6) ? "S2" : "S1")
      (piece.assessment, piece.code) = (chance(2) ? "E2" : "RS.E3", "code \(number)")
      piece.second = one(of: jurors)
      piece.third = chance(2) ? one(of: jurors) : nil
      piece.settledOn = chance(3) ? nil : Day(number: 20_002)
      items.put(piece)
      var owner = PieceOwner()
      (owner.id, owner.piece) = (ID("O\(number)"), piece.id)
      owner.candidate = one(of: candidates)
      items.put(owner)
      for reader in [piece.second, piece.third].compactMap(\.self) {
        for name in Self.criteria where name.hasPrefix(String(piece.assessment.suffix(2))) {
          var mark = BlindMark()
          mark.id = ID("W\(number)-\(reader.text)-\(name)")
          (mark.piece, mark.juror, mark.criterion) = (piece.id, reader, name)
          mark.level = one(of: ["A", "B", "C", "D"])
          mark.submittedAt = chance(8) ? nil : Self.moment
          items.put(mark)
        }
      }
    }
  }
}
