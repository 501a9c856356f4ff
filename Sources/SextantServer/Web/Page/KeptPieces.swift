import SextantModel
import Synchronization

/// What was made from a dossier and looks the same to all who read it alike, kept until the dossier
/// changes: then the examined dossier that holds it is let go.
///
/// No piece may hold what is one reader's own: a name, a token, what they have seen.
final class KeptPieces: Sendable {
  /// In bytes; beyond it everything is let go, and made again where somebody asks.
  static let most = 6 << 20

  private struct Shelf {
    var pieces: [String: any Sendable] = [:]
    var size = 0
  }

  private let shelf = Mutex(Shelf())

  /// - Parameters:
  ///   - key: what the piece is, with everything it depends on besides the dossier.
  ///   - size: how many bytes a piece takes, roughly.
  func piece<Piece: Sendable>(
    _ key: String, size: (Piece) -> Int, _ make: () -> Piece
  ) -> Piece {
    if let kept = shelf.withLock({ $0.pieces[key] as? Piece }) { return kept }
    // Two who ask at once make it twice; neither waits.
    let piece = make()
    let added = size(piece) + key.utf8.count
    shelf.withLock { shelf in
      if shelf.size + added > Self.most { shelf = Shelf() }
      guard added <= Self.most, shelf.pieces.updateValue(piece, forKey: key) == nil else { return }
      shelf.size += added
    }
    return piece
  }
}

extension View {
  /// A piece of a page that all readers of this dossier with the same language and rights see alike.
  func kept(_ name: String, _ make: () -> HTML) -> HTML {
    guard let rights = reader.rights else { return make() }
    return examined.kept.piece(
      "\(words.language.rawValue) \(rights) \(name)", size: { $0.markup.utf8.count }, make)
  }
}
