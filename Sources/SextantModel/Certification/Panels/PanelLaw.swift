internal import SextantKernels

/// Whether a panel may judge these candidates: each rule with what it was held against.
///
/// Rules come from the certifier's own text and, for a validation of experience, from article
/// D. 6412-6 of the Code du travail (decree 2024-332 of 10 April 2024): two members at least, one of
/// them qualified, women and men in balance, no professional or personal relation with the
/// candidate, nobody who accompanied them, a president whose vote decides a tie.
public struct PanelLaw: Sendable, Equatable {
  /// A rule, what was found, and on whom it rests.
  public struct Clause: Sendable, Equatable {
    public var rule: PanelRule
    public var outcome: PanelOutcome
    /// What was counted, or who stands in the way; said in the reader's language.
    public var message: Message
    /// Members and candidates it is about.
    public var evidence: [String]
  }

  /// How the law is held against a panel. What was signed by an earlier edition is replayed by it.
  public enum Edition: Sendable {
    case first
    /// No rules go below half of external members; who works for the house is no external member
    /// without a look; companies are compared without their legal form, family names by their parts.
    case second
  }

  public let clauses: [Clause]

  /// A panel that is not lawful cannot open a defence; a doubt must be settled first.
  public var isLawful: Bool { clauses.allSatisfy { $0.outcome == .held } }
  public var obstacles: [Clause] { clauses.filter { $0.outcome != .held } }

  /// - Parameters:
  ///   - institution: whose people are no external members, whatever is ticked.
  ///   - present: those who sit today; `nil` before the day, when all members are taken to come.
  ///   - links: all links that are known between jurors and candidates.
  public init(
    _ panel: Panel, members: [JuryMember], candidates: [Candidate], rules: CertifierRules,
    institution: Institution = Institution(), links: [JuryLink] = [],
    present: Set<ID<JuryMember>>? = nil, as edition: Edition = .second
  ) {
    let named = panel.members.compactMap { id in members.first { $0.id == id } }
    let sitting = named.filter { present?.contains($0.id) ?? true }
    var examination = PanelExamination(
      panel: panel, named: named, sitting: sitting, candidates: candidates, rules: rules,
      house: [institution.name, institution.certifier] + institution.trainingBodies, links: links,
      edition: edition)
    examination.run(onTheDay: present != nil)
    clauses = examination.clauses
  }
}

/// What a lawful panel must satisfy.
public enum PanelRule: String, Sendable, CaseIterable {
  case membersKnown, size, external, externality, profession, president, quorum, noLink, likeness,
    qualified, balance
}

extension CertifierRules {
  /// The members that no rules go below.
  public static let leastMembers = 2
  /// The part of external members that no rules go below: half of them.
  public static let leastExternal = Share(percent: 50)
}

extension PanelLaw.Clause {
  /// The clause as somebody may read it: that a juror is tied to a candidate is for all to know who
  /// open a sitting, by what is for who looks after the links.
  func said(to readable: Dossier) -> [String: Argument] {
    guard rule == .noLink, outcome == .broken, let link = evidence.dropFirst(2).first,
      readable.find(ID<JuryLink>(link))?.nature == nil
    else { return message.arguments }
    return message.arguments.merging(["link": .label("panel.linkWithheld")]) { $1 }
  }
}

/// How a rule stands.
public enum PanelOutcome: Sendable {
  case held
  /// Somebody must look and say: a likeness of names, a gender that nobody gave.
  case doubtful
  case broken
}

private struct PanelExamination {
  let panel: Panel
  let named: [JuryMember]
  let sitting: [JuryMember]
  let candidates: [Candidate]
  let rules: CertifierRules
  /// Those who certify and train.
  let house: [String]
  let links: [JuryLink]
  let edition: PanelLaw.Edition
  var clauses: [PanelLaw.Clause] = []

  mutating func run(onTheDay: Bool) {
    let unknown = panel.members.filter { id in !named.contains { $0.id == id } }
    if !unknown.isEmpty {
      add(.membersKnown, .broken, ["members": .texts(unknown.map(\.text))], unknown.map(\.text))
    }
    size()
    external()
    if edition == .second { externality() }
    profession()
    president()
    if onTheDay { quorum() }
    for candidate in candidates { relations(candidate) }
    if !clauses.contains(where: { $0.rule == .noLink && $0.outcome == .broken }) {
      add(.noLink, .held, ["members": .integer(sitting.count)], sitting.map(\.id.text))
    }
    if candidates.contains(where: { $0.path == .vae }) {
      qualified()
      balance()
    }
  }

  private mutating func add(
    _ rule: PanelRule, _ outcome: PanelOutcome, _ arguments: [String: Argument],
    _ evidence: [String]
  ) {
    let state =
      switch outcome {
      case .held: "held"
      case .doubtful: "doubtful"
      case .broken: "broken"
      }
    clauses.append(
      PanelLaw.Clause(
        rule: rule, outcome: outcome,
        message: Message("panel.\(rule.rawValue).\(state)", arguments), evidence: evidence))
  }

  private mutating func size() {
    let least = max(CertifierRules.leastMembers, rules.minimumMembers ?? 0)
    add(
      .size, sitting.count >= least ? .held : .broken,
      ["found": .integer(sitting.count), "least": .integer(least)], sitting.map(\.id.text))
  }

  private mutating func external() {
    let floor = CertifierRules.leastExternal
    let share =
      rules.externalShare.map { edition == .first || $0.fraction > floor.fraction ? $0 : floor }
      ?? floor
    let external = sitting.filter(\.isExternal)
    let enough =
      !sitting.isEmpty
      && Double(external.count) >= Double(sitting.count) * share.fraction - 1e-9
    add(
      .external, enough ? .held : .broken,
      [
        "found": .integer(external.count), "members": .integer(sitting.count),
        "share": .share(share),
      ], external.map(\.id.text))
  }

  /// Who is said to be external and works for the house is worth a look.
  private mutating func externality() {
    let found = sitting.filter { member in
      member.isExternal && house.contains { isSameCompany($0, member.employer) }
    }
    guard !found.isEmpty else { return }
    add(
      .externality, .doubtful,
      ["jurors": .texts(found.map(\.name)), "count": .integer(found.count)],
      found.map(\.id.text))
  }

  private mutating func profession() {
    let found = sitting.filter(\.isOfProfession)
    add(
      .profession, found.isEmpty ? .broken : .held, ["found": .integer(found.count)],
      found.map(\.id.text))
  }

  private mutating func president() {
    guard let id = panel.president else { return add(.president, .broken, [:], []) }
    let sits = sitting.contains { $0.id == id }
    let name = named.first { $0.id == id }?.name ?? id.text
    add(.president, sits ? .held : .broken, ["name": .text(name)], [id.text])
  }

  private mutating func quorum() {
    let share = rules.quorum ?? Share(percent: 50)
    let needed = Int((Double(named.count) * share.fraction - 1e-9).rounded(.up))
    add(
      .quorum, sitting.count >= max(needed, 1) ? .held : .broken,
      [
        "found": .integer(sitting.count), "members": .integer(named.count),
        "needed": .integer(max(needed, 1)),
      ], sitting.map(\.id.text))
  }

  private mutating func relations(_ candidate: Candidate) {
    for member in sitting {
      let known = links.filter { $0.juror == member.id && $0.candidate == candidate.id }
      let arguments: [String: Argument] = [
        "juror": .text(member.name), "candidate": .text(candidate.name),
      ]
      let both = [member.id.text, candidate.id.text]
      if let link = known.first(where: { $0.nature != .noLink }) {
        let nature: Argument = link.nature.map { .choice($0) } ?? .label("panel.linkWithheld")
        add(
          .noLink, .broken, arguments.merging(["link": nature]) { $1 }, both + [link.id.text])
        continue
      }
      let isSettled = known.contains { $0.nature == .noLink }
      let detected: JuryLinkNature? =
        if names(member.name, among: candidate.trainers) {
          .trainer
        } else if names(member.name, among: candidate.tutors) {
          .tutor
        } else if isSameEmployer(member.employer, candidate.employer) {
          .employer
        } else {
          nil
        }
      if let detected {
        add(.noLink, .broken, arguments.merging(["link": .choice(detected)]) { $1 }, both)
      } else if !isSettled, isSameFamily(family(member), family(candidate)) {
        add(.likeness, .doubtful, arguments, both)
      }
    }
  }

  private mutating func qualified() {
    let found = sitting.filter(\.isQualified)
    add(
      .qualified, found.isEmpty ? .broken : .held, ["found": .integer(found.count)],
      found.map(\.id.text))
  }

  /// Balance is asked for, not a number: a panel of one gender alone is out of it, and with three or
  /// more members a gender that makes up less than a third is worth a look.
  private mutating func balance() {
    let women = sitting.count { $0.gender == .woman }
    let men = sitting.count { $0.gender == .man }
    let unsaid = sitting.count { $0.gender == nil }
    let arguments: [String: Argument] = [
      "women": .integer(women), "men": .integer(men), "unsaid": .integer(unsaid),
    ]
    let outcome: PanelOutcome =
      if women == 0 || men == 0 {
        unsaid > 0 ? .doubtful : .broken
      } else if sitting.count >= 3, min(women, men) * 3 < sitting.count {
        .doubtful
      } else {
        .held
      }
    add(.balance, outcome, arguments, sitting.map(\.id.text))
  }

  private func names(_ name: String, among others: [String]) -> Bool {
    others.contains { alike(name, $0) }
  }

  /// The same words in any order, without regard to case, accents and signs: « DUPONT Zoé » is
  /// « Zoë Dupont ».
  private func alike(_ one: String, _ two: String) -> Bool {
    let words = nameWords(one)
    return !words.isEmpty && words == nameWords(two)
  }

  private func isSameEmployer(_ one: String, _ two: String) -> Bool {
    edition == .first ? alike(one, two) : isSameCompany(one, two)
  }

  private func isSameFamily(_ one: String, _ two: String) -> Bool {
    edition == .first ? alike(one, two) : shareFamilyName(one, two)
  }

  private func family(_ member: JuryMember) -> String {
    member.familyName.isEmpty ? lastWord(member.name) : member.familyName
  }
  private func family(_ candidate: Candidate) -> String {
    candidate.familyName.isEmpty ? lastWord(candidate.name) : candidate.familyName
  }
  private func lastWord(_ name: String) -> String {
    name.split(separator: " ").last.map { String($0) } ?? ""
  }
}
