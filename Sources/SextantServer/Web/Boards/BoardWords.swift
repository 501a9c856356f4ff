import SextantModel

/// How boards of plans, figures and people write what they show.
extension BoardLook {
  /// The two ways of looking, with the style of plans and grids beside that of pictures.
  var sheetTabs: HTML {
    "<link rel=\"stylesheet\" href=\"/boards/sheets.css\">\(tabs)"
  }

  func label(_ field: String, of type: any Item.Type) -> String {
    view.words.label(field: field, of: type.kind.name)
  }

  func write(_ money: Money?) -> HTML { HTML(text: money.map { view.words.write($0) } ?? "–") }
  func write(_ day: Day?) -> HTML { HTML(text: day.map { view.words.write($0) } ?? "–") }
  func write(_ number: Double?, decimals: Int?) -> HTML {
    HTML(text: number.map { view.words.write($0, decimals: decimals) } ?? "–")
  }

  /// An amount with its sign, also where it is above nought: `+1 200 €`.
  func writeSigned(_ money: Money) -> String {
    (money > .zero ? "+" : "") + view.words.write(money)
  }

  /// A day and a month without the year: `30 juin`.
  func short(_ day: Day) -> String {
    let number = day.dayOfMonth
    let ordinal = view.words.language == .french && number == 1 ? "1er" : String(number)
    return "\(ordinal) \(view.say("month.\(day.month)"))"
  }

  /// A choice's label as the first word of a line.
  func name<C: Choice>(_ choice: C) -> String { capitalised(view.label(choice)) }

  /// An item's link and the count of its findings.
  func item(_ item: any Item) -> HTML { "\(ItemLink(view, item)) \(badge(item.idText))" }

  /// An item's headline as a link, without its id.
  func headline(_ item: any Item) -> HTML {
    "<a href=\"\(view.to.item(item))\">\(item.headline)</a>"
  }

  /// What the board is about and, small below it, what is to be known of it first.
  func heading(_ item: any Item, _ parts: [HTML]) -> HTML {
    """
    <p>\(self.item(item))<br><span class="muted small">\(parts.joined(by: " · "))</span></p>
    """
  }

  func heading(_ item: any Item, _ parts: [String]) -> HTML {
    heading(item, parts.map { HTML(text: $0) })
  }

  /// A part of the board below the picture.
  func section(_ title: String, _ content: HTML) -> HTML {
    content.isEmpty
      ? .empty : "<section class=\"stack\"><h2>\(title)</h2>\(content)</section>"
  }

  /// Says who is missing, or that nothing is.
  func note(_ mark: Mark, _ text: String) -> HTML { "<p>\(StatusMark(mark, text))</p>" }
}
