/// When the jury of each validation of experience (VAE) sits and when its result is told, as slots and
/// publication say: nobody writes a date twice.
///
/// What a file states itself goes before: a jury held elsewhere, a letter sent earlier.
public struct VaeCalendar: Sendable {
  private let files: [ID<Candidate>: VaeFile]
  private let slots: [ID<Candidate>: [Slot]]
  private let sessions: [ID<Session>: Session]
  private let decided: Set<Decided>

  private struct Decided: Hashable {
    let candidate: ID<Candidate>
    let session: ID<Session>
  }

  public init(_ dossier: Dossier) {
    let all = dossier.all(VaeFile.self)
    files = Dictionary(all.compactMap { file in file.candidate.map { ($0, file) } }) { $1 }
    sessions = Dictionary(dossier.all(Session.self).map { ($0.id, $0) }) { $1 }
    guard !all.isEmpty else {
      (slots, decided) = ([:], [])
      return
    }
    let wanted = Set(files.keys)
    var missed: Set<String> = []
    for attendance in dossier.all(Attendance.self)
    where attendance.state == .absent || attendance.state == .excused {
      missed.insert("\(attendance.slot?.text ?? "")\n\(attendance.candidate?.text ?? "")")
    }
    var slots: [ID<Candidate>: [Slot]] = [:]
    for slot in dossier.all(Slot.self) where slot.at != nil && slot.session != nil {
      for candidate in slot.heard(in: dossier)
      where wanted.contains(candidate)
        && !missed.contains("\(slot.id.text)\n\(candidate.text)")
      {
        slots[candidate, default: []].append(slot)
      }
    }
    self.slots = slots
    decided = Set(
      dossier.all(BlockDecision.self).compactMap { decision in
        guard let candidate = decision.candidate, wanted.contains(candidate),
          let session = decision.session
        else { return nil }
        return Decided(candidate: candidate, session: session)
      })
  }

  /// Whether somebody's validation has a file here.
  public func hasFile(_ candidate: ID<Candidate>) -> Bool { files[candidate] != nil }

  /// Whether somebody asked to have their experience validated and was not admitted to it: no jury
  /// hears them.
  public func isRefused(_ candidate: Candidate) -> Bool {
    guard candidate.path == .vae, let file = files[candidate.id] else { return false }
    return file.admissibleOn != nil && !file.isAdmissible
  }

  public func clock(of candidate: ID<Candidate>, today: Day) -> VaeClock? {
    files[candidate].map { clock(of: $0, today: today) }
  }

  public func clock(of file: VaeFile, today: Day) -> VaeClock {
    VaeClock(dated(file), today: today)
  }

  /// The last day on which somebody's jury may sit; `nil` where no time runs or a jury has sat
  /// already.
  func juryDue(_ candidate: Candidate) -> Day? {
    guard candidate.path == .vae, let file = files[candidate.id], file.juryOn == nil,
      file.admissibleOn == nil || file.isAdmissible
    else { return nil }
    return file.dossierOn.map { VaeClock.endOfThirdMonth(after: $0) }
  }

  /// A file with the days that the sessions tell.
  public func dated(_ file: VaeFile) -> VaeFile {
    guard let candidate = file.candidate, let sitting = sitting(of: candidate, file) else {
      return file
    }
    var dated = file
    if dated.juryOn == nil { dated.juryOn = sitting.day }
    if dated.notifiedOn == nil,
      decided.contains(Decided(candidate: candidate, session: sitting.session.id))
    {
      dated.notifiedOn = sitting.session.publishedOn
    }
    return dated
  }

  /// The first session after the dossier in which the candidate is heard, and the last day there.
  private func sitting(of candidate: ID<Candidate>, _ file: VaeFile) -> (
    session: Session, day: Day
  )? {
    var last: [ID<Session>: Day] = [:]
    for slot in slots[candidate] ?? [] {
      guard let session = slot.session, let day = slot.at?.day,
        file.dossierOn.map({ day >= $0 }) ?? true
      else { continue }
      last[session] = max(last[session] ?? day, day)
    }
    let first = last.min { ($0.value, $0.key.text) < ($1.value, $1.key.text) }
    return first.flatMap { found in sessions[found.key].map { ($0, found.value) } }
  }
}
