import SextantModel

/// A whole page of a dossier: header, menu, content, the thread of what is selected, footer.
///
/// Landmarks each named once, one first heading, a link that skips to the content, the language said,
/// a title from the inside out (WCAG 1.3.1, 2.4.1, 2.4.2, 3.1.1, RGAA 8.3, 8.5, 12.6, 12.7).
struct Frame: Sendable {
  let page: Page
  let view: View
  let state: FrameState

  init(_ page: Page, _ view: View, _ state: FrameState) {
    self.page = page
    self.view = view
    self.state = state
  }

  var html: HTML {
    let hasAside = !page.aside.isEmpty
    let body: HTML = """
      \(header)<div class="layout\(hasAside ? " with-aside" : "")">\
      \(Menu(view: view, page: page).html)\(MainPart(page: page, words: view.words, state: state).html)\
      \(if: hasAside, aside)</div>
      """
    return Document(
      title: "\(page.title) – \(view.title)", words: view.words, state: state,
      // What is frozen tells of no change.
      dossier: view.isFrozen ? nil : (key: view.to.key, sequence: view.examined.told),
      reader: view.reader.account == 0 ? nil : view.reader.account,
      refreshAfter: page.refreshAfter, content: body
    ).html
  }

  private var aside: HTML {
    """
    <aside class="aside" aria-label="\(view.say("frame.aside"))" data-live="aside">\
    \(page.aside)</aside>
    """
  }

  private var header: HTML {
    let account = AccountMenu(
      words: view.words, token: view.formToken, person: view.reader.name, state: state)
    return """
      <header class="top print-hidden">\(Document.brand)\
      <a class="dossier-title" href="\(view.to.today)">\(view.title)</a>\(search)\
      <div class="top-tools">\(presence)\(undo)\(account.html)</div></header>
      """
  }

  private var search: HTML {
    // A candidate has a page in an institution, and nothing to search there.
    if view.isInstitution, view.reader.isCandidate { return .empty }
    return """
      <search class="top-search"><form action="\(view.to.page("search"))">\
      <label class="visually-hidden" for="search">\(view.say("frame.search"))</label>\
      <input type="search" id="search" name="q" value="\(view.asked("q") ?? "")"\
       placeholder="\(view.say("frame.search"))">\
      \(Button(view.say("frame.search.do"), .quiet, icon: "search", hidesLabel: true))</form></search>
      """
  }

  /// Kept by the script; without it, as it was when the page was made.
  private var presence: HTML {
    """
    <ul id="presence" class="presence" aria-label="\(view.say("frame.presence"))"\
    \(flag: "hidden", state.presence.isEmpty)>\
    \(each: state.presence, { "<li>\(Person($0))</li>" })</ul>
    """
  }

  private var undo: HTML {
    HTML(markup: "<div class=\"undo\" data-live=\"undo\">")
      + step("undo", state.undo) + step("redo", state.redo) + HTML(markup: "</div>")
  }

  private func step(_ name: String, _ what: String?) -> HTML {
    guard let what else { return .empty }
    let label = view.say("frame.\(name)", ["what": .text(what)])
    return PostForm(
      view, to: view.to.page(name), back: state.currentAddress, look: .bare,
      Button(label, .quiet, icon: name, hidesLabel: true).html
    ).html
  }
}
