import Foundation
import SextantFiles
import SextantModel

/// The files of the repository that tests look at.
enum Repository {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .path(percentEncoded: false)

  static func catalogue(_ language: Language) -> Catalogue {
    Installation(root: root).catalogue(language)
  }
}
