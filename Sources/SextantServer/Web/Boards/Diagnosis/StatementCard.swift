import SextantModel

/// A statement of the diagnosis as a card of a matrix: what it says, how heavy it is, what backs it.
///
/// Moved by dragging, by keyboard through the handle, or by the small form; all send the same.
struct StatementCard {
  let look: BoardLook
  let item: MatrixItem
  let kind: MatrixKind

  private var view: View { look.view }

  var html: HTML {
    let body: HTML = """
      <p class="statement"><a href="\(view.to.item(item))">\(item.text)</a></p>\
      <p class="cluster small">\(marks)</p>\(grounds)\(scores)\(move)
      """
    guard view.reader.mayEdit(MatrixItem.kind) else {
      return "<li class=\"board-card\">\(body)</li>"
    }
    return "<li>\(Movable(id: item.id.text, label: item.text, body))</li>"
  }

  private var marks: HTML {
    var parts: [HTML] = []
    if let rank = item.rank {
      parts.append(
        "<span class=\"badge\">\(view.say("picture.rank", ["rank": .integer(rank)]))</span>")
    }
    if let impact = item.impact, let likelihood = item.likelihood, let weight = item.weight {
      let text = view.say(
        "picture.weight",
        [
          "impact": .integer(impact), "likelihood": .integer(likelihood),
          "weight": .integer(weight),
        ])
      parts.append("<span class=\"muted\">\(text)</span>")
    }
    if item.groundCount == 0 {
      parts.append(StatusMark(.watch, view.say("picture.unbacked")).html)
    }
    parts.append(look.badge(item.id.text))
    return parts.filter { !$0.isEmpty }.joined(by: " ")
  }

  private var grounds: HTML {
    let ids =
      item.signals.map(\.text) + item.results.map(\.text) + item.indicators.map(\.text)
      + item.evidence.map(\.text)
    guard !ids.isEmpty else { return .empty }
    let list: HTML = """
      <ul class="stack small">\(each: ids, { "<li>\(ItemLink(view, id: $0))</li>" })</ul>
      """
    return Disclosure(view.say("picture.grounds"), count: ids.count, list).html
  }

  /// How heavy the statement is, where that is asked: of what stands without.
  private var scores: HTML {
    guard item.cell == .opportunities || item.cell == .threats else { return .empty }
    let rank = FormField(
      view.words, "rank", label: view.words.label(field: "rank", of: MatrixItem.kind.name),
      .integer(item.rank.map(String.init) ?? ""), scope: "score-\(markupID(item.id.text))")
    return look.scoreForm(
      MatrixItem.self, item.id.text,
      [("impact", item.impact), ("likelihood", item.likelihood)], extra: rank.html)
  }

  private var move: HTML {
    guard view.reader.mayEdit(MatrixItem.kind) else { return .empty }
    return MoveForm(
      view, item: item.id.text, to: view.to.set(MatrixItem.kind, item.id.text), field: "cell",
      options: Self.options(view, kind), current: item.cell?.rawValue ?? "", version: look.version,
      back: look.here, label: view.say("picture.moveTo")
    ).html
  }

  static func options(_ view: View, _ kind: MatrixKind) -> [ChoiceOption] {
    (kind.cells + kind.addedCells).map {
      ChoiceOption($0.rawValue, capitalised(view.label($0)))
    }
  }
}

/// A label as it begins a heading or a cell.
func capitalised(_ label: String) -> String { label.prefix(1).uppercased() + label.dropFirst() }
