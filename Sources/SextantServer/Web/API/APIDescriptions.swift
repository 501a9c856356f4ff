import SextantFiles
import SextantModel
import Synchronization

/// The description of the interface as it is handed out, made once per language.
final class APIDescriptions: Sendable {
  private let made = Mutex<[Language: [UInt8]]>([:])
  /// Where the worked example lies, from which examples are taken.
  private let example: String

  init(example: String) { self.example = example }

  func document(_ words: Catalogue) -> [UInt8] {
    if let known = made.withLock({ $0[words.language] }) { return known }
    let reading = DossierReader.read(Folder(example).read() ?? [])
    let text = JSONText.compact(OpenAPI(words: words, example: reading.dossier).document)
    let bytes = Array(text.utf8)
    made.withLock { $0[words.language] = bytes }
    return bytes
  }
}
