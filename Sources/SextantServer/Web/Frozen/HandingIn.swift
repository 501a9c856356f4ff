import SextantKernels
import SextantModel

/// Hands a dossier in to a session: its state at one entry of its journal is packed into a file of
/// the institution's, with the journal's digest there and what the checks say of each criterion.
struct HandingIn: Sendable {
  let dossier: LiveDossier
  let institution: LiveDossier
  let session: ID<SextantModel.Session>
  let candidate: ID<Candidate>?
  let team: ID<CandidateTeam>?
  let library: FrameworkLibrary
  /// Catalogues, by language: what is found is told in the dossier's own.
  let words: [Language: Catalogue]
  /// The worked example hands in after it was judged; passages that began keep what they began on.
  var isExample = false

  /// What nobody hands in: remarks among the dossier's own people, and what partners are shown.
  static let leftOut: [any Item.Type] = [Comment.self, PartnerShare.self]

  /// Why the dossier cannot be handed in; `nil` where it can.
  func obstacle(in held: Dossier) -> Message? {
    guard let session = held.find(session) else { return Message("handIn.noSession") }
    if session.publishedOn != nil {
      return Message("handIn.published", ["session": .text(session.title)])
    }
    let isKnown = held.find(candidate) != nil || held.find(team) != nil
    guard isKnown, (candidate == nil) != (team == nil) else { return Message("handIn.nobody") }
    let slots = slots(in: held)
    let judged = held.all(SextantModel.Mark.self).contains { mark in
      slots.contains { $0.id == mark.slot } && mark.submittedAt != nil
    }
    if judged { return Message("handIn.judged") }
    return slots.contains { $0.openedAt != nil } ? Message("handIn.opened") : nil
  }

  /// The passages in which the dossier will be judged.
  func slots(in held: Dossier) -> [Slot] {
    held.all(Slot.self).filter { slot in
      slot.session == session
        && (team != nil ? slot.team == team : candidate.map(slot.candidates.contains) ?? false)
    }
  }

  /// - Returns: the dossier as it is kept by the institution from now on.
  func handIn(by author: Author, at now: Moment) async throws(ChangeError) -> FrozenDossier {
    let snapshot = dossier.snapshot
    let digest: String
    do {
      digest = try dossier.digest(after: snapshot.sequence) ?? ""
    } catch { throw .house(error) }
    let shown = Self.shown(snapshot.dossier)
    let name = "\(dossier.key)-\(snapshot.sequence)-\(digest.prefix(12)).zip"
    let file = try await packed(snapshot, shown, name, by: author, at: now)
    let held = institution.snapshot.dossier
    if !isExample, let obstacle = obstacle(in: held) { throw .refused(obstacle) }
    guard let id = held.suggestedID(for: FrozenDossier.kind) else {
      throw .refused(Message("rooms.refused.busy"))
    }
    var frozen = FrozenDossier()
    frozen.id = ID(id)
    (frozen.session, frozen.candidate, frozen.team) = (session, candidate, team)
    frozen.dossier = dossier.key
    frozen.title = snapshot.dossier.title
    (frozen.entry, frozen.digest, frozen.frozenAt) = (snapshot.sequence, digest, now)
    frozen.copy = file.id
    let code = held.find(session)?.framework ?? ""
    frozen.frameworkDigest = held.find(session)?.frameworkDigest ?? ""
    frozen.criteria = criteria(of: shown, snapshot.sequence, code, now.day)
    var changes: [ItemChange] = [.put(frozen)]
    for var slot in slots(in: held) where slot.openedAt == nil {
      slot.editionDigest = digest
      changes.append(.put(slot))
    }
    _ = try await institution.apply(
      changes, by: author, verb: "dossier.handIn", expecting: [id: 0])
    return frozen
  }

  static func shown(_ dossier: Dossier) -> Dossier {
    var shown = dossier
    for type in leftOut {
      for item in items(of: type, in: dossier) { shown.remove(item.idText) }
    }
    return shown
  }

  private func packed(
    _ snapshot: Snapshot, _ shown: Dossier, _ name: String, by author: Author, at now: Moment
  ) async throws(ChangeError) -> AttachedFile {
    let archive = DossierArchive(snapshot, of: dossier, as: shown, at: now)
    let limits = FileLimits(largest: DossierArchive.largest, types: FileLimits.archives)
    let incoming = try institution.receive(limits)
    do {
      try await archive.pack(showing: .everything) { try incoming.write($0) }
    } catch let error as ChangeError {
      throw error
    } catch {
      throw .refused(Message("handIn.notPacked"))
    }
    return try await institution.attach(incoming, as: name, by: author)
  }

  /// What the checks say of each criterion of the framework, in the dossier's language.
  private func criteria(
    of shown: Dossier, _ sequence: Int, _ code: String, _ day: Day
  ) -> [FrozenCriterion] {
    let examined = ExaminedDossier(shown, at: sequence, on: day, library: library)
    let language = Language(rawValue: shown.only(DossierHead.self).language) ?? .french
    let catalogue = words[language] ?? Catalogue(language, files: [])
    let byCheck = Dictionary(
      examined.results.map { ($0.card.code, $0) }, uniquingKeysWith: { first, _ in first })
    return examined.criteria.filter { code.isEmpty || $0.framework == code }.map { result in
      var frozen = FrozenCriterion()
      frozen.criterion = code.isEmpty ? result.name : result.criterion.id.text
      frozen.outcome = result.outcome.rawValue
      let checks = (result.conditions + result.supporting).map(\.check)
      frozen.findings = checks.flatMap { byCheck[$0]?.findings ?? [] }.prefix(12).map {
        catalogue.say($0.message)
      }
      frozen.waiver = result.waived.map(\.waiver.reason).joined(separator: "\n")
      frozen.items = Array(
        (result.evidence.isEmpty ? result.available : result.evidence).prefix(40))
      return frozen
    }
  }
}
