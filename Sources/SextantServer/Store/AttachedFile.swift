internal import SextantKernels
internal import SextantModel

/// A file attached to a dossier: its name there, and the digest by which its bytes are kept.
public struct AttachedFile: Sendable, Hashable {
  /// Without folders: `devis.pdf`.
  public let name: String
  /// SHA-256, in hexadecimal.
  public let digest: String
  /// In bytes.
  public let size: Int

  /// As items' texts and the journal name it, and where it lies in a dossier's folder.
  public var id: String { Self.folder + name }

  /// What a browser is told that it is.
  public var mediaType: String {
    FileLimits.standard.mediaType(of: name) ?? "application/octet-stream"
  }

  static let kind = "file"
  static let folder = "files/"

  /// As the journal keeps it.
  var line: String {
    KeptItem.line([
      Plain.Entry(key: "digest", value: .text(digest)),
      Plain.Entry(key: "size", value: .number(String(size))),
    ])
  }

  init(name: String, digest: String, size: Int) {
    self.name = name
    self.digest = digest
    self.size = size
  }

  init?(id: String, line: String) {
    let tree = TextTree(parsing: Array(line.utf8))
    guard id.hasPrefix(Self.folder), let digest = tree.value(for: "digest", in: 0),
      let size = tree.value(for: "size", in: 0).flatMap({ Int(tree.string($0)) })
    else { return nil }
    self.init(
      name: String(id.dropFirst(Self.folder.count)), digest: tree.string(digest), size: size)
  }

  /// A name that every disk takes, made from one that a person's machine gave: without folders,
  /// control characters and leading dots, at most 120 bytes, its ending kept.
  static func safeName(_ given: String) -> String {
    let last = given.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? ""
    var name = ""
    for scalar in last.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned: continue
      default: break
      }
      name.unicodeScalars.append(":*?\"<>|".unicodeScalars.contains(scalar) ? "-" : scalar)
    }
    name = String(name.drop { $0 == "." || $0 == " " })
    while name.last == " " || name.last == "." { name.removeLast() }
    let ending = name.lastIndex(of: ".").map { String(name[$0...]) } ?? ""
    var stem = String(name.dropLast(ending.count))
    while stem.utf8.count + ending.utf8.count > 120, !stem.isEmpty { stem.removeLast() }
    return stem.isEmpty || ending.utf8.count > 20 ? "file" : stem + ending
  }
}
