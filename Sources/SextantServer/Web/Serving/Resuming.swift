import HTTPTypes
import Hummingbird
import SextantModel

/// Work that was sent after the session had ended: it is kept on the page while its author signs in
/// again, then sent once more when they confirm.
extension Site {
  private static let prefix = "kept."
  /// A page is made of it for whoever asks: longer than any form that a person fills in.
  private static let largestKept = 512 << 10

  /// The page that asks to sign in and carries the form that came too late.
  func keepWhileSigningIn(_ request: Request, _ exchange: Exchange) async throws -> Response {
    try refuseForeign(request)
    let type = request.headers[.contentType] ?? ""
    guard type.isEmpty || type.hasPrefix("application/x-www-form-urlencoded") else {
      if wantsJSON(request) {
        return problem(401, catalogue(exchange.language).text("serving.resume.title"))
      }
      // Files are not carried through the sign-in page: their item's page is.
      return plainPage(
        doors(exchange).signInForFile(back: Self.itemAddress(request.uri.path)), request, exchange)
    }
    let form = FormEntries(
      urlEncoded: try await body(request, upTo: min(largestForm, Self.largestKept)))
    guard form.entries.count <= 2000 else {
      throw Refusal(.contentTooLarge, Message("serving.status.413"))
    }
    if wantsJSON(request) {
      return problem(401, catalogue(exchange.language).text("serving.resume.title"))
    }
    var kept = [("resume", request.uri.path)]
    for entry in form.entries where entry.name != "token" {
      kept.append((Self.prefix + entry.name, entry.value))
    }
    return plainPage(doors(exchange).signInAgain(kept), request, exchange)
  }

  /// The page of the item to which a file was sent.
  private static func itemAddress(_ path: String) -> String {
    path.hasSuffix("/files") ? String(path.dropLast("/files".utf8.count)) : "/"
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
    setCookies(of: opened, in: &response)
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

  func signInForFile(back: String) -> Page {
    var page = signIn(hidden: [("back", back)])
    page.title = words.text("serving.resume.title")
    page.lead = words.text("serving.resume.file")
    page.status = 401
    return page
  }

  /// A form that could not be kept, with what it holds, to be sent once more by one button.
  func givenBack(
    _ entries: [(name: String, value: String)], address: String, message: Message, status: Int
  ) -> Page {
    var page = confirmResumed(entries, address: address)
    page.title = words.text("serving.title.other")
    page.main = "\(Notice(.bad, words.say(message)).html)\(page.main)"
    page.lead = words.text("serving.givenBack.lead")
    page.status = status
    return page
  }

  /// A form that is too large: its long texts to be shortened, the rest as it was.
  func toShorten(_ entries: [(name: String, value: String)], address: String) -> Page {
    let long = 2000
    let form = ReturnedForm(words, token: token, sentTo: address, entries)
    var open: [Int: ReturnedForm.Open] = [:]
    for (place, entry) in form.entries.enumerated() where entry.value.utf8.count > long {
      open[place] = ReturnedForm.Open(label: label(entry.name, address))
    }
    var page = Page(
      title: words.text("unsent.large.title"),
      main: "\(Notice(.bad, words.text("serving.status.413")))\(form.form(open))",
      lead: words.text("unsent.large.lead"))
    page.status = 413
    return page
  }

  func confirmResumed(_ entries: [(String, String)], address: String) -> Page {
    let hidden: HTML =
      "\(each: entries, { "<input type=\"hidden\" name=\"\($0.0)\" value=\"\($0.1)\">" })"
    let shown = entries.filter { !$0.1.isEmpty && !PostForm.ownNames.contains($0.0) }
    let list = Definitions(shown.prefix(60).map { (label($0.0, address), HTML(text: $0.1)) })
    let button = Button(words.text("serving.resume.confirm.do"), .primary)
    return Page(
      title: words.text("serving.resume.confirm.title"),
      main: "\(PostForm(token: token, to: address, hidden + "\(list)\(FormActions("\(button)"))"))",
      lead: words.text("serving.resume.confirm.lead"))
  }

  private func label(_ entry: String, _ address: String) -> String {
    ReturnedForm.label(entry, sentTo: address, words) ?? entry
  }
}
