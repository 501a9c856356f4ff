internal import SextantKernels

/// The languages that Sextant speaks.
public enum Language: String, Sendable, CaseIterable {
  case french = "fr"
  case english = "en"
}

/// Every text of one language, by key.
public struct Catalogue: Sendable {
  public let language: Language
  public let texts: [String: String]

  /// - Parameter files: the bytes of the language's JSON files, flat maps of key to text.
  public init(_ language: Language, files: [[UInt8]]) {
    self.language = language
    var texts: [String: String] = [:]
    texts.reserveCapacity(4096)
    for file in files {
      let tree = TextTree(parsing: file)
      guard tree.nodes[0].shape == .map else { continue }
      var key: String?
      for node in tree.children(of: 0) {
        if let name = key {
          texts[name] = tree.string(node)
          key = nil
        } else {
          key = tree.string(node)
        }
      }
    }
    self.texts = texts
  }

  /// The text of a key; the key itself between brackets where the catalogue lacks it.
  public func text(_ key: String) -> String { texts[key] ?? "[\(key)]" }
  public func has(_ key: String) -> Bool { texts[key].map { !$0.isEmpty } ?? false }

  /// A message's sentence, its `{placeholders}` filled. A placeholder that nothing fills stays.
  ///
  /// `{count|line|lines}` is the word that goes with the number, not the number itself.
  public func say(_ message: Message) -> String { fill(text(message.key), message.arguments) }

  public func fill(_ template: String, _ arguments: [String: Argument]) -> String {
    guard template.utf8.contains(UInt8(ascii: "{")) else { return template }
    var result = ""
    var rest = template[...]
    while let open = rest.firstIndex(of: "{") {
      guard let close = rest[open...].firstIndex(of: "}") else { break }
      result += rest[..<open]
      let forms = rest[rest.index(after: open)..<close]
        .split(separator: "|", omittingEmptySubsequences: false)
      if let argument = forms.first.flatMap({ arguments[String($0)] }) {
        result +=
          forms.count == 3
          ? String(isSingular(argument) ? forms[1] : forms[2]) : write(argument)
      } else {
        result += rest[open...close]
      }
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  /// French counts 0 and anything below 2 in the singular, English 1 alone.
  private func isSingular(_ argument: Argument) -> Bool {
    let number: Double
    switch argument {
    case .integer(let count): number = Double(count)
    case .number(let count, _): number = count
    default: return false
    }
    return language == .french ? number.magnitude < 2 : number == 1
  }

  /// A label as it stands within a sentence: names of fields and kinds lose their capital, unless
  /// they are written in capitals.
  private func midSentence(_ key: String) -> String {
    let label = label(key)
    guard key.hasPrefix("field.") || key.hasPrefix("row.") || key.hasPrefix("kind.") else {
      return label
    }
    let second = label.dropFirst().first
    if second?.isUppercase ?? true || second?.isNumber ?? false { return label }
    return label.prefix(1).lowercased() + label.dropFirst()
  }

  /// Why a finding matters: what its own case says of it, or else its check, or reading as a whole.
  public func why(_ finding: Finding) -> String {
    let own = "\(finding.message.key).why"
    if has(own) { return text(own) }
    return text(finding.code == "TXT" ? "reading.why" : "check.\(finding.code).why")
  }

  /// A label and what it labels, with the colon of the language.
  public func line(_ key: String, _ text: String) -> String {
    fill(self.text("report.line"), ["label": .label(key), "text": .text(text)])
  }

  /// The label of a field; fields that many kinds share have one label under `field.*`.
  public func label(field: String, of kind: String) -> String {
    texts["field.\(kind).\(field)"] ?? texts["field.*.\(field)"] ?? "[field.\(kind).\(field)]"
  }

  /// A label by its key; the one that many kinds share where a field has none of its own.
  private func label(_ key: String) -> String {
    let parts = key.split(separator: ".")
    guard texts[key] == nil, parts.count == 3, parts[0] == "field" else { return text(key) }
    return label(field: String(parts[2]), of: String(parts[1]))
  }

  public func write(_ argument: Argument) -> String {
    switch argument {
    case .text(let text): text
    case .integer(let number): write(number)
    case .number(let number, let decimals): write(number, decimals: decimals)
    case .money(let money): write(money)
    case .quantity(let number, let unit, let decimals):
      write(number, unit: unit, decimals: decimals)
    case .percent(let fraction, let decimals): writePercent(fraction, decimals: decimals)
    case .day(let day): write(day)
    case .moment(let moment): "\(write(moment.day)), \(moment.time.text)"
    case .period(let period): write(period)
    case .label(let key): midSentence(key)
    case .words(let french, let english):
      language == .english && !english.isEmpty ? english : french
    case .list(let elements): elements.map { write($0) }.joined(separator: ", ")
    }
  }
}
