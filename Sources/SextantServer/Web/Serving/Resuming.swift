import HTTPTypes
import Hummingbird
import SextantModel

/// Work that was sent after the session had ended: it is kept on the page while its author signs in
/// again, then sent once more when they confirm.
extension Site {
  private static let prefix = "kept."

  /// The page that asks to sign in and carries the form that came too late.
  func keepWhileSigningIn(_ form: FormEntries, _ request: Request, _ exchange: Exchange)
    -> Response
  {
    if wantsJSON(request) {
      return problem(401, catalogue(exchange.language).text("serving.resume.title"))
    }
    var kept = [("resume", request.uri.path)]
    for entry in form.entries where entry.name != "token" {
      kept.append((Self.prefix + entry.name, entry.value))
    }
    return plainPage(doors(exchange).signInAgain(kept), request, exchange)
  }

  /// After signing in: the form as it was, with a proof of the new session, to be sent by one button.
  func resumed(_ form: FormEntries, _ opened: OpenSession, _ request: Request, _ exchange: Exchange)
    -> Response?
  {
    guard let address = form["resume"].flatMap(Self.local) else { return nil }
    let entries = form.entries.filter { $0.name.hasPrefix(Self.prefix) }.map {
      (String($0.name.dropFirst(Self.prefix.count)), $0.value)
    }
    var own = exchange
    own.session = opened.session
    own.secret = opened.token
    own.language = opened.session.account.language
    var response = plainPage(doors(own).confirmResumed(entries, address: address), request, own)
    response.headers[.setCookie] = cookie(for: opened).header
    return response
  }
}

extension DoorPages {
  func signInAgain(_ kept: [(String, String)]) -> Page {
    var page = signIn(hidden: kept)
    page.title = words.text("serving.resume.title")
    page.lead = words.text("serving.resume.lead")
    page.status = 401
    return page
  }

  func confirmResumed(_ entries: [(String, String)], address: String) -> Page {
    let hidden: HTML =
      "\(each: entries, { "<input type=\"hidden\" name=\"\($0.0)\" value=\"\($0.1)\">" })"
    let shown = entries.filter { !$0.1.isEmpty && !PostForm.ownNames.contains($0.0) }
    let list = Definitions(shown.prefix(60).map { ($0.0, HTML(text: $0.1)) })
    let button = Button(words.text("serving.resume.confirm.do"), .primary)
    return Page(
      title: words.text("serving.resume.confirm.title"),
      main: "\(PostForm(token: token, to: address, hidden + "\(list)\(FormActions("\(button)"))"))",
      lead: words.text("serving.resume.confirm.lead"))
  }
}
