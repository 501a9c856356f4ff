import Foundation
import SextantFiles
import SextantModel
import Testing

@testable import SextantServer

/// A dossier leaves and comes back as plain text without loss.
@Suite struct PlainTextTravelTests {
  private static let example = Repository.root + "/Examples/maison-aubrelle"

  private static func source(_ path: String) throws -> DossierSource {
    try #require(DossierFolder(path).source())
  }

  @Test func `the worked example comes out as it went in, byte by byte`() throws {
    let test = try TestHouse()
    let dossier = try test.house.create("aubrelle", Self.source(Self.example), by: .console)
    let read = DossierReader.read(try #require(Folder(Self.example).read()))
    #expect(dossier.snapshot.dossier == read.dossier)
    #expect(dossier.snapshot.dossier.count > 1_000)
    #expect(dossier.snapshot.sequence == 1)
    try test.reopen()
    let again = try #require(try test.house.dossier("aubrelle"))
    #expect(again.snapshot.dossier == read.dossier)
    let target = test.beside("out")
    try DossierFolder(target).write(again.snapshot, of: again)
    let written = try #require(Folder(target).read())
    let expected = DossierWriter.files(of: read.dossier).sorted { $0.path < $1.path }
    #expect(written.map(\.path) == expected.map(\.path))
    #expect(written.map(\.bytes) == expected.map(\.bytes))
    #expect(try test.house.verify().isSound)
  }

  @Test func `comments and attached files travel too, folders among them`() throws {
    let test = try TestHouse()
    let dossier = try test.dossier()
    let incoming = try dossier.receive()
    try incoming.write(Array("%PDF-1.7".utf8))
    try dossier.attach(incoming, as: "devis.pdf", by: "7")
    var comment = SextantModel.Comment()
    comment.id = "K1"
    comment.about = AnyID("dossier")
    comment.author = "Camille Roy"
    comment.at = Moment(day: try #require(Day(2026, 11, 22)), time: ClockTime(minutes: 600))
    comment.text = "À revoir :\n- le titre\n- « la suite »"
    try dossier.change([put(comment)])
    let first = test.beside("first")
    try DossierFolder(first).write(dossier.snapshot, of: dossier)
    #expect(Folder(first).write("files/2026/vue.svg", Array("<svg/>".utf8)))
    let copy = try test.house.create("copy", Self.source(first), by: .console)
    #expect(copy.snapshot.dossier == dossier.snapshot.dossier)
    #expect(copy.snapshot.files.map(\.name) == ["2026/vue.svg", "devis.pdf"])
    let second = test.beside("second")
    try DossierFolder(second).write(copy.snapshot, of: copy)
    #expect(Folder(second).tree() == Folder(first).tree())
    for name in Folder(first).tree() {
      #expect(Folder.bytes("\(first)/\(name)") == Folder.bytes("\(second)/\(name)"))
    }
  }

  @Test func `a dossier that reading would lose text of is refused`() throws {
    let test = try TestHouse()
    let folder = test.beside("spoilt")
    #expect(Folder(folder).write("dossier.yaml", Array("title: A\ncolour: blue\n".utf8)))
    let source = try Self.source(folder)
    #expect(refusal { _ = try test.house.create(nil, source, by: "1") } == "dossier.unreadable")
    #expect(try test.house.dossiers().isEmpty)
  }

  @Test func `nothing is written over what stands already`() throws {
    let test = try TestHouse()
    let dossier = try test.dossier()
    let folder = test.beside("full")
    #expect(Folder(folder).write("mine.txt", [1]))
    #expect(
      refusal { try DossierFolder(folder).write(dossier.snapshot, of: dossier) }
        == "house.notFree")
  }

  @Test func `next year's dossier keeps what lasts, and links to nothing that was left`() throws {
    let test = try TestHouse()
    _ = try test.house.create("aubrelle", Self.source(Self.example), by: .console)
    let next = try test.house.create(
      nil, .nextAfter("aubrelle", title: "Aubrelle 2028"), by: "1")
    #expect(next.key == "aubrelle-2028")
    let dossier = next.snapshot.dossier
    let old = try #require(try test.house.dossier("aubrelle")).snapshot.dossier
    #expect(dossier.only(DossierHead.self).title == "Aubrelle 2028")
    #expect(dossier.only(DossierHead.self).planStart == Day(2027, 1, 1))
    #expect(dossier.all(Segment.self).count == old.all(Segment.self).count)
    #expect(dossier.all(Metric.self).count == old.all(Metric.self).count)
    #expect(dossier.all(Measure.self).count == old.all(Measure.self).count)
    #expect(dossier.all(Action.self).isEmpty && dossier.all(Signal.self).isEmpty)
    let read = DossierReader.read(DossierWriter.files(of: dossier))
    #expect(read.findings.filter { $0.severity == .error }.map(\.message.key) == [])
  }

  @Test func `a copy has everything, its files too`() throws {
    let test = try TestHouse()
    let dossier = try test.dossier()
    let incoming = try dossier.receive()
    try incoming.write(Array("abc".utf8))
    try dossier.attach(incoming, as: "note.txt", by: "7")
    try dossier.change([put(channel("CH1", "Blog"))])
    let copy = try test.house.create(nil, .copy(of: dossier.key, title: "Copie"), by: "1")
    #expect(copy.key == "copie" && copy.channels == ["Blog"])
    #expect(copy.snapshot.files == dossier.snapshot.files)
    #expect(
      refusal { _ = try test.house.create(nil, .copy(of: "no", title: "x"), by: "1") }
        == "dossier.unknown")
  }
}
