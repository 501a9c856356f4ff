/// Freezes an edition: the deck or report as it stands today, known by its digest.
enum FreezeEdition: Verb {
  static let card = VerbCard(
    "edition.freeze", on: Edition.self, governs: ["frozenOn", "digest"],
    refusals: ["noDigest", "empty", "taken"])

  static func concerns(_ edition: Edition) -> Bool { edition.frozenOn == nil }

  static func examine(_ edition: Edition, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.require(edition, "of")
    if x.digest.isEmpty { obstacles.add("noDigest", at: "digest") }
    guard let work = edition.of, let item = x.dossier.item(work.text) else { return }
    if isEmpty(item, x) { obstacles.add("empty", at: "of", ["work": .text(work.text)]) }
    let same = x.all(Edition.self).filter {
      $0.id != edition.id && $0.of == work && !x.digest.isEmpty && $0.digest == x.digest
    }.map(\.id.text)
    if !same.isEmpty { obstacles.add("taken", ["items": .texts(same)], evidence: same) }
  }

  private static func isEmpty(_ work: any Item, _ x: VerbContext) -> Bool {
    switch work {
    case let deck as Deck: x.citing(deck, by: Slide.self, in: "deck").isEmpty
    case let report as Report: report.sections.isEmpty
    default: false
    }
  }

  static func carryOut(_ edition: inout Edition, _ x: VerbContext, _ changes: inout VerbChanges) {
    edition.frozenOn = x.today
    edition.digest = x.digest
  }
}
