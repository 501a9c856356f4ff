import Foundation
import SextantModel
import Testing

@testable import SextantFiles

@Suite struct FolderTests {
  /// A folder for one test, gone after it.
  private final class Scratch {
    let path = NSTemporaryDirectory() + "sextant-folder-\(UUID().uuidString)"
    init() {
      try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ name: String, _ text: String = "x") throws {
      let url = URL(filePath: path).appending(path: name)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }

    func link(_ name: String, to target: String) throws {
      try FileManager.default.createSymbolicLink(
        atPath: "\(path)/\(name)", withDestinationPath: target)
    }

    func paths() -> [String] { (Folder(path).read() ?? []).map(\.path) }
  }

  @Test func `a folder that does not exist is no folder`() {
    #expect(Folder("/nowhere/at/all").read() == nil)
  }

  @Test func `a file is no folder`() throws {
    let scratch = Scratch()
    try scratch.write("dossier.yaml")
    #expect(Folder(scratch.path + "/dossier.yaml").read() == nil)
  }

  @Test func `an empty folder has no files`() {
    #expect(Scratch().paths() == [])
  }

  @Test func `files are read from folders within, sorted, with their bytes`() throws {
    let scratch = Scratch()
    try scratch.write("strategy/objectives.yaml", "- id: OB1\n")
    try scratch.write("dossier.yaml", "title: été\n")
    try scratch.write("a/b/c/d/deep.yaml")
    try scratch.write("a/b/c/d/e/deeper.yaml")
    let files = try #require(Folder(scratch.path).read())
    #expect(files.map(\.path) == ["a/b/c/d/deep.yaml", "dossier.yaml", "strategy/objectives.yaml"])
    #expect(files[1].bytes == Array("title: été\n".utf8))
    #expect(files[1].size == 13)
  }

  @Test func `hidden files and what lies under files are left alone`() throws {
    let scratch = Scratch()
    try scratch.write(".git/HEAD")
    try scratch.write(".hidden.yaml")
    try scratch.write("strategy/.objectives.yaml.swp")
    try scratch.write("files/plan.pdf")
    try scratch.write("strategy/files/kept.yaml")
    try scratch.write("dossier.yaml")
    #expect(scratch.paths() == ["dossier.yaml", "strategy/files/kept.yaml"])
  }

  @Test func `a file beyond the limit is not loaded and is told to be too large`() throws {
    let scratch = Scratch()
    try scratch.write("strategy/objectives.yaml", "")
    let file = "\(scratch.path)/strategy/objectives.yaml"
    try #require(truncate(file, 200 << 20) == 0)
    let files = try #require(Folder(scratch.path).read())
    #expect(files.map(\.size) == [200 << 20])
    #expect(files[0].bytes == nil)
    let finding = try #require(DossierReader.read(files).findings.first)
    #expect(finding.message.key == "reading.tooLarge")
    #expect(finding.message.arguments["size"] == .integer(200))
    #expect(finding.place.file == "strategy/objectives.yaml")
  }

  @Test func `a file at the limit is loaded`() throws {
    let scratch = Scratch()
    try scratch.write("a.txt", "")
    try #require(truncate(scratch.path + "/a.txt", off_t(1 << 20)) == 0)
    #expect(Folder(scratch.path).read()?.first?.bytes?.count == 1 << 20)
  }

  @Test func `links to folders are followed, but never back to where they stand`() throws {
    let scratch = Scratch()
    try scratch.write("strategy/objectives.yaml")
    try scratch.link("strategy/up", to: "..")
    try scratch.link("self", to: ".")
    try scratch.link("again", to: "strategy")
    #expect(scratch.paths() == ["again/objectives.yaml", "strategy/objectives.yaml"])
  }

  @Test func `a link to nothing and a link to itself are files that cannot be read`() throws {
    let scratch = Scratch()
    try scratch.write("dossier.yaml")
    try FileManager.default.createDirectory(
      atPath: scratch.path + "/strategy", withIntermediateDirectories: true)
    try scratch.link("strategy/objectives.yaml", to: "gone.yaml")
    try scratch.link("strategy/segments.yaml", to: "segments.yaml")
    let files = try #require(Folder(scratch.path).read())
    #expect(files.filter { $0.bytes == nil }.count == 2)
    #expect(DossierReader.read(files).findings.map(\.message.key).contains("reading.unreadable"))
  }

  @Test(.disabled(if: getuid() == 0, "root may read every file"))
  func `a file without the right to read it is a file that cannot be read`() throws {
    let scratch = Scratch()
    try scratch.write("strategy/objectives.yaml")
    try #require(chmod(scratch.path + "/strategy/objectives.yaml", 0) == 0)
    let files = try #require(Folder(scratch.path).read())
    #expect(files.map(\.bytes) == [nil])
    #expect(DossierReader.read(files).findings.map(\.message.key) == ["reading.unreadable"])
  }

  @Test func `a path that is no regular file has no bytes`() {
    #expect(Folder.bytes("/nowhere") == nil)
    #expect(Folder.bytes("/") == nil)
    #expect(Folder.bytes("/dev/null") == nil)
  }
}
