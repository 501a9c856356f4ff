@testable import SextantModel

/// Reads files and says each finding on one line: `strategy/objectives.yaml:2:9 notADay OB1.deadline`,
/// the key of its text without `reading.`.
func said(of files: [String: String], registry: Registry = .dossier) -> [String] {
  said(DossierReader.read(files.map { SourceText(path: $0, text: $1) }, registry: registry))
}

func said(_ read: ReadDossier) -> [String] { read.findings.map { said($0) } }

func said(_ finding: Finding) -> String {
  let place = finding.place
  let position = [place.file, place.line.map(String.init), place.column.map(String.init)]
    .compactMap { $0 }.joined(separator: ":")
  let key = finding.message.key.dropFirst("reading.".count)
  let item = place.item.map { id in place.field.map { "\(id).\($0)" } ?? id } ?? ""
  return [position, String(key), item].filter { !$0.isEmpty }.joined(separator: " ")
}

/// Reads one file of a dossier.
func read(_ path: String, _ text: String) -> ReadDossier {
  DossierReader.read([SourceText(path: path, text: text)])
}
