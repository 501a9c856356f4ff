internal import SextantKernels

/// A framework and a certifier's rules as one text, and back: what a session keeps of them.
///
/// Each file stands below a line that names it, so that a person can read the copy as well.
struct LawText: Sendable {
  let framework: Framework
  let rules: CertifierRules
  let frameworkDigest: String
  let rulesDigest: String
  let text: String

  private static let head = "# file: "

  init(_ framework: Framework, _ rules: CertifierRules) {
    var words = Dossier(registry: .wording)
    for word in framework.wording.values.sorted(by: { $0.id.text < $1.id.text }) { words.put(word) }
    var law = Dossier(registry: CertifierRules.registry)
    var own = rules
    own.evidence = []
    law.put(own)
    let frameworkText = Self.write(
      DossierWriter.files(of: framework.items) + DossierWriter.files(of: words))
    let rulesText = Self.write(DossierWriter.files(of: law))
    self.framework = framework
    self.rules = own
    frameworkDigest = Self.digest(frameworkText)
    rulesDigest = Self.digest(rulesText)
    text = frameworkText + rulesText
  }

  /// A copy as it was kept; `nil` where it can be read no more.
  init?(reading text: String) {
    var files: [(path: String, lines: [Substring])] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix(Self.head) {
        files.append((String(line.dropFirst(Self.head.count)), []))
      } else if !files.isEmpty {
        files[files.count - 1].lines.append(line)
      }
    }
    let sources = files.map { file in
      SourceText(path: file.path, bytes: Array(file.lines.joined(separator: "\n").utf8))
    }
    framework = Framework.read(sources).framework
    guard let rules = CertifierRules.read(sources, for: framework).rules.first,
      !framework.code.isEmpty
    else { return nil }
    self.rules = rules
    self.text = text
    let start = "\(Self.head)\(CertifierRules.kind.path)\n"
    var (frameworkText, rulesText) = ("", "")
    var isRules = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      if line.hasPrefix(Self.head) { isRules = "\(line)\n" == start }
      if isRules { rulesText += "\(line)\n" } else { frameworkText += "\(line)\n" }
    }
    frameworkDigest = Self.digest(frameworkText)
    rulesDigest = Self.digest(rulesText)
  }

  private static func write(_ files: [SourceText]) -> String {
    files.map { file in
      var body = String(decoding: file.bytes ?? [], as: UTF8.self)
      if !body.hasSuffix("\n") { body += "\n" }
      return "\(head)\(file.path)\n\(body)"
    }.joined()
  }

  private static func digest(_ text: String) -> String {
    hexadecimalText(SHA256.digest(text.utf8))
  }
}

/// Bytes as hexadecimal digits, two each.
func hexadecimalText(_ bytes: [UInt8]) -> String {
  let digits = Array("0123456789abcdef".utf8)
  return String(
    decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
