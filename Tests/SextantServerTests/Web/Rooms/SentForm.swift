import Foundation

@testable import SextantServer

/// What a browser would send of a form as it stands.
enum SentForm {
  static func read(_ html: HTML) -> [(name: String, value: String)] {
    var entries: [(name: String, value: String)] = []
    var rest = html.markup[...]
    // Rows that wait in a template are no part of the form.
    while let start = rest.range(of: "<template>"), let end = rest.range(of: "</template>") {
      rest = Substring(rest[..<start.lowerBound] + rest[end.upperBound...])
    }
    var choice: String?
    var hasChosen = false
    while let open = rest.firstIndex(of: "<") {
      rest = rest[rest.index(after: open)...]
      guard let close = end(of: rest) else { break }
      let tag = rest[..<close]
      rest = rest[rest.index(after: close)...]
      if tag.hasPrefix("/select"), let name = choice {
        if !hasChosen { entries.append((name, "")) }
        choice = nil
      }
      let name = value("name", tag)
      if tag.hasPrefix("select"), let name { (choice, hasChosen) = (name, false) }
      if tag.hasPrefix("option"), let select = choice, tag.hasSuffix("selected") {
        entries.append((select, value("value", tag) ?? ""))
        hasChosen = true
      }
      if tag.hasPrefix("textarea"), let name, let end = rest.range(of: "</textarea>") {
        var text = plain(String(rest[..<end.lowerBound]))
        // The first line break of a text area is not part of it.
        if text.hasPrefix("\n") { text.removeFirst() }
        entries.append((name, text))
      }
      if tag.hasPrefix("input"), let name {
        let type = value("type", tag) ?? "text"
        let isBox = type == "checkbox" || type == "radio"
        if isBox && !tag.contains(" checked") { continue }
        if type == "file" { continue }
        entries.append((name, value("value", tag) ?? (isBox ? "on" : "")))
      }
    }
    return entries
  }

  private static func end(of tag: Substring) -> String.Index? {
    var isQuoted = false
    var index = tag.startIndex
    while index < tag.endIndex {
      if tag[index] == "\"" { isQuoted.toggle() }
      if tag[index] == ">", !isQuoted { return index }
      index = tag.index(after: index)
    }
    return nil
  }

  private static func value(_ name: String, _ tag: Substring) -> String? {
    guard let start = tag.range(of: " \(name)=\"") else { return nil }
    let rest = tag[start.upperBound...]
    return rest.firstIndex(of: "\"").map { plain(String(rest[..<$0])) }
  }

  private static func plain(_ text: String) -> String {
    var text = text
    for (entity, character) in [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
    ] {
      text = text.replacing(entity, with: character)
    }
    return text
  }
}
