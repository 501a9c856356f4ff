public import SextantModel

/// What a new dossier begins with.
public enum DossierSource: Sendable {
  /// Nothing but its title.
  case blank(title: String, Language)
  /// A dossier as it was read from plain text, and the files that lie beside it.
  case plainText(ReadDossier, files: [FileBeside])
  /// What lasts of another dossier: last year's.
  case nextAfter(_ key: String, title: String)
  /// Everything of another dossier as it stands, its attached files too.
  case copy(of: String, title: String)

  /// A file that lies in the folder `files` of a dossier's folder.
  public struct FileBeside: Sendable {
    /// Below `files/`.
    public let name: String
    /// Where its bytes are now.
    public let path: String

    public init(name: String, path: String) {
      self.name = name
      self.path = path
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
