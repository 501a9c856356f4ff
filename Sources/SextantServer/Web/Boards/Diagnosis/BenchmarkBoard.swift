import SextantModel

/// Competitors or vendors on the same criteria, each cell with its value, score and piece.
enum BenchmarkBoard: Board {
  static let name = "benchmark"
  static let room = Room.diagnosis
  static let kinds: [any Item.Type] = [Benchmark.self, Competitor.self]

  static func draw(_ view: View) -> HTML {
    let look = BoardLook(view, Self.self, choices: ["benchmark"])
    let all = view.all(Benchmark.self)
    guard let benchmark = all.first(where: { $0.id.text == look.choice("benchmark") }) ?? all.first
    else {
      return look.empty(
        checks: ["DIA06"], action: look.addButton(Benchmark.self, "picture.addBenchmark"))
    }
    let months = view.examined.examination.rules.freshnessMonths
    let grid = BenchmarkGrid(benchmark, of: view.dossier, on: view.today, freshMonths: months)
    let choice = look.tabs(
      view.label(Benchmark.self), over: all.map { ($0.id.text, $0.title) }, "benchmark",
      here: benchmark.id.text)
    return BenchmarkPicture(look: look, grid: grid, choice: choice, months: months).html
  }
}

/// One benchmark on its board.
private struct BenchmarkPicture {
  let look: BoardLook
  let grid: BenchmarkGrid
  let choice: HTML
  let months: Int

  private var view: View { look.view }

  var html: HTML {
    let found = view.examined.findings(about: grid.benchmark.id.text)
    let edit: HTML =
      view.reader.mayEdit(Benchmark.kind)
      ? LinkButton(
        view.say("picture.fillCells"),
        to: view.to.edit(Benchmark.kind, grid.benchmark.id.text) + "#field-cells", icon: "edit"
      ).html : .empty
    return """
      <div class="split">\(look.tabs)\(choice)</div>\
      <div class="stack" data-live="benchmark">\(look.facts(facts))\
      \(if: !found.isEmpty, FindingNotes(view, found).html)\
      \(look.isTable ? table : "\(ranking)\(picture)")</div><p class="print-hidden">\(edit)</p>
      """
  }

  private var facts: [BoardFact] {
    let words = view.words
    var facts = [
      BoardFact(
        number: "\(words.write(grid.filled)) / \(words.write(grid.cellCount))",
        text: view.say("picture.cellsFilled"), mark: grid.missing == 0 ? .good : .watch)
    ]
    if grid.unsourced > 0 {
      facts.append(
        BoardFact(
          number: words.write(grid.unsourced), text: view.say("picture.cellsUnsourced"),
          mark: .watch))
    }
    if grid.stale > 0 {
      facts.append(
        BoardFact(
          number: words.write(grid.stale),
          text: view.say("picture.cellsStale", ["months": .integer(months)]), mark: .watch))
    }
    return facts
  }

  /// Mean scores as bars, where scores were given.
  private var ranking: HTML {
    let scored = grid.subjects.filter { $0.mean != nil }
      .sorted { ($1.mean ?? 0) < ($0.mean ?? 0) }
    guard let first = scored.first, let mean = first.mean else { return .empty }
    return HorizontalBars(
      view.words, id: "benchmark-means", title: view.say("picture.meanScores"),
      summary: view.say(
        "picture.meanScoresSummary",
        ["name": .text(first.name), "mean": .number(mean, decimals: 2)]),
      bars: scored.map { HorizontalBars.Bar($0.name, $0.mean ?? 0) }, unit: .number(decimals: 2)
    ).html
  }

  private var picture: HTML {
    let columns = grid.subjects.map { subject -> HTML in
      let link: HTML =
        view.dossier.item(subject.id.text).map { item in
          "<a href=\"\(view.to.item(item))\">\(subject.name)</a>"
        } ?? HTML(text: subject.name)
      guard let mean = subject.mean else { return link }
      let text = view.say(
        "picture.meanOf",
        [
          "mean": .number(mean, decimals: 2), "rank": .integer(subject.rank ?? 0),
          "count": .integer(subject.scoreCount),
        ])
      return "\(link)<br><span class=\"muted small\">\(text)</span>"
    }
    let rows = grid.lines.map { line in
      (
        head: HTML(text: line.criterion),
        cells: line.cells.map { cell in
          GridCell(content(cell, best: line.best), cell == nil ? .watch : .none)
        }
      )
    }
    return GridTable(
      caption: grid.benchmark.title, corner: view.say("picture.criterionColumn"),
      columns: columns, rows: rows
    ).html
  }

  private func content(_ cell: BenchmarkGrid.Cell?, best: Int?) -> HTML {
    guard let cell else {
      return StatusMark(.watch, view.say("picture.cellMissing")).html
    }
    let noted = cell.noted
    return """
      <span>\(noted.value)</span>\(score(noted.score, best))\
      <p class="small muted">\(evidence(of: cell))</p>
      """
  }

  /// A score as five dots and as a number; the best of the line is said.
  private func score(_ score: Int?, _ best: Int?) -> HTML {
    guard let score, (1...5).contains(score) else { return .empty }
    let text = view.say("picture.scoreOf5", ["score": .integer(score)])
    let dots = String(repeating: "●", count: score) + String(repeating: "○", count: 5 - score)
    return """
      <p class="small"><span aria-hidden="true">\(dots)</span> <span class="number">\(text)</span>\
      \(if: score == best, " <span class=\"badge\">\(view.say("picture.best"))</span>")</p>
      """
  }

  private func evidence(of cell: BenchmarkGrid.Cell) -> HTML {
    let date: HTML = cell.noted.date.map { HTML(text: view.words.write($0)) } ?? .empty
    var parts: [HTML] = []
    if let piece = cell.noted.evidence {
      let title = view.find(piece)?.title ?? piece.text
      let address = view.find(piece).map { view.to.item($0) }
      let text = HTML(text: piece.text)
      parts.append(
        address.map { "<a href=\"\($0)\" aria-label=\"\(piece.text), \(title)\">\(text)</a>" }
          ?? text)
    } else {
      parts.append(StatusMark(.watch, view.say("picture.unbacked")).html)
    }
    if !date.isEmpty { parts.append(date) }
    if cell.isStale { parts.append(StatusMark(.watch, view.say("picture.stale")).html) }
    return parts.joined(by: " · ")
  }

  private var table: HTML {
    let words = view.words
    func label(_ field: String) -> String { words.label(field: field, ofRow: "benchmarkCell") }
    let rows = grid.lines.flatMap { line in
      zip(grid.subjects, line.cells).map { subject, cell in
        TableLine([
          HTML(text: line.criterion), ItemLink(view, id: subject.id.text).html,
          cell.map { HTML(text: $0.noted.value) }
            ?? StatusMark(.watch, view.say("picture.cellMissing")).html,
          cell?.noted.score.map { HTML(text: words.write($0)) } ?? .empty,
          cell?.noted.date.map { HTML(text: words.write($0)) } ?? .empty,
          cell.map { cell in
            cell.noted.evidence.map { ItemLink(view, id: $0.text).html }
              ?? StatusMark(.watch, view.say("picture.unbacked")).html
          } ?? .empty,
        ])
      }
    }
    return DataTable(
      words, caption: grid.benchmark.title,
      columns: [
        TableColumn(label("criterion"), isRowHeader: true), TableColumn(label("subject")),
        TableColumn(label("value")), TableColumn(label("score"), .number),
        TableColumn(label("date"), .day), TableColumn(label("evidence")),
      ], rows: rows
    ).html
  }
}
