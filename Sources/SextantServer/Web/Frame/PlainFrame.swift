import SextantModel

/// A whole page that belongs to no dossier: signing in, the list of dossiers, one's account.
struct PlainFrame: Sendable {
  let page: Page
  let words: Catalogue
  let token: String
  /// Who is signed in.
  let person: String?
  /// Their account.
  let reader: Int64?
  let state: FrameState

  init(
    _ page: Page, words: Catalogue, token: String, person: String?, reader: Int64? = nil,
    _ state: FrameState
  ) {
    self.page = page
    self.words = words
    self.token = token
    self.person = person
    self.reader = reader
    self.state = state
  }

  var html: HTML {
    let menu = AccountMenu(words: words, token: token, person: person, state: state)
    let body: HTML = """
      <header class="top print-hidden">\(Document.brand)\
      <div class="top-tools">\(menu.html)</div></header>\
      <div class="layout alone">\(MainPart(page: page, words: words, state: state).html)</div>
      """
    return Document(
      title: page.title, words: words, state: state, dossier: nil, reader: reader, content: body
    ).html
  }
}
