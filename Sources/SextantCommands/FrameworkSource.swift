public import ArgumentParser
import SextantFiles
public import SextantModel

/// Where frameworks and a certifier's own words are found.
public struct FrameworkSource: ParsableArguments, Sendable {
  @Option(help: "A folder of frameworks (<code>/<version>/…) beside the shipped ones.")
  public var frameworks: String?
  @Option(help: "A certifier's own words (wording.yaml), shown in place of ours.")
  public var wording: String?

  public init() {}
}

extension Surroundings {
  /// The shipped frameworks, those of a folder beside them, and a certifier's words laid over.
  public func library(_ source: FrameworkSource? = nil) throws -> (
    library: FrameworkLibrary, findings: [Finding]
  ) {
    var files = Folder("\(installation.root)/Frameworks").read() ?? []
    if let folder = source?.frameworks {
      guard let own = Folder(folder).read() else {
        try fail("command.noDossier", ["path": .text(folder)])
      }
      files += own
    }
    let read = FrameworkLibrary.read(files)
    var findings = read.versions.flatMap(\.read.findings)
    guard let path = source?.wording else { return (read.library, findings) }
    guard let bytes = Folder.bytes(path) else {
      try fail("command.noFile", ["path": .text(path)])
    }
    let laid = read.library.laying(SourceText(path: path, bytes: bytes))
    findings += laid.findings
    return (laid.library, findings)
  }
}
