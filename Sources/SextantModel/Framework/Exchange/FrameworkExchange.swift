internal import SextantKernels

/// Why a file is no framework.
public struct ExchangeProblem: Error, Sendable {
  public let message: Message

  public init(message: Message) { self.message = message }
}

/// Frameworks as they are exchanged: CASE 1.1 both ways without loss, records of the national
/// register in.
public enum FrameworkExchange {
  /// The file, beside a framework's own, that keeps the package it came from.
  public static let caseFile = "case.json"

  /// A framework that was read from an exchange file.
  public struct Incoming: Sendable {
    public let framework: Framework
    public let rules: [CertifierRules]
    /// The files of the framework's folder.
    public let files: [SourceText]
    /// What of the file is not as it should be; nothing of it is lost.
    public let notes: [Message]

    /// Where it stands among frameworks: `mcmd/2026-11`.
    public var folder: String {
      let card = framework.card
      return "\(card.code.lowercased())/\(card.version.isEmpty ? "1" : card.version)"
    }
  }

  /// - Parameter title: what a kind of thing is called.
  public static func readCase(
    _ bytes: [UInt8], title: @escaping (String) -> String
  ) throws(ExchangeProblem) -> Incoming {
    let (package, notes) = try package(bytes)
    let made = CaseFramework(package)
    let framework = Framework(made.items)
    var files = files(made.items, made.rules)
    var again = FrameworkCase(framework, made.rules, title: title)
    // What we would write ourselves need not be kept.
    if again.package().json != package.json {
      files.append(SourceText(path: caseFile, bytes: package.json.bytes(indent: 2)))
    }
    return Incoming(
      framework: framework, rules: made.rules, files: files,
      notes: notes.map { Message("case.note.\($0.what.rawValue)", ["path": .text($0.path)]) })
  }

  /// A framework as a CASE package.
  ///
  /// - Parameters:
  ///   - base: the package that it came from, of which all is kept that nobody changed.
  public static func writeCase(
    _ framework: Framework, rules: [CertifierRules], onto base: [UInt8]?,
    title: @escaping (String) -> String
  ) throws(ExchangeProblem) -> [UInt8] {
    var result: CasePackage
    if let base {
      result = try package(base).0
      result.take(framework, rules, title: title)
    } else {
      var writing = FrameworkCase(framework, rules, title: title)
      result = writing.package()
    }
    return result.json.bytes(indent: 2)
  }

  private static func package(_ bytes: [UInt8]) throws(ExchangeProblem)
    -> (CasePackage, [CaseNote])
  {
    do throws(CasePackage.Problem) {
      return try CasePackage.read(bytes)
    } catch {
      switch error {
      case .noDocument: throw ExchangeProblem(message: Message("case.note.noDocument"))
      case .json(let problem):
        throw ExchangeProblem(
          message: Message("exchange.notJSON", ["offset": .integer(problem.offset)]))
      }
    }
  }

  static func files(_ items: Dossier, _ rules: [CertifierRules]) -> [SourceText] {
    var own = Dossier(registry: CertifierRules.registry)
    for one in rules { own.put(one) }
    return DossierWriter.files(of: items) + DossierWriter.files(of: own)
  }
}
