import Foundation
import SextantModel

@testable import SextantServer

/// The files of the repository that tests look at.
enum Repository {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .path(percentEncoded: false)

  static func catalogue(_ language: Language) throws -> Catalogue {
    Installation(root: root).catalogue(language)
  }
}
