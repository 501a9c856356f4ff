import ArgumentParser
import SextantCommands
import SextantFiles
import SextantModel
import SextantServer

struct DocsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: HouseTask.docs.rawValue,
    abstract: HouseTask.docs.abstract,
    discussion: "Example: sextant docs --check")

  @Flag(help: "Write nothing; exit code 1 where a page is out of date.") var check = false
  @OptionGroup var language: LanguageOption

  func run() throws {
    let surroundings = try Surroundings(language)
    let root = surroundings.installation.root
    let pages = ReferencePages(
      french: surroundings.installation.catalogue(.french),
      english: surroundings.installation.catalogue(.english)
    ).all(
      fixtures: fixtures(root), library: try surroundings.library().library,
      example: DossierReader.read(Folder("\(root)/Examples/maison-aubrelle").read() ?? []).dossier)
    let folder = Folder("\(root)/docs/generated")
    let wanted = Set(pages.map(\.path))
    var stale: [String] = []
    let present = folder.read() ?? []
    for page in pages where present.first(where: { $0.path == page.path })?.bytes != page.bytes {
      stale.append(page.path)
    }
    stale += present.map(\.path).filter { !wanted.contains($0) }
    if check {
      for path in stale {
        printError(
          surroundings.catalogue.fill(
            surroundings.catalogue.text("command.stale"), ["file": .text("docs/generated/\(path)")])
        )
      }
      if !stale.isEmpty { throw ExitCode(1) }
      return
    }
    for page in pages where stale.contains(page.path) {
      guard folder.write(page.path, page.bytes ?? []) else {
        try surroundings.fail("command.cannotWrite", ["path": .text(page.path)])
      }
    }
    for path in stale where !wanted.contains(path) { folder.remove(path) }
  }

  private func fixtures(_ root: String) -> [String: [String]] {
    let files = Folder("\(root)/Tests/Fixtures/checks").read() ?? []
    return Dictionary(grouping: files.map(\.path)) { String($0.prefix { $0 != "/" }) }
  }
}
