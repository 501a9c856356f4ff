import SextantFiles
import SextantModel
import Testing

@testable import SextantServer

@Suite struct FrameTests {
  /// The worked example as its manager sees it.
  static func view(_ language: Language) -> View {
    let folder = Folder(Show.root + "/Examples/maison-aubrelle")
    let dossier = DossierReader.read(folder.read() ?? []).dossier
    let day = Day(2026, 6, 30) ?? Day(number: 0)
    let library = FrameworkLibrary([])
    let examined = ExaminedDossier(dossier, at: 593, on: day, library: library)
    let reader = Reader(
      account: 1, name: "Camille Moreau", language: language, mayEdit: { _ in true },
      mayComment: true, mayApprove: true, mayAdminister: true)
    return View(
      words: Repository.catalogue(language), reader: reader, title: "Maison Aubrelle",
      to: Address("maison-aubrelle"), examined: examined, library: library, formToken: "t0ken")
  }

  /// A page with much on it, to look at.
  static func sample(_ view: View) -> Page {
    let words = view.words
    let findings = Array(view.examined.findings.prefix(4))
    let items = Array(view.all(Objective.self).prefix(3))
    let indicators = Array(view.all(Indicator.self).prefix(4))
    let changed: HTML = """
      <ul class="lines">\(each: items, { "<li>\(ItemLink(view, $0))</li>" })</ul>
      """
    let drifting: HTML = """
      <ul class="lines">\(each: indicators, { item in
        "<li class=\"split\"><span>\(ItemLink(view, item))</span>\(StatusMark(.watch, "à surveiller"))</li>"
      })</ul>
      """
    let rose = Room.allCases.filter { $0 != .certification }.enumerated().map { index, room in
      RosePoint(
        view.say("room.\(room.rawValue)"), to: view.to.room(room),
        proven: room == .shop ? nil : Double((index * 37) % 101) / 100, findings: index % 4,
        hasErrors: index % 3 == 0)
    }
    let main: HTML = """
      <div class="grid-2 equal">\(Box(title: "Ce qui a changé", level: 2, changed))\
      \(Box(title: "Ce qui dérive", level: 2, drifting))</div>\
      \(CompassRose(words, points: rose))\(FindingNotes(view, findings, title: "Constats"))\
      \(LineChart.examples(words)[0].html)\(FunnelChart.examples(words)[0].html)\
      \(DataTable.examples(words)[0].html)\(MoveZone(
        field: "state", value: "x", label: "À faire", Movable.examples(words)[0].html))
      """
    return Page(
      title: "Aujourd’hui", main: main,
      aside: "<h2>Fil</h2>\(FindingNotes(view, findings))", room: .budget,
      here: view.to.today, trail: [("Maison Aubrelle", view.to.today)],
      lead: "Ce qui a changé depuis votre dernière visite, ce qui dérive, ce qui manque, la suite.")
  }

  private let page = Page(
    title: "Budget", main: "<p>12</p>", aside: "<h2>Fil</h2>", room: .budget,
    here: "/d/maison-aubrelle/rooms/budget", trail: [("Dossier", "/d/maison-aubrelle")])

  @Test(arguments: Language.allCases)
  func `a page is whole, named and in its language`(language: Language) {
    let view = Self.view(language)
    let state = FrameState(
      currentAddress: "/d/maison-aubrelle/rooms/budget?sort=-amount",
      presence: ["Sacha Lenoir", "Noé Duval"], undo: "Budget line B4", redo: nil,
      notice: (.good, "Saved."), theme: .dark, release: "7")
    let markup = Markup(Frame(page, view, state).html.markup)
    #expect(markup.problems == [])
    Show.page("frame-\(language.rawValue)", Frame(Self.sample(view), view, state).html)
    #expect(markup.all("html").first?.attributes["lang"] == language.rawValue)
    #expect(markup.all("html").first?.attributes["data-theme"] == "dark")
    #expect(markup.all("title").first?.text == "Budget – Maison Aubrelle – Sextant")
    #expect(markup.all("h1").map(\.text) == ["Budget"])
    #expect(markup.all("main").count == 1)
    #expect(markup.all("aside").count == 1)
    #expect(markup.all("body").first?.attributes["data-sequence"] == "593")
  }

  @Test func `the menu marks where the reader is, once`() {
    let markup = Markup(
      Frame(page, Self.view(.french), FrameState(currentAddress: "/")).html.markup)
    let here = markup.elements.filter { $0.attributes["aria-current"] == "page" }
    #expect(here.map { $0.attributes["href"] } == ["/d/maison-aubrelle/rooms/budget"])
  }

  @Test func `every room of a dossier stands in one group`() {
    let rooms = MenuGroup.allCases.flatMap(\.rooms)
    #expect(Set(rooms).count == rooms.count)
    #expect(Set(rooms) == Set(Room.allCases).subtracting([.certification]))
  }

  @Test func `nothing to undo shows no button`() {
    let frame = Frame(page, Self.view(.english), FrameState(currentAddress: "/"))
    #expect(!frame.html.markup.contains("/undo"))
  }

  @Test func `every form that changes something carries the token`() {
    let state = FrameState(currentAddress: "/d/x", undo: "x", redo: "y")
    let markup = Markup(Frame(page, Self.view(.french), state).html.markup)
    let posts = markup.all("form").filter { $0.attributes["method"] == "post" }.count
    let tokens = markup.all("input").filter { $0.attributes["name"] == "token" }
    #expect(posts > 0)
    #expect(tokens.count == posts)
    #expect(tokens.allSatisfy { $0.attributes["value"] == "t0ken" })
  }
}
