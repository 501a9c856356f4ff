import Foundation

@testable import SextantServer

/// Markup read back: whether every element is closed where it should be, which ids, addresses and
/// fields it holds.
struct Markup {
  private(set) var problems: [String] = []
  private(set) var ids: [String] = []
  private(set) var addresses: [String] = []
  /// Names of fields, in order.
  private(set) var names: [String] = []
  private(set) var levels: [Int] = []
  private var labelled: Set<String> = []
  private var references: [String] = []

  private static let void: Set<String> = [
    "input", "br", "img", "meta", "link", "hr", "source", "col", "path", "use", "circle", "rect",
    "line", "polyline",
  ]

  init(_ html: HTML) {
    let bytes = Array(html.markup.utf8)
    var open: [String] = []
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "<") else {
        index += 1
        continue
      }
      guard let end = Self.end(of: index, bytes) else {
        problems.append("a tag without end")
        break
      }
      let tag = String(decoding: bytes[(index + 1)..<end], as: UTF8.self)
      index = end + 1
      if tag.hasPrefix("!") { continue }
      if tag.hasPrefix("/") {
        let name = String(tag.dropFirst())
        if open.last == name {
          open.removeLast()
        } else {
          problems.append("</\(name)> closes <\(open.last ?? "nothing")>")
          if let place = open.lastIndex(of: name) { open.removeSubrange(place...) }
        }
        continue
      }
      let name = String(tag.prefix { !$0.isWhitespace && $0 != "/" })
      note(name, tag)
      if name == "p", open.contains("p") { problems.append("<p> in <p>") }
      if name == "form", open.contains("form") { problems.append("<form> in <form>") }
      if name == "a", open.contains("a") { problems.append("<a> in <a>") }
      if ["div", "ul", "section", "table", "form", "h2", "h3"].contains(name), open.contains("p") {
        problems.append("<\(name)> in <p>")
      }
      if !Self.void.contains(name), !tag.hasSuffix("/") { open.append(name) }
    }
    problems += open.map { "<\($0)> is never closed" }
    var told: Set<String> = []
    for id in ids where !told.insert(id).inserted { problems.append("two elements have id \(id)") }
    for reference in references where !told.contains(reference) {
      problems.append("nothing has id \(reference)")
    }
    var last = 1
    for level in levels {
      if level > last + 1 { problems.append("h\(level) after h\(last)") }
      last = level
    }
  }

  /// The `>` that ends the tag, not one in a quoted value.
  private static func end(of start: Int, _ bytes: [UInt8]) -> Int? {
    var isQuoted = false
    for index in start..<bytes.count {
      if bytes[index] == UInt8(ascii: "\"") { isQuoted.toggle() }
      if bytes[index] == UInt8(ascii: ">"), !isQuoted { return index }
    }
    return nil
  }

  private mutating func note(_ name: String, _ tag: String) {
    let attributes = Self.attributes(tag)
    if let id = attributes["id"] { ids.append(id) }
    if let address = attributes["href"] ?? attributes["action"] { addresses.append(address) }
    if let field = attributes["name"] { names.append(field) }
    if let target = attributes["for"] { references.append(target) }
    for reference in ["aria-labelledby", "aria-describedby", "form", "list"] {
      if let value = attributes[reference] {
        references += value.split(separator: " ").map(String.init)
      }
    }
    if attributes["style"] != nil { problems.append("a style attribute") }
    if attributes.keys.contains(where: { $0.hasPrefix("on") }) { problems.append("a script attribute") }
    if name.count == 2, name.hasPrefix("h"), let level = Int(name.dropFirst()) {
      levels.append(level)
    }
  }

  private static func attributes(_ tag: String) -> [String: String] {
    var found: [String: String] = [:]
    var rest = tag[...]
    while let equals = rest.range(of: "=\"") {
      let name = rest[..<equals.lowerBound].split(whereSeparator: \.isWhitespace).last ?? ""
      rest = rest[equals.upperBound...]
      guard let quote = rest.firstIndex(of: "\"") else { break }
      found[String(name)] = unescaped(String(rest[..<quote]))
      rest = rest[rest.index(after: quote)...]
    }
    return found
  }

  private static func unescaped(_ text: String) -> String {
    var text = text
    for (entity, character) in [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
    ] {
      text = text.replacing(entity, with: character)
    }
    return text
  }
}
