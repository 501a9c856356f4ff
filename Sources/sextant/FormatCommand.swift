import ArgumentParser
import SextantCommands
import SextantFiles
import SextantModel

struct FormatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt",
    abstract: "Writes a dossier's files in the canonical way; comments are kept.",
    discussion: "Example: sextant fmt dossier --check")

  @Argument(help: "The dossier's folder.") var path = "."
  @Flag(help: "Write nothing; exit code 1 where a file would change.") var check = false
  @OptionGroup var language: LanguageOption

  func run() throws {
    let surroundings = try Surroundings(language)
    let files = try surroundings.dossierFiles(path)
    let read = DossierReader.read(files)
    let unsafe = Set(
      read.findings.filter { $0.severity == .error && $0.losesText }.compactMap(\.place.file))
    var changed = 0
    var refused = false
    for file in files {
      guard let written = DossierWriter.format(file, of: read.dossier) else { continue }
      if unsafe.contains(file.path) {
        say("command.formatRefused", file.path, surroundings)
        refused = true
      } else if written.bytes != file.bytes, let bytes = written.bytes {
        changed += 1
        if check {
          say("command.wouldFormat", file.path, surroundings)
        } else if !Folder(path).write(file.path, bytes) {
          try surroundings.fail("command.cannotWrite", ["path": .text(file.path)])
        }
      }
    }
    if !check {
      print(
        surroundings.catalogue.fill(
          surroundings.catalogue.text("command.formatted"), ["count": .integer(changed)]))
    }
    if refused || (check && changed > 0) { throw ExitCode(1) }
  }

  private func say(_ key: String, _ file: String, _ surroundings: Surroundings) {
    printError(
      surroundings.catalogue.fill(surroundings.catalogue.text(key), ["file": .text(file)]))
  }
}
