/// What came of reading a framework: all that could be read, and every finding on the way.
public struct ReadFramework: Sendable {
  public var framework: Framework
  public var findings: [Finding]
}

extension Framework {
  /// The file of a certifier's private layer, beside the framework's own files or anywhere else.
  public static let wordingFile = "wording.yaml"

  /// Reads the files of one framework's version, by path from its folder.
  ///
  /// The certifier's rules beside them are read on their own: `CertifierRules.read`.
  ///
  /// - Parameters:
  ///   - wording: a private layer from elsewhere; it prevails over one beside the files.
  ///   - folder: put before file names in findings.
  public static func read(
    _ files: [SourceText], wording: SourceText? = nil, in folder: String = ""
  ) -> ReadFramework {
    let own = DossierReader.read(
      files.filter {
        ![wordingFile, CertifierRules.kind.path, FrameworkExchange.caseFile].contains($0.path)
      },
      registry: .library)
    var framework = Framework(own.dossier, sources: own.sources)
    var findings = own.findings
    for layer in [files.first { $0.path == wordingFile }, wording].compactMap({ $0 }) {
      findings += framework.lay(layer)
    }
    if !folder.isEmpty {
      for index in findings.indices {
        if let file = findings[index].place.file {
          findings[index].place.file = "\(folder)/\(file)"
        }
      }
    }
    return ReadFramework(framework: framework, findings: findings)
  }

  /// Lays a certifier's words over ours.
  ///
  /// - Returns: what is wrong with the file, words for unknown things included.
  public mutating func lay(_ layer: SourceText) -> [Finding] {
    let read = DossierReader.read(
      [SourceText(path: Wording.kind.path, size: layer.size, bytes: layer.bytes)],
      registry: .wording)
    var findings = read.findings
    for word in read.dossier.all(Wording.self) {
      if items.contains(word.id.text) {
        wording[word.id.text] = word
      } else {
        findings.append(
          Finding(
            code: "TXT", severity: .error, place: read.sources.locate(word.at()),
            message: Message(
              "lint.wording.unknown", ["id": .text(word.id.text), "framework": .text(code)])))
      }
    }
    for index in findings.indices where findings[index].place.file != nil {
      findings[index].place.file = layer.path
    }
    return findings
  }
}
