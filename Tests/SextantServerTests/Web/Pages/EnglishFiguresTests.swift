import Foundation
import SextantFiles
import SextantModel
import Testing

@testable import SextantServer

/// English writes €1,234 and 38.1%, wherever a figure comes from: a budget, an indicator's unit, a
/// finding. What people typed themselves stays as they typed it.
@Suite struct EnglishFiguresTests {
  private static let typed = Set(
    (Folder("\(WorkedExample.root)/Examples/maison-aubrelle").read() ?? [])
      .flatMap { figures(in: String(decoding: $0.bytes ?? [], as: UTF8.self)) })

  /// Figures followed by a space and a sign; a ratio such as 4.5 €/€ is no amount.
  private static func figures(in text: String) -> [String] {
    var found: [String] = []
    var figure = ""
    var isSpaced = false
    for (next, character) in zip(text.dropFirst() + " ", text) {
      switch character {
      case "0"..."9", ".", ",":
        if isSpaced { figure = "" }
        figure.append(character)
        isSpaced = false
      case " ", "\u{A0}", "\u{202F}": isSpaced = true
      case "€", "%":
        if isSpaced, let last = figure.last, last.isNumber, next != "/" {
          found.append("\(figure) \(character)")
        }
        figure = ""
      default:
        figure = ""
        isSpaced = false
      }
    }
    return found
  }

  /// Figures in the other form that nobody typed so.
  private func strays(_ html: HTML) -> [String] {
    var text = ""
    var isTag = false
    for character in html.markup {
      if character == "<" { isTag = true }
      if !isTag { text.append(character) }
      if character == ">" {
        isTag = false
        text.append("|")
      }
    }
    return Self.figures(in: text).filter { !Self.typed.contains($0) }
  }

  @Test func `the reader of this test sees a figure in the other form`() {
    #expect(strays("<p>−1,234.50\u{A0}€</p>") == ["1,234.50 €"])
    #expect(strays("<p>38.17 % and €12, 4%, 4.5 €/€, 2026, €</p>") == ["38.17 %"])
  }

  @Test func `boards write money and percentages in one form`() {
    for query in [[], [(name: "view", value: "table")]] {
      let view = BoardStage.view(.english, query)
      for board in dossierBoards {
        #expect(strays(board.draw(view)) == [], "\(board.name) \(query)")
      }
    }
  }

  @Test func `lists, details and forms write money and percentages in one form`() throws {
    let bench = try RoomBench(isEmpty: true)
    let view = WorkedExample.view(.english)
    let past = bench.past()
    for type in Registry.dossier.kinds {
      if type.kind.form != .single {
        #expect(strays(ListPage.page(type, view).main) == [], "\(type.kind.name)")
      }
      var found: [String] = []
      var count = 0
      view.dossier.forEachItem(ofKind: type.kind.name) { item in
        count += 1
        guard count <= 5 || type.kind.name == Indicator.kind.name else { return }
        let page = DetailPage.page(item, view, past)
        found += strays(page.main + page.aside)
      }
      #expect(found == [], "\(type.kind.name)")
    }
  }

  @Test func `Today, findings, coverage and the thread write them in one form`() throws {
    let bench = try RoomBench()
    for path in [[], ["findings"], ["coverage"], ["thread"], ["thread", "OB1"], ["history"]] {
      let view = bench.view(language: .english)
      let page = try #require(DossierPages.get(path, view, bench.around())?.page)
      #expect(strays(page.main + page.aside) == [], "\(path)")
    }
  }

  @Test func `a drift of an indicator in euros is said in one form, in both languages`() throws {
    var indicator = Indicator()
    indicator.id = "K"
    indicator.name = "Basket"
    indicator.unit = "€"
    indicator.decimals = 2
    indicator.frequency = .monthly
    indicator.direction = .higher
    indicator.alertThreshold = 1_100
    indicator.formula = "basket"
    var metric = Metric()
    metric.id = "basket"
    var measure = Measure()
    measure.id = "M"
    measure.metric = "basket"
    measure.period = Period.month(2026, 5)
    measure.value = 1_079.5
    var dossier = Dossier()
    dossier.put(indicator)
    dossier.put(metric)
    dossier.put(measure)
    let drift = try #require(
      Examination(of: dossier, on: Day(2026, 6, 3) ?? Day(number: 0)).drifts().first)
    let said = plain(WorkedExample.english.say(drift.message))
    #expect(said.contains("€1,079.50") && said.contains("€1,100"), "\(said)")
    let dit = plain(WorkedExample.french.say(drift.message))
    #expect(dit.contains("1 079,50 €") && dit.contains("1 100 €"), "\(dit)")
  }

  /// One kind of space for all.
  private func plain(_ text: String) -> String {
    String(text.map { $0 == "\u{A0}" || $0 == "\u{202F}" ? " " : $0 })
  }
}
