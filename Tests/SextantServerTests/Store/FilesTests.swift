import SextantFiles
import SextantModel
import Testing

@testable import SextantServer

/// Attached files are kept once by their digest, within limits, and have a history like items.
@Suite struct FilesTests {
  private let test: TestHouse
  private let dossier: LiveDossier

  init() throws {
    test = try TestHouse()
    dossier = try test.dossier()
  }

  @discardableResult
  private func attach(_ name: String, _ text: String) throws -> AttachedFile {
    let incoming = try dossier.receive()
    for piece in text.utf8.map({ [$0] }) { try incoming.write(piece) }
    return try dossier.attach(incoming, as: name, by: "7")
  }

  @Test func `a file is found again by its digest`() throws {
    let file = try attach("note.txt", "abc")
    // The digest of "abc" as FIPS 180-2 prints it.
    #expect(
      file.digest == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(file.size == 3 && file.id == "files/note.txt")
    #expect(file.mediaType == "text/plain; charset=utf-8")
    #expect(Folder.bytes(try #require(dossier.path(of: file))) == Array("abc".utf8))
    #expect(dossier.snapshot.files == [file])
    try test.reopen()
    #expect(try test.house.dossier(dossier.key)?.snapshot.files == [file])
    #expect(try test.house.verify().files == 1)
  }

  @Test func `the same name for other bytes gets a number, the same bytes are one file`() throws {
    try attach("note.txt", "abc")
    #expect(try attach("note.txt", "abc").name == "note.txt")
    #expect(try attach("note.txt", "def").name == "note-2.txt")
    let note = try #require(dossier.snapshot.file("files/note.txt"))
    #expect(try attach("copy.txt", "abc").digest == note.digest)
    #expect(dossier.snapshot.files.map(\.name) == ["copy.txt", "note-2.txt", "note.txt"])
    #expect(dossier.snapshot.sequence == 4)
  }

  @Test func `taking off and taking back are entries of the journal`() throws {
    try attach("note.txt", "abc")
    try dossier.detach("files/note.txt", by: "7")
    #expect(dossier.snapshot.files.isEmpty)
    try dossier.undo(by: "7")
    #expect(dossier.snapshot.files.map(\.name) == ["note.txt"])
    #expect(
      try dossier.history(of: "files/note.txt").map(\.verb) == [
        "undo", "file.detach", "file.attach",
      ])
    #expect(refusal { try dossier.detach("files/no.txt", by: "7") } == "change.unknownItem")
  }

  @Test func `destroyed bytes are gone for ever, unless another dossier has them`() throws {
    let file = try attach("note.txt", "abc")
    let copy = try test.house.create(nil, .copy(of: dossier.key, title: "Copie"), by: "1")
    try dossier.destroy(file.id, by: "7")
    #expect(dossier.snapshot.files.isEmpty && copy.path(of: file) != nil)
    #expect(refusal { try dossier.destroy(file.id, by: "7") } == "change.unknownItem")
    try copy.destroy(file.id, by: "7")
    #expect(copy.path(of: file) == nil && Folder(test.path + "/files").tree().isEmpty)
    #expect(refusal { try copy.undo(by: "7") } == "change.nothingTo.undo")
    #expect(try test.house.verify().isSound)
  }

  @Test func `items that name a file are known`() throws {
    let file = try attach("note.txt", "abc")
    var evidence = Evidence()
    evidence.id = "E1"
    evidence.file = "files/note.txt"
    try dossier.change([put(evidence), put(channel("CH1", "files/note"))])
    #expect(dossier.snapshot.citing(file) == ["E1"])
  }

  @Test func `what is too large or of the wrong type is refused and leaves nothing`() throws {
    let small = FileLimits(largest: 4, types: FileLimits.standard.types)
    do {
      let incoming = try dossier.receive(small)
      try incoming.write([1, 2, 3])
      #expect(refusal { try incoming.write([4, 5]) } == "file.tooLarge")
    }
    #expect(refusal { try attach("run.exe", "MZ") } == "file.wrongType")
    #expect(refusal { try attach("page.html", "<script>") } == "file.wrongType")
    #expect(refusal { try attach("none", "x") } == "file.wrongType")
    #expect(refusal { try attach("plan.pdf", "<script>") } == "file.notWhatItSays")
    #expect(refusal { try attach("plan.pdf", "%PDF-1.7 …") } == nil)
    let left = Folder(test.path + "/files").tree()
    #expect(left.count == 1 && !left[0].hasPrefix("incoming"))
  }

  @Test(arguments: [
    ("../../etc/passwd.txt", "passwd.txt"), ("C:\\Temp\\plan.pdf", "plan.pdf"),
    (".htaccess", "htaccess"), ("", "file"), ("a\u{0}b\n.txt", "ab.txt"),
    ("a\u{202E}fdp.txt", "afdp.txt"), ("devis: final?.pdf", "devis- final-.pdf"), ("...", "file"),
    (String(repeating: "é", count: 99) + ".pdf", String(repeating: "é", count: 58) + ".pdf"),
    ("x." + String(repeating: "y", count: 99), "file"), ("Été.pdf", "Été.pdf"),
  ])
  func `names are made safe for every disk`(given: String, safe: String) {
    #expect(AttachedFile.safeName(given) == safe)
  }

  @Test func `a missing or altered file is found by verifying`() throws {
    let file = try attach("note.txt", "abc")
    let path = try #require(dossier.path(of: file))
    #expect(Folder("/").write(path, Array("abd".utf8)))
    #expect(try test.house.verify().problems.map(\.key) == ["verify.fileChanged"])
    Folder("/").remove(path)
    #expect(try test.house.verify().problems.map(\.key) == ["verify.fileMissing"])
    #expect(dossier.path(of: file) == nil)
  }
}
