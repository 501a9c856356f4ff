import Foundation
import SextantModel

/// The checkout that the tests run in: its fixtures, examples and catalogues.
enum Project {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: root.appending(path: path)))
  }

  /// The files below a folder whose names end so, by path from the folder, sorted.
  static func files(below folder: String, ending suffix: String) -> [String] {
    let start = root.appending(path: folder)
    let all = FileManager.default.enumerator(atPath: start.path)?.allObjects as? [String]
    return (all ?? []).filter { $0.hasSuffix(suffix) }.sorted()
  }

  static func sources(below folder: String) throws -> [SourceText] {
    try (files(below: folder, ending: ".yaml") + files(below: folder, ending: ".csv")).map {
      SourceText(path: $0, bytes: try bytes("\(folder)/\($0)"))
    }
  }

  static func catalogue(_ language: Language) throws -> Catalogue {
    let folder = "Locales/\(language.rawValue)"
    return Catalogue(
      language,
      files: try files(below: folder, ending: ".json").map { try bytes("\(folder)/\($0)") })
  }
}
