public import ArgumentParser
public import SextantFiles
public import SextantModel

#if canImport(Glibc)
  import Glibc
#endif

/// The language a command speaks.
public struct LanguageOption: ParsableArguments {
  @Option(
    name: .customLong("lang"),
    help: "Language of the output: fr or en. Default: that of the environment, else fr.")
  public var language: Language?

  public init() {}

  public var chosen: Language {
    if let language { return language }
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let value = getenv(name).map({ String(cString: $0) }), !value.isEmpty else { continue }
      return value.hasPrefix("en") ? .english : .french
    }
    return .french
  }
}

extension Language: ExpressibleByArgument {}

/// What every command needs: its language's texts and Sextant's own files.
public struct Surroundings: Sendable {
  public let installation: Installation
  /// Read when a text is asked for, or while the checks run that will ask for it.
  public let texts: Ahead<Catalogue>
  public var catalogue: Catalogue { texts.value }

  public init(_ language: LanguageOption) throws {
    guard let installation = Installation.find() else {
      printError(
        language.chosen == .french
          ? "Les fichiers de Sextant (Locales, Frameworks) sont introuvables : indiquez leur dossier dans SEXTANT_HOME."
          : "Sextant's own files (Locales, Frameworks) are not to be found: name their folder in SEXTANT_HOME."
      )
      throw ExitCode(2)
    }
    self.installation = installation
    let chosen = language.chosen
    texts = Ahead { installation.catalogue(chosen) }
  }

  /// The files of a dossier's folder; a message and exit code 2 where there is no such folder.
  public func files(_ path: String) throws -> [SourceText] {
    guard let files = Folder(path).read(loading: [".yaml", ".csv"]) else {
      try fail("command.noDossier", ["path": .text(path)])
    }
    return files
  }

  /// The files of a folder that holds at least one of a dossier's; a message and exit code 2 where
  /// it holds none.
  public func dossierFiles(_ path: String) throws -> [SourceText] {
    let files = try files(path)
    guard files.contains(where: { Registry.all.type(at: $0.path) != nil }) else {
      try fail("command.notADossier", ["path": .text(path)])
    }
    return files
  }

  /// Says what is wrong on standard error and ends the command as misused.
  public func fail(_ key: String, _ arguments: [String: SextantModel.Argument] = [:]) throws
    -> Never
  {
    printError(catalogue.fill(catalogue.text(key), arguments))
    throw ExitCode(2)
  }
}

/// Writes a line on standard error.
public func printError(_ text: String) {
  let bytes = Array((text + "\n").utf8)
  _ = bytes.withUnsafeBytes { write(2, $0.baseAddress, bytes.count) }
}

/// Whether people read the output on a terminal that shows colours.
public var showsColour: Bool { isatty(1) == 1 && getenv("NO_COLOR") == nil }
