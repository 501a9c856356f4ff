import SextantModel
import Testing

@testable import SextantServer

@Suite struct SharePageTests {
  private func post(
    _ bench: RoomBench, _ form: [(name: String, value: String)], _ role: Role = .owner
  ) async -> Answer? {
    await DossierPages.post(["people", "share"], bench.act(form, role: role), bench.around(role))
  }

  @Test("items are found by list and by a word of their name, and ticked; no id is asked for")
  func finding() async throws {
    let bench = try RoomBench()
    let first = try #require(bench.page(["people", "share"]))
    #expect(Markup(first.main.markup).problems == [])
    #expect(fieldNames(first).contains("kind") && fieldNames(first).contains("words"))
    let answer = await post(
      bench,
      [
        ("vendor", "nodea"), ("kind", "objective"), ("words", "NOTORIETE"), ("do", "find"),
        ("items", "OB1"),
      ])
    let found = try #require(answer?.page)
    #expect(found.status == 200)
    let boxes = Markup(found.main.markup).all("input").filter {
      $0.attributes["type"] == "checkbox"
    }
    #expect(
      boxes.filter { $0.attributes["name"] == "add" }.map { $0.attributes["value"] } == ["OB5"])
    // What was ticked before stays ticked.
    let kept = boxes.filter { $0.attributes["name"] == "items" }
    #expect(kept.map { $0.attributes["value"] } == ["OB1"])
    #expect(kept.allSatisfy { $0.attributes["checked"] != nil })
    #expect(Markup(found.main.markup).problems == [])
  }

  @Test("what is ticked is shared, a whole list too, and the share is changed on the same page")
  func sharing() async throws {
    let bench = try RoomBench()
    let before = Set(bench.live.snapshot.dossier.all(PartnerShare.self).map(\.id.text))
    let answer = await post(
      bench,
      [
        ("vendor", "nodea"), ("items", "OB1"), ("add", "OB5"), ("list.segment", "true"),
        ("mayComment", "true"), ("until", "2026-12-31"), ("note", "Refonte"), ("do", "share"),
      ])
    #expect(answer?.notice == "share.done")
    let dossier = bench.live.snapshot.dossier
    let share = try #require(dossier.all(PartnerShare.self).first { !before.contains($0.id.text) })
    let segments = dossier.all(Segment.self).map(\.id.text)
    #expect(share.items.map(\.text) == ["OB1", "OB5"] + segments)
    #expect(share.vendor == "nodea" && share.mayComment && !share.mayEdit)
    #expect(share.until == Day(2026, 12, 31) && share.note == "Refonte")
    let page = try #require(bench.page(["people", "share"], query: [("share", share.id.text)]))
    #expect(page.main.markup.contains("value=\"OB5\""))
    let version = bench.version(share.id.text)
    let form: [(name: String, value: String)] = [
      ("share", share.id.text), ("seen-version", version), ("vendor", "nodea"), ("items", "OB5"),
    ]
    #expect((await post(bench, form))?.notice == "share.done")
    let changed = try #require(bench.find(share.id))
    #expect(changed.items.map(\.text) == ["OB5"] && !changed.mayComment && changed.until == nil)
    // Another had the older page before them.
    let late = (await post(bench, form))?.page
    #expect(late?.status == 422 && late?.main.markup.contains("entre-temps") == true)
  }

  @Test("what is missing or may not be shared is told beside its field, what was ticked stays")
  func problems() async throws {
    let bench = try RoomBench()
    let answer = await post(bench, [("vendor", ""), ("until", "2020-01-01")])
    let empty = try #require(answer?.page)
    #expect(empty.status == 422)
    for place in ["#field-vendor", "#field-items", "#field-until"] {
      #expect(empty.main.markup.contains("href=\"\(place)\""))
    }
    #expect(Markup(empty.main.markup).problems == [])
    let pieces = bench.live.snapshot.dossier.all(Evidence.self)
    let secret = try #require(pieces.first { $0.isConfidential })
    let closed = (await post(bench, [("vendor", "nodea"), ("items", secret.id.text)]))?.page
    #expect(closed?.status == 422)
    // It is not even offered.
    let found = await post(
      bench, [("vendor", "nodea"), ("kind", "evidence"), ("words", secret.title), ("do", "find")])
    #expect(found?.page?.main.markup.contains("value=\"\(secret.id.text)\"") == false)
  }

  @Test("only who looks after people shares; editors are not led there")
  func refused() async throws {
    let bench = try RoomBench()
    #expect((await post(bench, [("vendor", "nodea")], .editor))?.refusal == "pages.people.refused")
    let people = try #require(bench.page(["people"], .editor))
    #expect(!people.main.markup.contains("people/share"))
    let owner = try #require(bench.page(["people"]))
    #expect(owner.main.markup.contains("/d/bench/people/share"))
    #expect(bench.get("partnerShares", "new")?.address == "/d/bench/people/share")
  }
}
