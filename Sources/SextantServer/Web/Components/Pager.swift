import SextantModel

/// The pages of a long list.
///
/// A named navigation; the present page is marked, neighbours are links with words (WCAG 2.4.4).
struct Pager: Component {
  let words: Catalogue
  let page: Int
  let pages: Int
  let shown: ClosedRange<Int>?
  let total: Int
  let address: @Sendable (Int) -> String

  init(
    _ words: Catalogue, page: Int, of pages: Int, shown: ClosedRange<Int>?, total: Int,
    address: @escaping @Sendable (Int) -> String
  ) {
    self.words = words
    self.page = page
    self.pages = pages
    self.shown = shown
    self.total = total
    self.address = address
  }

  var html: HTML {
    let count: HTML
    if let shown {
      let sentence = words.fill(
        words.text("component.pager.shown"),
        [
          "first": .integer(shown.lowerBound), "last": .integer(shown.upperBound),
          "total": .integer(total),
        ])
      count = "<p class=\"muted\">\(sentence)</p>"
    } else {
      count = "<p class=\"muted\">\(words.text("component.pager.none"))</p>"
    }
    guard pages > 1 else { return "<div class=\"pager\">\(count)</div>" }
    var links = HTML.empty
    if page > 1 {
      links += link(page - 1, words.text("component.pager.previous"), "left")
    }
    for number in Self.neighbours(of: page, among: pages) {
      if let number {
        links += numbered(number)
      } else {
        links += "<li aria-hidden=\"true\">…</li>"
      }
    }
    if page < pages {
      links += link(page + 1, words.text("component.pager.next"), "right")
    }
    return """
      <nav class="pager" aria-label="\(words.text("component.pager.label"))">\(count)\
      <ul>\(links)</ul></nav>
      """
  }

  private func link(_ number: Int, _ label: String, _ icon: String) -> HTML {
    """
    <li><a class="button quiet" href="\(address(number))" rel="\(icon == "left" ? "prev" : "next")">\
    \(Icon(icon))<span>\(label)</span></a></li>
    """
  }

  private func numbered(_ number: Int) -> HTML {
    let label = words.fill(
      words.text("component.pager.page"), ["number": .integer(number)])
    return """
      <li><a class="page-number" href="\(address(number))" aria-label="\(label)"\
      \(attribute: "aria-current", number == page ? "page" : nil)>\(number)</a></li>
      """
  }

  /// The first, the last and those around the present one; `nil` where some are left out.
  static func neighbours(of page: Int, among pages: Int) -> [Int?] {
    let near = Set(
      [1, pages, page - 1, page, page + 1].filter { $0 >= 1 && $0 <= pages })
    var result: [Int?] = []
    var last = 0
    for number in near.sorted() {
      if number > last + 1 { result.append(number == last + 2 ? last + 1 : nil) }
      result.append(number)
      last = number
    }
    return result
  }

  static func examples(_ words: Catalogue) -> [ComponentExample] {
    [
      ComponentExample(
        "middle", Pager(words, page: 6, of: 12, shown: 251...300, total: 593) { "#page=\($0)" }),
      ComponentExample("one", Pager(words, page: 1, of: 1, shown: 1...7, total: 7) { _ in "#" }),
      ComponentExample("none", Pager(words, page: 1, of: 0, shown: nil, total: 0) { _ in "#" }),
    ]
  }
}
