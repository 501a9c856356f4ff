import SextantModel

/// Who is signed in, and what is theirs to choose: language, colours, account, leaving.
struct AccountMenu: Sendable {
  let words: Catalogue
  let token: String
  /// None where nobody is signed in: language and colours can be chosen all the same.
  let person: String?
  let state: FrameState

  var html: HTML {
    """
    <details class="account"><summary>\(face)</summary><div class="account-body">\
    \(languages)\(themes)\(if: person != nil, own)</div></details>
    """
  }

  private var face: HTML {
    guard let person else {
      return "\(Icon("globe"))<span>\(words.text("frame.preferences"))</span>"
    }
    return """
      <span class="visually-hidden">\(words.text("frame.account"))</span>\(Person(person))
      """
  }

  private var languages: HTML {
    var buttons = HTML.empty
    for language in Language.allCases {
      let isHere = language == words.language
      buttons += """
        <button class="button quiet" name="language" value="\(language.rawValue)"\
         lang="\(language.rawValue)" aria-pressed="\(isHere ? "true" : "false")">\
        \(language.ownName)</button>
        """
    }
    return choice("/account/language", words.text("frame.language"), buttons)
  }

  private var themes: HTML {
    var buttons = HTML.empty
    for theme in FrameState.Theme.allCases {
      buttons += """
        <button class="button quiet" name="theme" value="\(theme.rawValue)"\
         aria-pressed="\(theme == state.theme ? "true" : "false")">\
        \(words.text("frame.theme.\(theme.rawValue)"))</button>
        """
    }
    return choice("/account/theme", words.text("frame.theme"), buttons)
  }

  private func choice(_ address: String, _ label: String, _ buttons: HTML) -> HTML {
    PostForm(
      token: token, to: address, back: state.currentAddress, look: .bare,
      "<p class=\"label\">\(label)</p><div class=\"segments\">\(buttons)</div>"
    ).html
  }

  private var own: HTML {
    let leave = Button(words.text("frame.signOut"), .quiet, icon: "lock")
    return """
      <p><a href="/account">\(words.text("frame.account.page"))</a></p>\
      <p><a href="/">\(words.text("frame.dossiers"))</a></p>\
      \(PostForm(token: token, to: "/sign-out", look: .bare, leave.html))
      """
  }
}
