/// Writes XML as a stream: what is written can be taken away at any time.
///
/// Names come from the code, texts from people: these alone are escaped, and those with a character
/// that XML cannot hold are refused before anything is written.
public struct XMLWriter: Sendable {
  private var bytes: [UInt8] = []
  private var isTagOpen = false
  /// The open elements have children of their own, innermost last.
  private var hasChildren: [Bool] = []
  private let indent: Int?

  /// - Parameter indent: blanks for each level, an element on each line; `nil` for one line.
  public init(indent: Int? = nil) {
    self.indent = indent
    bytes += #"<?xml version="1.0" encoding="UTF-8"?>"#.utf8
    bytes.append(0x0A)
  }

  /// How many bytes wait to be taken.
  public var count: Int { bytes.count }

  /// What was written since the last time.
  public mutating func take() -> [UInt8] {
    let taken = bytes
    bytes.removeAll(keepingCapacity: true)
    return taken
  }

  /// Whether a text can stand in XML: every character of it, control characters apart.
  public static func canHold(_ text: String) -> Bool {
    for byte in text.utf8 where byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D {
      return false
    }
    return !text.unicodeScalars.contains { $0.value == 0xFFFE || $0.value == 0xFFFF }
  }

  public mutating func open(_ name: StaticString) {
    startChild()
    bytes.append(UInt8(ascii: "<"))
    append(name)
    isTagOpen = true
    hasChildren.append(false)
  }

  /// An attribute of the element just opened.
  public mutating func attribute(_ name: StaticString, _ value: String) {
    guard isTagOpen else { return }
    bytes.append(0x20)
    append(name)
    bytes += [UInt8(ascii: "="), 0x22]
    appendEscaped(value, isAttribute: true)
    bytes.append(0x22)
  }

  public mutating func text(_ text: String) {
    closeTag()
    appendEscaped(text, isAttribute: false)
  }

  public mutating func close(_ name: StaticString) {
    let hadChildren = hasChildren.popLast() ?? false
    if isTagOpen {
      bytes += "/>".utf8
      isTagOpen = false
      return
    }
    if hadChildren { newLine() }
    bytes += "</".utf8
    append(name)
    bytes.append(UInt8(ascii: ">"))
  }

  /// An element that holds a text and nothing else.
  public mutating func element(_ name: StaticString, _ text: String) {
    open(name)
    self.text(text)
    close(name)
  }

  // MARK: - Pieces

  private mutating func startChild() {
    closeTag()
    if !hasChildren.isEmpty {
      hasChildren[hasChildren.count - 1] = true
      newLine()
    }
  }

  private mutating func closeTag() {
    guard isTagOpen else { return }
    bytes.append(UInt8(ascii: ">"))
    isTagOpen = false
  }

  private mutating func newLine() {
    guard let indent else { return }
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(0x20, count: indent * hasChildren.count))
  }

  private mutating func append(_ name: StaticString) {
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  private mutating func appendEscaped(_ text: String, isAttribute: Bool) {
    var text = text
    text.withUTF8 { buffer in
      var start = 0
      for i in 0..<buffer.count {
        let escape: StaticString
        switch buffer[i] {
        case UInt8(ascii: "&"): escape = "&amp;"
        case UInt8(ascii: "<"): escape = "&lt;"
        case UInt8(ascii: ">"): escape = "&gt;"
        case 0x22 where isAttribute: escape = "&quot;"
        case 0x09 where isAttribute: escape = "&#9;"
        case 0x0A where isAttribute: escape = "&#10;"
        // A reader would make a line end of it.
        case 0x0D: escape = "&#13;"
        default: continue
        }
        bytes.append(contentsOf: buffer[start..<i])
        append(escape)
        start = i + 1
      }
      bytes.append(contentsOf: buffer[start..<buffer.count])
    }
  }
}
