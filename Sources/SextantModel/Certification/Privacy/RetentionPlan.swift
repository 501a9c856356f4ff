/// What an institution still holds of people, session by session, and until when its rules let it.
public struct RetentionPlan: Sendable {
  /// Data of one kind from one session.
  public struct Entry: Sendable {
    public let session: ID<Session>
    /// The items whose personal data are kept.
    public let items: [String]
    /// Attached files that hold such data.
    public let files: [String]
    /// The day from which the years count.
    public let start: Day
    public let until: KeptUntil
    public let isDue: Bool

    public var of: KeptData { until.of }
    /// By day; of what falls due on one day, the reasons for arrangements first.
    fileprivate var order: (Day, Int, String) {
      (until.day ?? Day(number: .max), of == .accommodationReason ? 0 : 1, name)
    }
    /// Names the entry in forms: `S1.marks`.
    public var name: String { "\(session.text).\(of.rawValue)" }
  }

  /// What falls due first stands first; what the rules say nothing of, last.
  public let entries: [Entry]
  /// Items with personal data that no session dates: nobody was heard yet.
  public let undated: [String]

  public var due: [Entry] { entries.filter(\.isDue) }

  public init(_ dossier: Dossier, on today: Day) {
    var dated: [String: (of: KeptData, session: ID<Session>, items: [String], files: [String])] =
      [:]
    var undated: [String] = []
    let sessions = SessionsOfPeople(dossier)
    for type in dossier.registry.kinds {
      guard KeptData.of(type.kind) != nil else { continue }
      dossier.forEachItem(ofKind: type.kind.name) { item in
        let file = (item as? FrozenDossier)?.copy ?? (item as? Evidence)?.file ?? ""
        guard holdsPersonalData(item) || !file.isEmpty, let of = sessions.kept(item) else {
          return
        }
        guard let session = sessions.session(of: item) else {
          undated.append(item.idText)
          return
        }
        let name = "\(session.text).\(of.rawValue)"
        dated[name, default: (of, session, [], [])].items.append(item.idText)
        if !file.isEmpty { dated[name]?.files.append(file) }
      }
    }
    entries = dated.values.compactMap { entry -> Entry? in
      guard let session = dossier.find(entry.session), let start = session.keptFrom else {
        return nil
      }
      let rules = dossier.rules(of: session) ?? CertifierRules()
      let until =
        entry.of == .accommodationReason
        ? KeptUntil.reason(from: start, rules: rules)
        : KeptUntil(entry.of, from: start, rules: rules)
      return Entry(
        session: entry.session, items: entry.items, files: entry.files, start: start, until: until,
        isDue: until.isDue(on: today))
    }.sorted { $0.order < $1.order }
    let unstarted = dated.values.filter { dossier.find($0.session)?.keptFrom == nil }
    self.undated = undated + unstarted.flatMap(\.items).sorted()
  }

  public func entry(named name: String) -> Entry? { entries.first { $0.name == name } }
}

extension Session {
  /// The day from which the years of keeping count.
  var keptFrom: Day? { publishedOn ?? end }
}

/// Of which session an item tells; of a person who came to several, the last one.
private struct SessionsOfPeople {
  private let dossier: Dossier
  private let citations: Citations
  private let medical: Set<ID<Evidence>>
  private var last: [String: (session: ID<Session>, day: Day)] = [:]

  init(_ dossier: Dossier) {
    self.dossier = dossier
    citations = Citations(of: dossier)
    medical = dossier.medicalEvidence
    for candidate in dossier.all(Candidate.self) {
      for session in candidate.sessions { note(candidate.id.text, session) }
    }
    for slot in dossier.all(Slot.self) {
      for candidate in slot.heard(in: dossier) {
        note(candidate.text, slot.session)
      }
    }
    for decision in dossier.all(BlockDecision.self) {
      if let candidate = decision.candidate { note(candidate.text, decision.session) }
    }
    for panel in dossier.all(Panel.self) {
      let replaced = panel.replacements.compactMap(\.replaced)
      for juror in panel.members + panel.present + replaced { note(juror.text, panel.session) }
    }
  }

  private mutating func note(_ person: String, _ id: ID<Session>?) {
    guard let session = dossier.find(id) else { return }
    // A session that is still to end keeps its people's data.
    let day = session.keptFrom ?? Day(number: .max)
    if let known = last[person], known.day >= day { return }
    last[person] = (session.id, day)
  }

  func session(of item: any Item) -> ID<Session>? {
    switch item {
    case let mark as Mark: dossier.find(mark.slot)?.session
    case let agreed as Reconciliation: dossier.find(agreed.slot)?.session
    case let vote as JuryVote: dossier.find(vote.panel)?.session
    case let attendance as Attendance: dossier.find(attendance.slot)?.session
    case let decision as BlockDecision: decision.session ?? of(decision.candidate?.text)
    case let minutes as Minutes: minutes.session
    case let session as Session: session.id
    case let team as CandidateTeam: team.session
    case let panel as Panel: panel.session
    case let deposit as RegistryDeposit: deposit.session
    case let certificate as Certificate: certificate.session ?? of(certificate.candidate?.text)
    case let key as ProofKey:
      key.minutes.flatMap { dossier.find($0)?.session }
        ?? of(key.candidate?.text ?? key.juror?.text)
    case let mark as BlindMark: dossier.find(mark.piece)?.session
    case let frozen as FrozenDossier: frozen.session
    case let juror as JuryMember: of(juror.id.text)
    case let link as JuryLink: of(link.candidate?.text)
    case let candidate as Candidate: of(candidate.id.text)
    case let identity as CivilIdentity: of(identity.candidate?.text)
    case let file as VaeFile: of(file.candidate?.text)
    case let answer as InsertionAnswer: of(answer.candidate?.text)
    case let arrangement as Accommodation: of(arrangement.candidate?.text)
    case let reason as AccommodationReason:
      of(dossier.find(reason.accommodation)?.candidate?.text)
    case let comment as Comment: about(comment).flatMap { session(of: $0) }
    case let piece as Evidence: backed(by: piece).compactMap { session(of: $0) }.first
    default: nil
    }
  }

  /// As what an item is kept: a remark and a piece of evidence as what they are about; `nil` where
  /// that tells of nobody.
  func kept(_ item: any Item) -> KeptData? {
    switch item {
    case let comment as Comment:
      about(comment).map { KeptData.of(type(of: $0).kind) ?? .marks } ?? .marks
    // What backs an arrangement tells why it is given, and goes when the reason does.
    case let piece as Evidence where medical.contains(piece.id): .accommodationReason
    case let piece as Evidence:
      backed(by: piece).lazy.compactMap { KeptData.of(type(of: $0).kind) }.first
    default: KeptData.of(type(of: item).kind)
    }
  }

  /// What a remark is about in the end, however many answers lie between.
  private func about(_ comment: Comment) -> (any Item)? {
    var item: (any Item)? = comment
    for _ in 0..<100 {
      guard let remark = item as? Comment else { return item }
      item = remark.about.flatMap { dossier.item($0.text) }
    }
    return nil
  }

  /// What a piece backs of people; what is kept longest first.
  private func backed(by piece: Evidence) -> [any Item] {
    let order: [KeptData] = [.minutes, .decision, .identity, .dossier, .marks, .accommodation]
    return citations.all(of: piece.id.text).compactMap { cited -> (rank: Int, item: any Item)? in
      guard let of = KeptData.of(cited.kind), let item = dossier.item(cited.id),
        !(item is Comment), !(item is Evidence)
      else { return nil }
      return (order.firstIndex(of: of) ?? order.count, item)
    }.sorted { $0.rank < $1.rank }.map(\.item)
  }

  private func of(_ person: String?) -> ID<Session>? { person.flatMap { last[$0]?.session } }
}
