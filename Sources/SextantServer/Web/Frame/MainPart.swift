import SextantModel

/// The middle of a page: where it stands, its heading, what was just done, its content.
struct MainPart: Sendable {
  let page: Page
  let words: Catalogue
  let state: FrameState

  var html: HTML {
    let lead: HTML = page.lead.isEmpty ? .empty : "<p class=\"lead\">\(page.lead)</p>"
    let notice: HTML = state.notice.map { Notice($0.mark, $0.text).html } ?? .empty
    return """
      <main id="main" tabindex="-1">\(Trail(words, page.trail))<h1 data-live="title" data-live-lazy>\(page.title)</h1>\(lead)\
      <div data-flash>\(notice)</div>\(page.main)</main>
      """
  }
}
