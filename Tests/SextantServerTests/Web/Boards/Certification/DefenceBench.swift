import Foundation
import SextantFiles
import SextantModel

@testable import SextantServer

/// An institution in a house of its own: a session on MSMD.E2 with a panel of as many jurors as asked
/// for, one candidate with a frozen dossier, the defence open.
final class DefenceBench: Sendable {
  let path = NSTemporaryDirectory() + "sextant-defence-\(UUID().uuidString)"
  let house: House
  let live: LiveDossier
  let seen = SeenForms()

  static let day = Day(2026, 7, 7) ?? Day(number: 0)
  static func time(_ hour: Int, _ minute: Int) -> Moment {
    Moment(day: day, time: ClockTime(minutes: hour * 60 + minute))
  }
  static let framework: Framework = {
    guard let found = WorkedExample.library.framework("MSMD") else {
      fatalError("the framework of these tests is there")
    }
    return found
  }()
  static let criteria: [String] = {
    let assessment: Assessment? = framework.find("E2")
    return assessment.map { framework.criteria(of: $0).map(\.id.text) } ?? []
  }()

  /// - Parameter isOpen: whether the panel has opened the defence.
  init(
    jurors: Int = 2, isOpen: Bool = true, _ set: (inout Dossier) -> Void = { _ in }
  ) async throws {
    house = try House.open(path)
    var head = Institution()
    head.name = "École"
    live = try house.create("jury", .institution(head), by: "99")
    let items = Self.items(jurors: jurors, isOpen: isOpen, set)
    var changes: [ItemChange] = []
    items.forEachItem { changes.append(.put($0)) }
    _ = try await live.apply(changes, by: "99", verb: "items.set")
  }

  deinit {
    house.close()
    try? FileManager.default.removeItem(atPath: path)
  }

  static func juror(_ number: Int) -> ID<JuryMember> { ID("J\(number)") }

  static func items(
    jurors: Int, isOpen: Bool, _ set: (inout Dossier) -> Void = { _ in }
  ) -> Dossier {
    var items = Dossier(registry: .institution)
    let file = "\(WorkedExample.root)/Frameworks/msmd/2026-11"
    let read = DossierReader.read(
      Folder(file).read()?.filter { $0.path.hasPrefix("certification/") } ?? [],
      registry: .institution)
    for rules in read.dossier.all(CertifierRules.self) { items.put(rules) }
    var session = Session()
    (session.id, session.title, session.framework) = ("S1", "Juillet 2026", "MSMD")
    session.rules = items.all(CertifierRules.self).first?.id
    session.frameworkDigest = "digest of the framework"
    items.put(session)
    var candidate = Candidate()
    (candidate.id, candidate.name, candidate.framework) = ("C1", "Noé Petit", "MSMD")
    items.put(candidate)
    for number in 1...jurors {
      var member = JuryMember()
      (member.id, member.name) = (juror(number), "Jurée Numéro\(number)")
      (member.isExternal, member.isOfProfession) = (number % 2 == 1, true)
      items.put(member)
    }
    var panel = Panel()
    (panel.id, panel.session, panel.name) = ("P1", "S1", "Jury A")
    panel.members = (1...jurors).map(juror)
    panel.president = juror(1)
    panel.openedAt = Moment(day: day, time: ClockTime(minutes: 480))
    items.put(panel)
    var frozen = FrozenDossier()
    (frozen.id, frozen.session, frozen.candidate) = ("F1", "S1", "C1")
    (frozen.title, frozen.dossier, frozen.digest) = ("Maison Aubrelle", "aubrelle", "digest F1")
    frozen.copy = "files/F1.zip"
    var row = FrozenCriterion()
    (row.criterion, row.outcome) = ("MSMD.\(criteria[0])", "failed")
    row.findings = ["L’objectif OB3 n’a pas d’échéance."]
    (row.waiver, row.items) = ("Accordée : segment abandonné.", ["OB1", "OB3"])
    frozen.criteria = [row]
    items.put(frozen)
    var slot = Slot()
    (slot.id, slot.session, slot.panel) = ("T1", "S1", "P1")
    (slot.assessment, slot.candidates) = ("MSMD.E2", ["C1"])
    (slot.at, slot.room) = (time(9, 0), "Salle 204")
    slot.openedAt = isOpen ? time(8, 58) : nil
    items.put(slot)
    set(&items)
    return items
  }

  // MARK: - Readers

  func view(
    _ juror: ID<JuryMember>?, _ query: [(name: String, value: String)] = [("slot", "T1")],
    role: Role = .juror, language: Language = .french, at time: WallSecond? = nil
  ) -> View {
    Self.view(
      live.snapshot.dossier, juror, query, role: role, language: language, at: time,
      told: live.snapshot.sequence)
  }

  static func view(
    _ dossier: Dossier, _ juror: ID<JuryMember>?,
    _ query: [(name: String, value: String)] = [("slot", "T1")], role: Role = .juror,
    language: Language = .french, at time: WallSecond? = nil, told: Int = 7
  ) -> View {
    let access = Access(role: role, juror: juror, in: .institution)
    let reader = Reader(
      account: 7, name: "Jurée", language: language, mayEdit: { access.mayEdit($0) },
      mayAdd: { access.mayAdd($0) }, mayUseVerbs: { access.mayUseVerbs(on: $0) },
      mayComment: true, mayApprove: access.may(.approve), mayAdminister: false, juror: juror)
    var view = View(
      words: WorkedExample.words(language), reader: reader, title: "École", to: Address("jury"),
      examined: ExaminedDossier(
        dossier.reduced(to: access.reach, on: day), at: told, told: told, on: day,
        library: WorkedExample.library, seenBy: access.reach),
      library: WorkedExample.library, formToken: "t", query: query)
    view.now = time ?? WallSecond(Self.time(9, 10), second: 5)
    return view
  }

  func page(_ juror: ID<JuryMember>?, role: Role = .juror, language: Language = .french) -> Page {
    BoardPages.page(DefenceBoard.self, view(juror, role: role, language: language))
  }

  // MARK: - Acts

  func act(
    _ juror: ID<JuryMember>?, _ form: [(name: String, value: String)], json: Bool = false,
    role: Role = .juror, seen version: Int? = nil
  ) -> Act {
    Act(
      view: view(juror, role: role), live: live, author: Author("juror \(juror?.text ?? "-")"),
      access: Access(role: role, juror: juror, in: .institution), now: Self.time(9, 30),
      form: form, wantsJSON: json, seen: seen)
  }

  /// Sends marks of the one candidate: a level and a comment by the number of the criterion.
  func mark(
    _ juror: ID<JuryMember>?, _ marks: [Int: (level: String, comment: String)], seen: Int = 0,
    json: Bool = false, handingIn: Bool = false, role: Role = .juror
  ) async -> Answer? {
    var form: [(name: String, value: String)] = [("do", handingIn ? "hand-in" : "keep")]
    for (number, mark) in marks.sorted(by: { $0.key < $1.key }) {
      let cell = "C1/\(Self.criteria[number])"
      form += [
        ("level:\(cell)", mark.level), ("comment:\(cell)", mark.comment),
        ("seen:\(cell)", String(seen)),
      ]
    }
    return await BoardActs.post(
      ["boards", "defence", "T1", "marks"], act(juror, form, json: json, role: role))
  }

  /// Every criterion with one level.
  static func whole(_ level: String, _ comment: String = "Vu.")
    -> [Int: (level: String, comment: String)]
  {
    Dictionary(uniqueKeysWithValues: criteria.indices.map { ($0, (level, comment)) })
  }

  func marks(of juror: ID<JuryMember>) -> [SextantModel.Mark] {
    live.snapshot.dossier.all(SextantModel.Mark.self).filter { $0.juror == juror }
  }

  func stored(_ juror: ID<JuryMember>, _ number: Int) -> SextantModel.Mark? {
    marks(of: juror).first { $0.criterion == Self.criteria[number] }
  }

  func version(_ juror: ID<JuryMember>, _ number: Int) -> Int {
    stored(juror, number).map { live.snapshot.version(of: $0.id.text) } ?? 0
  }

  /// Uses a verb as who looks after the session.
  func use(
    _ kind: String, _ id: String, _ verb: String, _ form: [(name: String, value: String)],
    reason: String = ""
  ) async -> Answer? {
    await RoomPages.post(
      [kind, id, "verbs", verb], act(nil, form + [("reason", reason)], role: .programmeManager))
  }

  func change<T: Item>(_ id: ID<T>, _ change: (inout T) -> Void) async throws {
    guard var item = live.snapshot.dossier.find(id) else { return }
    change(&item)
    _ = try await live.apply([.put(item)], by: "99", verb: "item.save")
  }
}
