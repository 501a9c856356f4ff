import SextantModel

/// The outermost markup of every page: language, style, script, and what the script has to say.
struct Document: Sendable {
  let title: String
  let words: Catalogue
  let state: FrameState
  let dossier: (key: String, sequence: Int)?
  /// Whose page it is: what is typed and not sent yet is kept on the device for them alone, and for
  /// nobody where nobody is signed in.
  var reader: Int64?
  /// In seconds: for browsers without script, as the script knows when there is something new.
  var refreshAfter: Int?
  let content: HTML

  /// The texts that the script says.
  static let spoken = [
    "saving", "saved", "unsaved", "offline", "online", "queued", "conflict", "mine", "theirs",
    "keep", "failed", "signedOut", "leave", "changed", "taken", "over", "dropped", "cancelled",
    "moveHelp", "also", "selected", "close", "reload", "drafted", "marksKept", "gone",
  ]

  static var brand: HTML {
    """
    <a class="brand" href="/"><svg width="28" height="28" viewBox="0 0 48 48" aria-hidden="true"\
     focusable="false"><use href="/icons.svg#rose"/></svg><span>Sextant</span></a>
    """
  }

  var html: HTML {
    let query = state.release.isEmpty ? "" : "?v=\(state.release)"
    let theme = state.theme == .auto ? nil : state.theme.rawValue
    return """
      <!doctype html>
      <html lang="\(words.language.rawValue)"\(attribute: "data-theme", theme)><head>\
      <meta charset="utf-8"><title>\(title) – Sextant</title>\
      <meta name="viewport" content="width=device-width, initial-scale=1">\
      <meta name="color-scheme" content="light dark">\
      \(refreshing)<link rel="icon" href="/favicon.svg" type="image/svg+xml">\
      <link rel="stylesheet" href="/sextant.css\(query)">\
      <script defer src="/sextant.js\(query)"></script></head>\
      <body\(attribute: "data-reader", reader.map { String($0) })\(events)\(speech)><a class="skip" href="#main">\(words.text("frame.skip"))</a>\
      \(content)\(footer)<p id="announcer" class="visually-hidden" role="status"></p>\
      <div id="connection" class="connection" role="status" hidden></div></body></html>
      """
  }

  private var refreshing: HTML {
    guard let refreshAfter else { return .empty }
    return """
      <noscript><meta http-equiv="refresh" content="\(refreshAfter)"></noscript>
      """
  }

  private var events: HTML {
    guard let dossier else { return .empty }
    return """
       data-dossier="\(dossier.key)" data-sequence="\(dossier.sequence)"\
       data-events="/d/\(dossier.key)/events"
      """
  }

  private var speech: HTML {
    "\(each: Self.spoken, { " data-say-\($0.lowercased())=\"\(words.text("script.\($0)"))\"" })"
  }

  private var footer: HTML {
    """
    <footer class="foot"><p>\(words.text("frame.footer"))</p></footer>
    """
  }
}
