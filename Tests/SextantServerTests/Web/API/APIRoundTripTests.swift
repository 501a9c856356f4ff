import SextantKernels
import SextantModel
import Testing

@testable import SextantServer

@Suite struct APIRoundTripTests {
  /// Kinds of which the worked example has an item, remarks left aside: they are signed.
  private static let kinds = Registry.dossier.kinds.map { $0.kind.name }.filter { name in
    var has = false
    WorkedExample.reading.dossier.forEachItem(ofKind: name) { _ in has = true }
    return has && name != "comment"
  }

  @Test func `the worked example has items of nearly every kind`() {
    #expect(Self.kinds.count > 100)
  }

  @Test func `what is read may be sent back as it is and changes nothing`() async throws {
    let bench = try APIBench()
    for name in Self.kinds {
      let type = try #require(Registry.dossier.type(named: name))
      let item = try #require(items(of: type, in: bench.rooms.live.snapshot.dossier).first)
      let path = [type.kind.plural, item.idText]
      let read = try await bench.ask("GET", path)
      #expect(read.status == 200, "\(name)")
      let tag = try #require(read.header("ETag"))
      let known = try await bench.ask("GET", path, ifNoneMatch: tag)
      #expect(known.status == 304 && known.body.isEmpty)
      let written = try await bench.ask("PUT", path, read.text, ifMatch: tag)
      #expect(written.status == 200, "\(name): \(written.text)")
      #expect(written.body == read.body && written.header("ETag") == tag, "\(name)")
    }
    #expect(bench.rooms.live.snapshot.sequence == 1)
  }

  @Test func `what is deleted may be added again as it was`() async throws {
    let bench = try APIBench(isReopened: true)
    for name in Self.kinds {
      let type = try #require(Registry.dossier.type(named: name))
      guard Verbs.governedFields(of: name).isEmpty else { continue }
      let dossier = bench.rooms.live.snapshot.dossier
      let free = items(of: type, in: dossier).first {
        Agreements.holds(on: $0, in: dossier).isEmpty
      }
      let item = try #require(free, "\(name)")
      let path = [type.kind.plural, item.idText]
      let read = try await bench.ask("GET", path)
      let gone = try await bench.ask("DELETE", path, ifMatch: read.header("ETag"))
      #expect(gone.status == 204, "\(name): \(gone.text)")
      #expect(try await bench.ask("GET", path).status == 404)
      let added = try await bench.ask("POST", [type.kind.plural], read.text)
      #expect(added.status == 201, "\(name): \(added.text)")
      let location = added.header("Location")
      #expect(
        location == "/api/v1/dossiers/bench/\(type.kind.plural)/\(percentEncoded(item.idText))")
      let again = bench.rooms.live.snapshot.dossier.item(item.idText)
      #expect(again?.compactText == item.compactText, "\(name)")
    }
  }

  @Test func `a patch changes the fields that it names and no other`() async throws {
    let bench = try APIBench(isReopened: true)
    let before = try #require(bench.rooms.live.snapshot.dossier.all(Objective.self).first)
    let path = ["objectives", before.id.text]
    let done = try await bench.ask(
      "PATCH", path, #"{"text": "Doubler la notoriété"}"#, type: "application/merge-patch+json")
    #expect(done.status == 200, "\(done.text)")
    let after = try #require(bench.rooms.find(before.id))
    #expect(after.text == "Doubler la notoriété")
    #expect(changedFields(before, after) == ["text"])
  }
}
