import Foundation
import SextantModel

@testable import SextantServer

/// Markup read strictly: every tag closed in its place, every id once, and what its links, forms and
/// labels point to.
struct BoardMarkup {
  private(set) var faults: [String] = []
  private(set) var ids: Set<String> = []
  private(set) var links: [String] = []
  private(set) var forms: [String] = []
  private(set) var labelled: [String] = []

  private static let void: Set<String> = ["input", "br", "link", "use", "img", "hr", "meta", "col"]

  init(_ markup: String) {
    var open: [String] = []
    var rest = markup[...]
    while let start = rest.firstIndex(of: "<") {
      rest = rest[start...]
      guard let end = rest.firstIndex(of: ">") else {
        faults.append("a tag that does not end: \(rest.prefix(40))")
        return
      }
      var tag = rest[rest.index(after: rest.startIndex)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("!") { continue }
      if tag.hasPrefix("/") {
        let name = String(tag.dropFirst())
        if open.last != name { faults.append("</\(name)> closes <\(open.last ?? "nothing")>") }
        if !open.isEmpty { open.removeLast() }
        continue
      }
      let closes = tag.hasSuffix("/")
      if closes { tag = tag.dropLast() }
      let name = String(tag.prefix { !$0.isWhitespace })
      take(name, attributes(tag.dropFirst(name.count)))
      if !closes && !Self.void.contains(name) { open.append(name) }
    }
    if !open.isEmpty { faults.append("never closed: \(open)") }
    for target in labelled where !ids.contains(target) {
      faults.append("nothing has the id \(target)")
    }
  }

  private mutating func take(_ name: String, _ attributes: [(String, String)]) {
    for (key, value) in attributes {
      switch (name, key) {
      case (_, "id"):
        if !ids.insert(value).inserted { faults.append("the id \(value) stands twice") }
      case (_, "style"), (_, "onclick"): faults.append("the attribute \(key) on <\(name)>")
      case ("a", "href"): links.append(value)
      case ("form", "action"): forms.append(value)
      case ("label", "for"), (_, "aria-labelledby"), (_, "aria-describedby"):
        labelled += value.split(separator: " ").map(String.init)
      default: break
      }
    }
  }

  private mutating func attributes(_ text: Substring) -> [(String, String)] {
    var found: [(String, String)] = []
    var rest = text
    while let start = rest.firstIndex(where: { !$0.isWhitespace }) {
      rest = rest[start...]
      let key = String(rest.prefix { $0 != "=" && !$0.isWhitespace })
      rest = rest.dropFirst(key.count)
      guard rest.first == "=" else {
        found.append((key, ""))
        continue
      }
      rest = rest.dropFirst()
      guard rest.first == "\"", let end = rest.dropFirst().firstIndex(of: "\"") else {
        faults.append("an attribute without quotes: \(key)")
        return found
      }
      found.append((key, String(rest[rest.index(after: rest.startIndex)..<end])))
      rest = rest[rest.index(after: end)...]
    }
    return found
  }

  /// Addresses of the dossier that no page or form of it has.
  func strayAddresses(in dossier: Dossier, key: String) -> [String] {
    (links + forms).filter { !Self.exists($0, in: dossier, key: key) }
  }

  private static func exists(_ address: String, in dossier: Dossier, key: String) -> Bool {
    let path = address.prefix { $0 != "?" && $0 != "#" }
    if path.isEmpty { return address.hasPrefix("#") }
    var parts = path.split(separator: "/").map(String.init)
    guard parts.starts(with: ["d", key]) else { return false }
    parts.removeFirst(2)
    guard let first = parts.first else { return true }
    if first == "boards", parts.count == 4 {
      // What a form of a board does with an item.
      return allBoards.contains { $0.name == parts[1] } && dossier.contains(decoded(parts[2]))
    }
    if first == "boards" { return allBoards.contains { $0.name == parts.last } }
    guard let type = dossier.registry.kinds.first(where: { $0.kind.plural == first }) else {
      return false
    }
    switch parts.count {
    case 1: return true
    case 2 where parts[1] == "new": return true
    case 2,
      3 where ["edit", "set", "delete"].contains(parts[2]):
      return dossier.kind(of: decoded(parts[1]))?.name == type.kind.name
    case 4:
      return parts[2] == "verbs" && Verbs.named(parts[3])?.card.kind.name == type.kind.name
    default: return false
    }
  }

  private static func decoded(_ text: String) -> String {
    text.removingPercentEncoding ?? text
  }
}
