import HTTPTypes
import Hummingbird
import Logging
import SextantModel

/// What an institution keeps of who reads what it holds about people, by whichever way.
///
/// That the log cannot be written keeps nobody from their work; it is told to who runs the house.
extension Site {
  func note(_ read: Openings.Read?, by reader: OpeningReader?, in live: LiveDossier) {
    guard let read, !read.subjects.isEmpty, let reader else { return }
    let years = live.snapshot.dossier.all(CertifierRules.self).flatMap(\.retention)
      .filter { $0.of == .accessLog }.compactMap(\.years).max()
    do {
      try people.openings.note(
        reader, read, in: live.key, keeping: years ?? OpenedSubjects.usualYears)
    } catch {
      logger.error("openings: \(error)")
    }
  }

  /// What a page, or a file that an address gives, tells of people.
  func noteRead(_ path: [String], _ answer: Answer, _ seat: Seat, _ exchange: Exchange) {
    let way: OpeningWay
    switch answer {
    case .page(let page) where page.status < 400: way = .page
    case .json(let status, _) where status < 400: way = .page
    case .file: way = .download
    default: return
    }
    noteRead(path, way, seat, exchange)
  }

  func noteRead(_ path: [String], _ way: OpeningWay, _ seat: Seat, _ exchange: Exchange) {
    guard seat.live.snapshot.dossier.isInstitution, !exchange.isHead else { return }
    note(
      OpenedSubjects(path, seat.view.query, in: seat.view.dossier)?.read(way),
      by: opener(seat.access, exchange), in: seat.live)
  }

  /// A file that was attached: of whom the items tell that cite it.
  func noteFile(_ file: AttachedFile, _ seat: Seat, _ exchange: Exchange) {
    guard seat.live.snapshot.dossier.isInstitution, !exchange.isHead else { return }
    let dossier = seat.live.snapshot.dossier
    let people = Set(
      seat.snapshot.citing(file).compactMap { dossier.item($0) }.flatMap {
        dossier.people(toldOfBy: $0)
      })
    note(
      Openings.Read(people.sorted(), page: "files", item: file.id, way: .download),
      by: opener(seat.access, exchange), in: seat.live)
  }

  /// What a program was answered.
  func noteProgram(
    _ request: APIRequest, _ answer: APIAnswer, _ reader: OpeningReader, _ caller: APICaller
  ) {
    guard (200..<300).contains(answer.status), !answer.body.isEmpty, request.path.count > 2,
      request.path[0] == "dossiers", let entrance = try? caller.enter(request.path[1]),
      entrance.live.snapshot.dossier.isInstitution
    else { return }
    let path = Array(request.path.dropFirst(2))
    var opened = OpenedSubjects(path, request.query, in: entrance.live.snapshot.dossier)
    // What was just made stands at no address yet.
    let made = answer.about.compactMap { entrance.live.snapshot.dossier.item($0) }
    if !made.isEmpty, path.count == 1 { opened = OpenedSubjects(made[0], in: entrance.live) }
    note(opened?.read(.program), by: reader, in: entrance.live)
  }

  /// What a browser was told of as it changed; not to who changed it.
  func noteTold(
    _ ids: [String], by reader: OpeningReader, in live: LiveDossier
  ) {
    let dossier = live.snapshot.dossier
    guard dossier.isInstitution else { return }
    let people = Set(
      ids.compactMap { dossier.item($0) }.flatMap { dossier.people(toldOfBy: $0) })
    let subjects = people.count > 20 ? [OpenedSubjects.everybody] : people.sorted()
    note(Openings.Read(subjects, page: "events", way: .event), by: reader, in: live)
  }

  /// Who reads; `nil` where it is nobody who could be told from others.
  func opener(_ access: SeatAccess, _ exchange: Exchange) -> OpeningReader? {
    if case .link(_, let id) = access, id > 0 {
      return OpeningReader(
        account: exchange.session?.account.id ?? AccountID(rawValue: 0), link: id)
    }
    return exchange.session.map { OpeningReader(account: $0.account.id) }
  }
}

/// Of whom an address of an institution tells.
struct OpenedSubjects: Equatable {
  let subjects: [String]
  let page: String
  let item: String

  /// How long the log is kept where no rules say it.
  static let usualYears = 1
  /// What shows all people.
  static let everybody = "*"
  /// Boards that name nobody.
  static let impersonal: Set<String> = [ProcessingBoard.name, RulesBoard.name]
  /// Pages and answers about nothing in particular, which may show anybody.
  static let general: Set<String> = [
    "history", "search", "openings", "export", "bulk", "undo", "redo", "findings", "checks",
    "coverage", "thread",
  ]

  func read(_ way: OpeningWay) -> Openings.Read {
    Openings.Read(subjects, page: page, item: item, way: way)
  }

  /// - Parameters:
  ///   - path: what follows the institution's address, a page's or the one for programs.
  ///   - dossier: as the reader sees it, or whole.
  /// - Returns: `nil` where the address tells of nobody.
  init?(_ path: [String], _ query: [(name: String, value: String)], in dossier: Dossier) {
    guard dossier.isInstitution, let first = path.first else { return nil }
    page = first == "boards" && path.count > 1 ? path[1] : first
    if Self.general.contains(first) {
      (subjects, item) = ([Self.everybody], "")
      return
    }
    if first == "boards" {
      guard path.count == 2, !Self.impersonal.contains(path[1]) else { return nil }
      // Narrowed to somebody, a board tells of them; else of all.
      let named = query.filter { $0.name != "session" }.compactMap { dossier.item($0.value) }
      let people = Set(named.flatMap { dossier.people(toldOfBy: $0) }).sorted()
      (subjects, item) = (people.isEmpty ? [Self.everybody] : people, "")
      return
    }
    guard first == "subjects" || first == "frozen" || Self.tellsOfPeople(first, dossier) else {
      return nil
    }
    guard path.count > 1, path[1] != "new" else {
      (subjects, item) = ([Self.everybody], "")
      return
    }
    guard let found = dossier.item(path[1]) else { return nil }
    (subjects, item) = (dossier.people(toldOfBy: found), path[1])
  }

  /// One item that was told.
  init?(_ item: any Item, in live: LiveDossier) {
    subjects = live.snapshot.dossier.people(toldOfBy: item)
    page = type(of: item).kind.plural
    self.item = item.idText
  }

  private static func tellsOfPeople(_ plural: String, _ dossier: Dossier) -> Bool {
    dossier.registry.type(addressed: plural).flatMap { HeldOfPeople.of($0.kind) }
      .map { $0.whose != .nobody } ?? false
  }
}
