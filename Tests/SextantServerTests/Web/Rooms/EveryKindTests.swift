import Foundation
import SextantModel
import Testing

@testable import SextantServer

@Suite struct EveryKindTests {
  /// What is wrong with a page: keys without text, markup that does not close, addresses that lead
  /// nowhere.
  private func problems(_ page: Page, _ view: View) -> [String] {
    let whole: HTML = "<h1>\(page.title)</h1>\(page.main)<aside><h2>x</h2>\(page.aside)</aside>"
    let markup = Markup(whole.markup)
    var problems = markup.problems
    for start in [
      "[rooms.", "[kind.", "[field.", "[row.", "[choice.", "[verb.", "[component.", "[room.",
    ]
    where (whole.markup + page.lead).contains(start) {
      let found = (whole.markup + page.lead).split(separator: "[").first {
        "[\($0)".hasPrefix(start)
      }
      problems.append("no text for [\(found?.prefix(60) ?? "")")
    }
    problems += markup.addresses.filter { !leads($0, view) }.map { "\($0) leads nowhere" }
    problems += page.trail.filter { !leads($0.address, view) }.map { "\($0.address) leads nowhere" }
    return problems
  }

  /// Whether an address is one of the dossier's, or of the world's.
  private func leads(_ address: String, _ view: View) -> Bool {
    if address.hasPrefix("https://") || address.hasPrefix("http://") { return true }
    if address.hasPrefix("#") || address.hasPrefix("/icons.svg#") { return true }
    let path = address.prefix { $0 != "?" && $0 != "#" }
    if path.hasSuffix(".css") {
      return FileManager.default.fileExists(atPath: "\(WorkedExample.root)/Public\(path)")
    }
    guard path.hasPrefix("/d/aubrelle") else { return false }
    let parts = path.dropFirst("/d/aubrelle".count).split(separator: "/").map(decoded)
    guard let first = parts.first else { return true }
    if ["findings", "coverage", "thread", "history", "search", "files", "boards", "calculators"]
      .contains(first)
    {
      return true
    }
    if first == "people" { return parts.count == 1 }
    if first == "measured" { return parts.count == 1 }
    if first == "import" {
      return parts.count == 1 || (parts.count == 2 && ImportPages.listType(parts[1]) != nil)
    }
    if first == "rooms" { return parts.count == 2 && Room(rawValue: parts[1]) != nil }
    guard let type = RoomPages.type(plural: first) else { return false }
    if parts.count == 1 || parts[1] == "new" || parts[1] == "many" { return true }
    guard let item = view.dossier.item(parts[1]) else { return false }
    return Swift.type(of: item) == type
  }

  private func decoded(_ part: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = Array(part.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: Language.allCases)
  func `every room has a sound page, full and empty`(language: Language) {
    let full = WorkedExample.view(language)
    let bare = WorkedExample.view(
      language,
      of: ExaminedDossier(
        Dossier(), at: 0, on: WorkedExample.day, library: WorkedExample.library))
    for room in Room.allCases where room != .certification {
      for view in [full, bare] {
        let found = problems(RoomPage.page(room, view), view)
        #expect(found == [], "\(room)")
      }
    }
  }

  @Test(arguments: Language.allCases)
  func `every kind has a sound list, full and empty`(language: Language) {
    let full = WorkedExample.view(language)
    let bare = WorkedExample.view(
      language,
      of: ExaminedDossier(
        Dossier(), at: 0, on: WorkedExample.day, library: WorkedExample.library))
    for type in Registry.dossier.kinds where type.kind.form != .single {
      for view in [full, bare] {
        let found = problems(ListPage.page(type, view), view)
        #expect(found == [], "\(type.kind.name)")
      }
    }
  }

  @Test(arguments: Language.allCases)
  func `every kind has a sound form with a field for each field that may be filled`(
    language: Language
  ) throws {
    let view = WorkedExample.view(language)
    for type in Registry.dossier.kinds where FormPage.isEditable(type.kind) {
      let kind = type.kind
      var pages: [(page: Page, holds: [Hold])] = []
      var blank = ItemForm(view: view, type: type, item: blankItem(type), isNew: true)
      blank.suggestedID = "X1"
      pages.append((FormPage.page(blank, view), []))
      if let item = items(of: type, in: view.dossier).first {
        let page = try #require(FormPage.edit(item, version: 1, view).page)
        pages.append((page, Agreements.holds(on: item, in: view.dossier)))
      }
      let governed = Verbs.governedFields(of: kind.name)
      for (page, holds) in pages {
        #expect(problems(page, view) == [], "\(kind.name)")
        let names = fieldNames(page)
        for field in FieldAccess.all(of: type) where !governed.contains(field.name) {
          // What was agreed on is shown, and cannot be filled in.
          let isKept = holds.contains { $0.keeps(field.name) }
          #expect(
            names.contains { $0 == field.name || $0.hasPrefix("\(field.name).") } == !isKept,
            "\(kind.name).\(field.name)")
        }
      }
    }
  }

  @Test(arguments: Language.allCases)
  func `every item that comes first has a sound page`(language: Language) throws {
    let bench = try RoomBench(isEmpty: true)
    let view = WorkedExample.view(language)
    let past = bench.past()
    for type in Registry.dossier.kinds {
      guard let item = items(of: type, in: view.dossier).first else { continue }
      #expect(problems(DetailPage.page(item, view, past), view) == [], "\(type.kind.name)")
    }
  }

  @Test(arguments: Language.allCases)
  func `the search page is sound`(language: Language) {
    let view = WorkedExample.view(language, [("q", "miel <b>")])
    #expect(problems(SearchPage.page(view), view) == [])
    let found = WorkedExample.view(language, [("q", "objectif")])
    #expect(problems(SearchPage.page(found), found) == [])
  }

  @Test func `what an item holds comes back unchanged from its own form`() throws {
    let view = WorkedExample.view()
    for type in Registry.dossier.kinds where FormPage.isEditable(type.kind) {
      for item in items(of: type, in: view.dossier).prefix(3) {
        let form = ItemForm(view: view, type: type, item: item, isNew: false)
        let entries = SentForm.read(form.html)
        let fields = SaveItem.fields(TypedEntries(entries), of: type.kind)
        let draft = ItemDraft(
          form: SaveItem.keepingOrder(fields, of: item), kind: type, onTopOf: item)
        #expect(draft.problems == [], "\(item.idText)")
        #expect(changedFields(item, draft.item) == [], "\(item.idText)")
      }
    }
  }
}
