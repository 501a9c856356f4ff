import Foundation
import SextantFiles
import SextantModel

@testable import SextantServer

/// The worked example, read once, and the frameworks it is judged by.
enum WorkedExample {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path(percentEncoded: false)

  static let reading = DossierReader.read(Folder("\(root)/Examples/maison-aubrelle").read() ?? [])
  /// The example before anything in its strategy and its budgets was agreed on.
  static let reopened = DossierReader.read(
    (Folder("\(root)/Examples/maison-aubrelle").read() ?? []).map { file in
      guard let bytes = file.bytes,
        [
          "strategy/objectives.yaml", "budget/budgets.yaml", "choice/consultations.yaml",
          "choice/offers.yaml",
        ].contains(file.path)
      else { return file }
      let text = String(decoding: bytes, as: UTF8.self)
        .replacing("state: adopted", with: "state: proposed")
        .replacing("state: approved", with: "state: draft")
        .split(separator: "\n", omittingEmptySubsequences: false)
        .filter { !$0.hasPrefix("  sentOn:") && $0 != "  isRetained: true" }
        .joined(separator: "\n")
      return SourceText(path: file.path, size: text.utf8.count, bytes: Array(text.utf8))
    })
  static let library = FrameworkLibrary.read(Folder("\(root)/Frameworks").read() ?? []).library
  static let french = Repository.catalogue(.french)
  static let english = Repository.catalogue(.english)
  static let day = Day(2026, 6, 30) ?? Day(number: 0)
  static let examined = ExaminedDossier(reading.dossier, at: 1, on: day, library: library)

  static func words(_ language: Language) -> Catalogue {
    language == .french ? french : english
  }

  static func view(
    _ language: Language = .french, _ query: [(name: String, value: String)] = [],
    of examined: ExaminedDossier = examined, role: Role = .owner
  ) -> View {
    View(
      words: words(language), reader: reader(role, language), title: "Maison Aubrelle",
      to: Address("aubrelle"), examined: examined, library: library, formToken: "t", query: query)
  }

  static func reader(_ role: Role, _ language: Language) -> Reader {
    Reader(
      account: 1, name: "Camille Moreau", language: language,
      mayEdit: { role.may(.editAny, in: $0.room) }, mayComment: role.may(.comment),
      mayApprove: role.may(.approve), mayAdminister: role.may(.managePeople))
  }
}

/// A house with one dossier in a folder of its own, and someone who works in it.
final class RoomBench {
  let path = NSTemporaryDirectory() + "sextant-rooms-\(UUID().uuidString)"
  let house: House
  let live: LiveDossier
  let seen = SeenForms()

  /// - Parameters:
  ///   - isEmpty: a dossier with nothing but its head, in place of the worked example.
  ///   - isReopened: its objectives, budgets and consultations may still be edited.
  init(isEmpty: Bool = false, isReopened: Bool = false) throws {
    house = try House.open(path)
    live = try house.create(
      "bench",
      isEmpty
        ? .blank(title: "Essai", .french)
        : .plainText(isReopened ? WorkedExample.reopened : WorkedExample.reading, files: []),
      by: "1")
  }

  deinit {
    house.close()
    try? FileManager.default.removeItem(atPath: path)
  }

  func view(
    _ role: Role = .owner, _ query: [(name: String, value: String)] = [],
    vendor: ID<Vendor>? = nil, language: Language = .french
  ) -> View {
    let snapshot = live.snapshot
    let reach = role.reach(vendor: vendor)
    let examined = ExaminedDossier(
      snapshot.dossier.reduced(to: reach, on: WorkedExample.day), at: snapshot.sequence,
      on: WorkedExample.day, library: WorkedExample.library, seenBy: reach)
    return View(
      words: WorkedExample.words(language), reader: WorkedExample.reader(role, language),
      title: "Essai",
      to: Address("bench"), examined: examined, library: WorkedExample.library, formToken: "t",
      query: query)
  }

  func past(_ role: Role = .owner) -> Past {
    Past(
      live: live, access: Access(role: role), names: { $0.id == "1" ? "Camille Moreau" : "Noé" },
      mentionable: { ["Camille Moreau", "Noé Petit"] })
  }

  func get(
    _ path: String..., role: Role = .owner, query: [(name: String, value: String)] = []
  ) -> Answer? {
    RoomPages.get(path, view(role, query), past(role))
  }

  func post(
    _ path: String..., form: [(name: String, value: String)] = [], role: Role = .owner,
    by author: Author = "1", vendor: ID<Vendor>? = nil, json: Bool = false
  ) async -> Answer? {
    let act = Act(
      view: view(role, vendor: vendor), live: live, author: author,
      access: Access(role: role, vendor: vendor),
      now: Moment(day: WorkedExample.day, time: ClockTime(minutes: 872)), form: form,
      wantsJSON: json, seen: seen)
    if let answer = await BoardActs.post(path, act) { return answer }
    if let answer = await CalculatorKeeping.post(path, act) { return answer }
    return await RoomPages.post(path, act)
  }

  func find<T: Item>(_ id: ID<T>) -> T? { live.snapshot.dossier.find(id) }
  func version(_ id: String) -> String { String(live.snapshot.version(of: id)) }
}

extension Answer {
  /// Where it leads, when done.
  var address: String? { if case .seeOther(let address, _) = self { address } else { nil } }
  var notice: String? { if case .seeOther(_, let notice) = self { notice?.key } else { nil } }
  var page: Page? { if case .page(let page) = self { page } else { nil } }
  var refusal: String? { if case .refused(let message) = self { message.key } else { nil } }
  var isNotFound: Bool { if case .notFound = self { true } else { false } }
  var json: (status: Int, text: String)? {
    if case .json(let status, let plain) = self { (status, JSONText.compact(plain)) } else { nil }
  }
}

/// The names of the fields on a page, in their order.
func fieldNames(_ page: Page) -> [String] {
  Markup(page.main.markup).elements.compactMap { $0.attributes["name"] }
}
