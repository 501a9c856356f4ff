/// A command that needs the store or the server. The program `sextant-house` does it; `sextant`,
/// which starts at once and takes little memory for everything else, hands it over.
public enum HouseTask: String, CaseIterable, Sendable {
  case demo, serve
  case `import`, export, verify, backup, restore
  case jury
  case docs

  /// What `sextant --help` says of it.
  public var abstract: String {
    switch self {
    case .demo: "Serves the worked example on this machine, signed in as its manager."
    case .serve: "Serves the dossiers of a data folder to browsers."
    case .import: "Makes a new dossier of a data folder from a folder of plain text."
    case .export: "Writes a dossier of a data folder as a folder of plain text."
    case .verify:
      "Recomputes every journal's chain of digests and names the first broken entry."
    case .backup: "Copies a data folder while people work in it."
    case .restore: "Makes a data folder from a backup and verifies all of it."
    case .jury: "Replays a jury's signed minutes from the journal."
    case .docs: "Writes the reference pages of checks, items and the interface for programs."
    }
  }
}
