internal import SextantFiles
public import SextantModel

/// What a new dossier begins with.
public enum DossierSource: Sendable {
  /// Nothing but its title, what it is for and the assessments it answers to.
  case blank(
    title: String, Language, mode: DossierMode? = nil, assessments: [AssessmentSelection] = [])
  /// An institution that certifies, with the rules it begins with.
  case institution(Institution, rules: [CertifierRules] = [])
  /// A dossier as it was read from plain text, and the files that lie beside it. It is refused where
  /// reading lost some of the text, unless somebody saw what and wants the rest.
  case plainText(ReadDossier, files: [FileBeside], acceptingLosses: Bool = false)
  /// What lasts of another dossier: last year's.
  case nextAfter(_ key: String, title: String)
  /// Everything of another dossier as it stands, its attached files too.
  case copy(of: String, title: String)

  /// A file that lies in the folder `files` of a dossier's folder.
  public struct FileBeside: Sendable {
    /// Below `files/`.
    public let name: String
    /// Where its bytes are now, for messages.
    let place: String
    /// Hands over its bytes piece by piece; false where they cannot all be read.
    let pieces: @Sendable (_ take: ([UInt8]) -> Void) -> Bool

    /// - Parameter path: where its bytes lie on disk.
    public init(name: String, path: String) {
      self.init(name: name, place: path) { Folder.pieces(of: path, $0) }
    }

    init(
      name: String, place: String, pieces: @escaping @Sendable (_ take: ([UInt8]) -> Void) -> Bool
    ) {
      self.name = name
      self.place = place
      self.pieces = pieces
    }
  }
}

/// A new dossier's items and files, in the order in which they are to stand.
struct DossierContents {
  var dossier: Dossier
  var files: [AttachedFile] = []

  var changes: [PlannedChange] {
    var changes: [PlannedChange] = []
    dossier.forEachItem { item in
      changes.append(
        PlannedChange(kind: type(of: item).kind.name, id: item.idText, content: .item(item)))
    }
    return changes
      + files.map {
        PlannedChange(kind: AttachedFile.kind, id: $0.id, content: .file($0))
      }
  }
}
