/// Hands in all that a juror thinks of a slot's candidates: every criterion marked, with the digests
/// of what the juror was shown. What is handed in is not taken back.
enum SubmitMark: Verb {
  static let card = VerbCard(
    "mark.submit", on: Mark.self, governs: ["submittedAt"],
    refusals: ["notYours", "notSitting", "notOpen", "unlawful", "unmarked", "uncommented"])

  static func concerns(_ mark: Mark) -> Bool { mark.submittedAt == nil }

  static func examine(_ mark: Mark, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.require(mark, "level", "dossierDigest", "frameworkDigest")
    let slot = x.find(mark.slot) ?? Slot()
    // What is said of a team is said of all its members, and names none.
    if slot.heard(in: x.dossier).count < 2 { obstacles.require(mark, "candidate") }
    let rules = x.find(slot.session).flatMap { x.dossier.rules(of: $0) }
    if mustComment(mark, rules) { obstacles.require(mark, "comment") }
    if let juror = mark.juror {
      if x.actor.item != juror.text {
        obstacles.add("notYours", at: "juror", ["juror": .text(juror.text)])
      } else if !x.dossier.sitting(at: slot).contains(juror) {
        obstacles.add("notSitting", ["name": .text(x.actor.name)])
      }
    }
    if slot.openedAt == nil { obstacles.add("notOpen") }
    // What was declared or corrected since it was opened counts as well.
    for clause in x.dossier.panelLaw(of: slot)?.obstacles ?? [] { obstacles.addUnlawful(clause) }
    let others = others(mark, x)
    let unmarked =
      others.filter(\.level.isEmpty).map { FrameworkCode.criterion($0.criterion) }
      + missing(mark, slot, x)
    if !unmarked.isEmpty {
      obstacles.add("unmarked", ["criteria": .texts(onceEach(unmarked))])
    }
    let uncommented = others.filter { !$0.level.isEmpty && mustComment($0, rules) }.filter {
      $0.comment.allSatisfy(\.isWhitespace)
    }
    if !uncommented.isEmpty {
      let criteria = uncommented.map { FrameworkCode.criterion($0.criterion) }
      obstacles.add("uncommented", ["criteria": .texts(onceEach(criteria))])
    }
  }

  static func carryOut(_ mark: inout Mark, _ x: VerbContext, _ changes: inout VerbChanges) {
    for var other in others(mark, x) {
      other.submittedAt = x.now
      changes.put(other)
    }
    mark.submittedAt = x.now
  }

  /// What the same juror has not handed in yet of the same slot.
  private static func others(_ mark: Mark, _ x: VerbContext) -> [Mark] {
    x.all(Mark.self).filter {
      $0.id != mark.id && $0.slot == mark.slot && $0.juror == mark.juror && $0.submittedAt == nil
    }
  }

  /// A level that refuses something is explained; one that grants it may be.
  private static func mustComment(_ mark: Mark, _ rules: CertifierRules?) -> Bool {
    guard let level = rules?.levels.first(where: { $0.code == mark.level }) else { return true }
    return !level.isAcquired
  }

  /// The criteria of the dossiers handed in that the juror has not even begun.
  private static func missing(_ mark: Mark, _ slot: Slot, _ x: VerbContext) -> [String] {
    let start = FrameworkCode.assessment(slot.assessment) + "."
    var begun: Set<[String]> = []
    for other in x.all(Mark.self) where other.slot == mark.slot && other.juror == mark.juror {
      begun.insert([other.candidate?.text ?? "", FrameworkCode.criterion(other.criterion)])
    }
    let frozen = x.dossier.frozenDossiers(of: slot)
    return x.dossier.candidates(of: slot).flatMap { candidate -> [String] in
      guard !x.dossier.isAbsent(candidate.id, from: slot.id) else { return [] }
      let own = frozen.first { $0.candidate == candidate.id } ?? frozen.first { $0.team != nil }
      let criteria = (own?.criteria ?? []).map { FrameworkCode.criterion($0.criterion) }
      return criteria.filter {
        $0.hasPrefix(start) && !begun.contains([candidate.id.text, $0])
          && !begun.contains(["", $0])
      }
    }
  }

  private static func onceEach(_ criteria: [String]) -> [String] {
    var seen: Set<String> = []
    return criteria.filter { seen.insert($0).inserted }
  }
}
