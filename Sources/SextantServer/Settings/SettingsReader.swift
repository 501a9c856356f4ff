import SextantFiles
import SextantKernels
public import SextantModel

#if canImport(Glibc)
  import Glibc
#endif

extension Settings {
  /// Reads a settings file, then the environment, which has the last word.
  ///
  /// - Returns: the settings as far as they could be read, and everything that is wrong; whoever
  ///   starts a server stops where a finding is an error.
  public static func read(
    file: SourceText?, environment: [String: String]
  ) -> (settings: Settings, findings: [Finding]) {
    var reader = SettingsReader()
    if let file { reader.read(file) }
    reader.read(environment)
    reader.complete()
    return (reader.settings, reader.findings)
  }

  /// The settings file at a path; `nil` where there is none.
  public static func file(at path: String) -> SourceText? {
    guard access(path, F_OK) == 0 else { return nil }
    let bytes = Folder.bytes(path)
    return SourceText(path: path, size: bytes?.count ?? 0, bytes: bytes)
  }

  /// The variables of the program's own environment that begin with `SEXTANT_`.
  public static func environment() -> [String: String] {
    var found: [String: String] = [:]
    var entry = environ
    while let text = entry.pointee {
      let pair = String(cString: text).split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if pair.count == 2, pair[0].hasPrefix("SEXTANT_") {
        found[String(pair[0])] = String(pair[1])
      }
      entry += 1
    }
    return found
  }
}

/// Settings while they are being read.
private struct SettingsReader {
  var settings = Settings()
  var findings: [Finding] = []

  private mutating func report(
    _ message: Message, _ place: Place, _ severity: Severity = .error
  ) {
    findings.append(Finding(code: "TXT", severity: severity, place: place, message: message))
  }

  // MARK: - The file

  mutating func read(_ file: SourceText) {
    guard let bytes = file.bytes, bytes.count < 1 << 20 else {
      report(Message("setting.cannotRead", ["file": .text(file.path)]), Place(file: file.path))
      return
    }
    let tree = TextTree(parsing: bytes)
    let places = TextTree.Places(of: bytes)
    func place(_ offset: UInt32) -> Place {
      let (line, column) = places.place(ofOffset: offset)
      return Place(file: file.path, line: line, column: column)
    }
    for problem in tree.problems {
      report(
        Message("reading.text.\(problem.code.rawValue)", ["detail": .text(problem.detail)]),
        place(problem.offset))
    }
    guard tree.nodes[0].shape != .null else { return }
    guard tree.nodes[0].shape == .map else {
      report(Message("reading.valueWhereKeys"), place(tree.nodes[0].start))
      return
    }
    read(tree, 0, "", place)
  }

  private mutating func read(
    _ tree: TextTree, _ map: Int, _ group: String, _ place: (UInt32) -> Place
  ) {
    var key: Int?
    for node in tree.children(of: map) {
      guard let keyNode = key else {
        key = node
        continue
      }
      key = nil
      let name = group + tree.string(keyNode)
      let keyPlace = place(tree.nodes[keyNode].start)
      let isGroup = Settings.all.contains { $0.name.hasPrefix("\(name).") }
      if isGroup {
        switch tree.nodes[node].shape {
        case .map: read(tree, node, "\(name).", place)
        case .null: break
        default: report(Message("reading.valueWhereKeys"), place(tree.nodes[node].start))
        }
      } else if let setting = Settings.all.first(where: { $0.name == name }) {
        take(setting, tree, node, place)
      } else {
        reportUnknown(name, keyPlace)
      }
    }
  }

  private mutating func take(
    _ setting: Setting, _ tree: TextTree, _ node: Int, _ place: (UInt32) -> Place
  ) {
    let valuePlace = place(tree.nodes[node].start)
    switch tree.nodes[node].shape {
    case .map:
      report(Message("reading.listWhereOneValue"), valuePlace)
    case .list:
      guard setting.shape == .list else {
        report(Message("reading.listWhereOneValue"), valuePlace)
        return
      }
      let entries = tree.children(of: node).map { tree.string($0) }
      take(setting, entries.joined(separator: ","), valuePlace)
    case .null:
      break
    default:
      take(setting, tree.string(node), valuePlace)
    }
  }

  private mutating func take(_ setting: Setting, _ written: String, _ place: Place) {
    if let message = setting.take(written, &settings) { report(message, place) }
  }

  private mutating func reportUnknown(_ name: String, _ place: Place) {
    if let near = nearestWord(to: name, in: Settings.all.map(\.name)) {
      report(
        Message("reading.unknownKey.near", ["key": .text(name), "near": .text(near)]), place)
    } else {
      report(Message("reading.unknownKey", ["key": .text(name)]), place)
    }
  }

  // MARK: - The environment

  mutating func read(_ environment: [String: String]) {
    for (name, written) in environment.sorted(by: { $0.key < $1.key }) {
      let place = Place(file: name)
      if let setting = Settings.all.first(where: { $0.variable == name }) {
        take(setting, written, place)
      } else if name.hasPrefix("SEXTANT_"), !Settings.otherVariables.contains(name) {
        report(Message("setting.unknownVariable", ["name": .text(name)]), place, .warning)
      }
    }
  }

  // MARK: - What settings mean together

  mutating func complete() {
    let smtp = settings.smtp
    if !smtp.passwordFile.isEmpty {
      if let bytes = Folder.bytes(smtp.passwordFile), bytes.count <= 1024 {
        let text = String(decoding: bytes, as: UTF8.self)
        settings.smtp.password = Secret(String(text.prefix { !$0.isNewline }))
      } else {
        report(
          Message("setting.cannotRead", ["file": .text(smtp.passwordFile)]),
          Place(file: smtp.passwordFile))
      }
    }
    guard !smtp.host.isEmpty else { return }
    if smtp.sender.isEmpty {
      report(Message("setting.senderMissing"), Place(field: "smtp.sender"))
    }
    if smtp.security == .none, !MailServer.isThisMachine(smtp.host) {
      report(
        Message("setting.mailInClear", ["host": .text(smtp.host)]), Place(field: "smtp.security"))
    }
  }
}
