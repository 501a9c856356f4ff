/// A page's markup as a strict reader sees it: what is not well-formed, not named, not tied.
struct Markup {
  struct Element {
    let name: String
    var attributes: [String: String]
    /// Everything that would be read of it, in order.
    var text = ""
    var parent: Int?
  }

  private(set) var elements: [Element] = []
  private(set) var problems: [String] = []

  private static let void: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
  ]

  init(_ markup: String) {
    read(Array(markup.utf8))
    checkIDs()
    checkNames()
    checkPolicy()
    if markup.contains("[component.") || markup.contains("HTML(markup:") {
      problems.append("a text is missing or markup was taken for text")
    }
  }

  func all(_ name: String) -> [Element] { elements.filter { $0.name == name } }
  func first(id: String) -> Element? { elements.first { $0.attributes["id"] == id } }
  /// Whether an element, or one around it, is such a one.
  func isWithin(_ element: Element, _ isMeant: (Element) -> Bool) -> Bool {
    if isMeant(element) { return true }
    return element.parent.map { isWithin(elements[$0], isMeant) } ?? false
  }

  /// Every address that a link or form leads to.
  var addresses: [String] {
    elements.compactMap { $0.attributes["href"] ?? $0.attributes["action"] }
  }

  // MARK: - Reading

  private mutating func read(_ bytes: [UInt8]) {
    var open: [Int] = []
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "<") else {
        let end = bytes[index...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
        let text = String(decoding: bytes[index..<end], as: UTF8.self)
        for element in open { elements[element].text += text }
        index = end
        continue
      }
      guard let end = closing(bytes, from: index) else {
        problems.append("a tag is never closed")
        return
      }
      let tag = String(decoding: bytes[(index + 1)..<end], as: UTF8.self)
      index = end + 1
      if tag.hasPrefix("!") { continue }
      if tag.hasPrefix("/") {
        let name = String(tag.dropFirst())
        guard let last = open.popLast() else {
          problems.append("</\(name)> closes nothing")
          continue
        }
        if elements[last].name != name {
          problems.append("<\(elements[last].name)> is closed by </\(name)>")
        }
        continue
      }
      let isClosed = tag.hasSuffix("/")
      let element = parse(isClosed ? String(tag.dropLast()) : tag, parent: open.last)
      elements.append(element)
      if !isClosed && !Self.void.contains(element.name) { open.append(elements.count - 1) }
    }
    for element in open { problems.append("<\(elements[element].name)> is never closed") }
  }

  /// The end of a tag, quotes passed over.
  private func closing(_ bytes: [UInt8], from start: Int) -> Int? {
    var isQuoted = false
    for index in start..<bytes.count {
      if bytes[index] == UInt8(ascii: "\"") { isQuoted.toggle() }
      if bytes[index] == UInt8(ascii: ">"), !isQuoted { return index }
    }
    return nil
  }

  private mutating func parse(_ tag: String, parent: Int?) -> Element {
    let name = tag.prefix { $0 != " " && $0 != "\n" }
    var attributes: [String: String] = [:]
    var rest = tag[name.endIndex...]
    while let start = rest.firstIndex(where: { $0 != " " && $0 != "\n" }) {
      rest = rest[start...]
      let key = String(rest.prefix { $0 != "=" && $0 != " " && $0 != "\n" })
      rest = rest.dropFirst(key.count)
      var value = ""
      if rest.hasPrefix("=\"") {
        rest = rest.dropFirst(2)
        value = String(rest.prefix { $0 != "\"" })
        rest = rest.dropFirst(value.count + 1)
        if let next = rest.first, next != " ", next != "\n" {
          problems.append("no space after \(key) in <\(tag)>")
        }
      }
      if attributes.updateValue(value, forKey: key) != nil {
        problems.append("\(key) stands twice in <\(tag)>")
      }
    }
    return Element(name: String(name), attributes: attributes, parent: parent)
  }

  // MARK: - Names and ties

  private mutating func checkIDs() {
    var seen: Set<String> = []
    for id in elements.compactMap({ $0.attributes["id"] }) where !seen.insert(id).inserted {
      problems.append("id \(id) stands twice")
    }
    for element in elements {
      for name in ["for", "aria-describedby", "aria-labelledby", "list", "form"] {
        for id in (element.attributes[name] ?? "").split(separator: " ")
        where !seen.contains(String(id)) {
          problems.append("\(name) of <\(element.name)> names \(id), which is not there")
        }
      }
    }
  }

  private mutating func checkNames() {
    let labelled = Set(all("label").compactMap { $0.attributes["for"] })
    for element in elements {
      let attributes = element.attributes
      let ownName = attributes["aria-label"] ?? attributes["aria-labelledby"]
      switch element.name {
      case "input", "select", "textarea":
        if attributes["type"] == "hidden" { continue }
        if ownName == nil, !labelled.contains(attributes["id"] ?? "") {
          problems.append("no label: \(element.name) \(attributes["name"] ?? "")")
        }
      case "a":
        if attributes["href"] == nil { problems.append("a link leads nowhere") }
        if ownName == nil, element.text.allSatisfy(\.isWhitespace) {
          problems.append("a link to \(attributes["href"] ?? "") has no text")
        }
      case "button", "summary", "th", "caption", "legend", "h1", "h2", "h3", "h4", "option":
        if ownName == nil, element.text.allSatisfy(\.isWhitespace) {
          if element.name == "option", attributes["value"] != nil, attributes["value"] != "" {
            continue
          }
          problems.append("<\(element.name)> says nothing")
        }
      case "table":
        let caption = elements.first { $0.name == "caption" && isWithin($0, element) }
        if caption == nil { problems.append("a table has no caption") }
      case "nav":
        if ownName == nil { problems.append("a navigation has no name") }
      case "svg":
        if attributes["aria-hidden"] == nil && ownName == nil {
          problems.append("a drawing is neither named nor hidden")
        }
      default: break
      }
    }
  }

  private func isWithin(_ child: Element, _ ancestor: Element) -> Bool {
    var parent = child.parent
    while let index = parent {
      if elements[index].name == ancestor.name, elements[index].text == ancestor.text {
        return true
      }
      parent = elements[index].parent
    }
    return false
  }

  /// The content policy lets neither style nor script stand in the markup.
  private mutating func checkPolicy() {
    for element in elements {
      if element.attributes["style"] != nil { problems.append("<\(element.name)> has a style") }
      for name in element.attributes.keys where name.hasPrefix("on") {
        problems.append("<\(element.name)> has \(name)")
      }
      if element.name == "script", !element.text.isEmpty { problems.append("script in the page") }
      if element.name == "style" { problems.append("style in the page") }
    }
  }
}
