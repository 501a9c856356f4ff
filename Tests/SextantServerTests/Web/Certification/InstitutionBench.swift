import Foundation
import SextantFiles
import SextantModel
import Testing

@testable import SextantServer

/// A house with one institution, and its people, each in their role: pages are asked for and forms
/// are sent as one of them.
final class InstitutionBench: Sendable {
  let path = NSTemporaryDirectory() + "sextant-institution-\(UUID().uuidString)"
  let house: House
  let live: LiveDossier
  let seen = SeenForms()
  static let key = "etablissement"
  static let day = WorkedExample.day

  /// Somebody of the institution.
  struct Somebody: Sendable {
    var name: String
    var role: Role
    var juror: ID<JuryMember>?
    var author: Author

    static let manager = Somebody(name: "Maud Estienne", role: .programmeManager, author: "1")
    static let owner = Somebody(name: "Odile Vasseur", role: .owner, author: "2")
    static let officer = Somebody(name: "Irène Pujol", role: .disabilityOfficer, author: "3")
    static let auditor = Somebody(name: "Agathe Rey", role: .auditor, author: "4")
    static func juror(_ id: ID<JuryMember>) -> Somebody {
      Somebody(name: "Juré \(id.text)", role: .juror, juror: id, author: Author("j-\(id.text)"))
    }
    static func president(_ id: ID<JuryMember>) -> Somebody {
      Somebody(
        name: "Président \(id.text)", role: .president, juror: id, author: Author("j-\(id.text)"))
    }

    var access: Access { Access(role: role, juror: juror, in: .institution) }
  }

  /// - Parameter items: what the institution holds; the worked example's unless given.
  init(_ items: Dossier? = nil) throws {
    house = try House.open(path)
    let read = items.map { DossierReader.read(DossierWriter.files(of: $0)) } ?? Self.example
    let source = DossierSource.plainText(read, files: [], acceptingLosses: false)
    live = try house.create(Self.key, source, by: "1")
  }

  deinit {
    house.close()
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The worked example of an institution.
  static let example = DossierReader.read(
    Folder("\(WorkedExample.root)/Examples/ecole-maravent").read() ?? [])

  func view(
    _ who: Somebody = .manager, _ query: [(name: String, value: String)] = [],
    language: Language = .french, on day: Day = day
  ) -> View {
    let (snapshot, access) = (live.snapshot, who.access)
    let seen = snapshot.dossier.reduced(to: access.reach, on: day)
    let examined = ExaminedDossier(
      seen, at: snapshot.sequence, told: snapshot.told(of: seen, reach: access.reach), on: day,
      library: WorkedExample.library, seenBy: access.reach, of: snapshot.dossier)
    let dossier = snapshot.dossier
    let reader = Reader(
      account: 1, name: who.name, language: language, mayEdit: { access.mayEdit($0) },
      mayEditItem: { access.may(.editAny, with: $0, in: dossier, on: day) },
      mayAdd: { access.mayAdd($0) }, mayUseVerbs: { access.mayUseVerbs(on: $0) },
      mayComment: who.role.may(.comment), mayApprove: access.may(.approve),
      mayAdminister: who.role.may(.managePeople), juror: who.juror)
    return View(
      words: WorkedExample.words(language), reader: reader, title: dossier.title,
      to: Address(Self.key), examined: examined, library: WorkedExample.library, formToken: "t",
      query: query)
  }

  func past(_ who: Somebody = .manager) -> Past {
    Past(live: live, access: who.access, names: { _ in "" })
  }

  /// - Parameter path: what follows `/d/KEY/`.
  func get(
    _ path: String..., as who: Somebody = .manager, query: [(name: String, value: String)] = []
  ) -> Answer? {
    let view = view(who, query)
    return BoardPages.get(path, view) ?? RoomPages.get(path, view, past(who))
  }

  func post(
    _ path: String..., form: [(name: String, value: String)] = [], as who: Somebody = .manager,
    at time: ClockTime = ClockTime(minutes: 872), json: Bool = false
  ) async -> Answer? {
    let act = Act(
      view: view(who), live: live, author: who.author, access: who.access,
      now: Moment(day: Self.day, time: time), form: form, wantsJSON: json, seen: seen)
    if let answer = await BoardActs.post(path, act) { return answer }
    return await RoomPages.post(path, act)
  }

  var dossier: Dossier { live.snapshot.dossier }
  func find<T: Item>(_ id: ID<T>) -> T? { live.snapshot.dossier.find(id) }
  func version(_ id: String) -> String { String(live.snapshot.version(of: id)) }

  /// Changes the institution as the program itself does, past every rule: for what a test begins with.
  func put(_ items: any Item...) throws {
    try live.change(items.map { .put($0) }, by: "console")
  }

  /// The minutes of a session's panels, written as things stand and signed by all who sat.
  func minute(_ session: String) throws {
    let scene = JuryScene(house: house, live: live)
    for panel in dossier.all(Panel.self) where panel.session?.text == session {
      var minutes = Minutes()
      (minutes.id, minutes.session) = (ID("V-\(panel.id.text)"), panel.session)
      (minutes.panel, minutes.date) = (panel.id, Self.day)
      try put(minutes)
      try scene.use("minutes.write", on: minutes.id.text)
      for juror in panel.present.isEmpty ? panel.members : panel.present {
        try scene.use("minutes.sign", on: minutes.id.text, by: juror.text)
      }
    }
  }

  /// A session whose results are out since a day, whatever its marks say.
  func publish(_ session: String, on day: Day?) throws {
    var session = try #require(find(ID<SextantModel.Session>(session)))
    session.publishedOn = day
    try live.apply([.put(session)], by: "console", verb: "session.publish")
  }
}
