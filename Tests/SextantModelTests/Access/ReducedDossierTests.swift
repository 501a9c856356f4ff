import Testing

@testable import SextantModel

@Suite struct ReducedDossierTests {
  private static let day = Day(number: 20_634)

  private static func reaches(_ planted: PlantedTokens) -> [Reach] {
    let some = planted.ids.enumerated().filter { $0.offset % 5 == 0 }.map(\.element)
    return [
      .everything, .ordinary(), .ordinary(confidentialOf: ["workAccommodation", "evidence"]),
      .nothing, .link(LinkScope()), .link(LinkScope(rooms: [.budget, .project, .team])),
      .link(LinkScope(kinds: ["indicator", "metric", "measure"], showsPersonalData: true)),
      .link(LinkScope(rooms: Set(Room.allCases))), .link(LinkScope(items: Set(some))),
    ] + planted.dossier.all(Vendor.self).map { .partner($0.id) }
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func `nothing that a reader is told names or quotes what they may not see`(seed: UInt64) throws {
    let planted = PlantedTokens(seed: seed, registry: .dossier, itemsOfEach: 3)
    let catalogue = try Project.catalogue(.french)
    for reach in Self.reaches(planted) {
      let sight = Sight(of: planted.dossier, by: reach, on: Self.day)
      let reduced = planted.dossier.reduced(to: sight)
      let told = Self.told(of: reduced, planted.dossier, catalogue)
      let words = PlantedTokens.words(in: told)
      for word in words {
        #expect(
          Self.maySee(word, in: planted, sight, reach), "\(reach): \(word)")
      }
      // What may be seen is still there.
      planted.dossier.forEachItem { item in
        #expect(reduced.contains(item.idText) == sight.shows(item.idText))
      }
    }
  }

  @Test func `the search finds what the whole dossier tells beyond a reader's reach`() throws {
    let planted = PlantedTokens(seed: 9, registry: .dossier, itemsOfEach: 3)
    let told = Self.told(of: planted.dossier, planted.dossier, try Project.catalogue(.english))
    let words = PlantedTokens.words(in: told)
    for reach in Self.reaches(planted) where reach != .everything {
      let sight = Sight(of: planted.dossier, by: reach, on: Self.day)
      let unseen = words.count { !Self.maySee($0, in: planted, sight, reach) }
      #expect(unseen > 10, "\(reach)")
    }
  }

  @Test(arguments: [5, 6] as [UInt64])
  func `an institution's items are reduced in the same way`(seed: UInt64) {
    let planted = PlantedTokens(seed: seed, registry: .institution, itemsOfEach: 4)
    for reach in [
      Reach.ordinary(), .ordinary(confidentialOf: ["juryMember"]), .nothing, .everything,
      .institution(InstitutionSeat()), Role.disabilityOfficer.reach(),
      Role.programmeManager.reach(),
      Role.juror.reach(juror: planted.dossier.all(JuryMember.self).first?.id),
      .link(LinkScope(kinds: ["session", "slot"])),
    ] {
      let sight = Sight(of: planted.dossier, by: reach, on: Self.day)
      let reduced = planted.dossier.reduced(to: sight)
      let texts = DossierWriter.files(of: reduced).flatMap { $0.bytes ?? [] }
      for word in PlantedTokens.words(in: texts) {
        #expect(Self.maySee(word, in: planted, sight, reach), "\(reach): \(word)")
      }
    }
  }

  @Test(arguments: [7, 8] as [UInt64])
  func `what a reader edits is kept with what they did not see, and seen as they left it`(
    seed: UInt64
  ) {
    var planted = PlantedTokens(seed: seed, registry: .dossier, itemsOfEach: 3)
    let full = planted.dossier
    var edits = 0
    for reach in Self.reaches(planted) where reach != .everything {
      let sight = Sight(of: full, by: reach, on: Self.day)
      let reduced = full.reduced(to: sight)
      planted.allowed = { reduced.contains($0) }
      reduced.forEachItem { item in
        guard let before = full.item(item.idText) else {
          Issue.record("\(item.idText) is shown and does not exist")
          return
        }
        edits += Self.expectMerge(item, before, full, sight, &planted)
      }
    }
    #expect(edits > 1000)
  }

  private static func expectMerge<T: Item>(
    _ seen: T, _ before: any Item, _ full: Dossier, _ sight: Sight,
    _ planted: inout PlantedTokens
  ) -> Int {
    let (edited, fields) = planted.edit(seen, hiding: sight.reach.fixedMarks(of: T.kind))
    let kept = full.merging(edited: edited, seenThrough: sight)
    var again = kept
    for field in T.fields { field.cover(&again, sight.veil(over: T.kind)) }
    #expect(again == edited, "\(changedFields(edited, again)) of \(T.kind.name)")
    let changed = changedFields(before, kept)
    #expect(changed.allSatisfy { fields.contains($0) }, "\(changed)")
    #expect(
      full.merging(edited: seen, seenThrough: sight).compactText == (before as? T)?.compactText)
    return fields.count
  }

  // MARK: - What is told

  /// Everything that could be shown to a reader of a reduced dossier.
  private static func told(of reduced: Dossier, _ full: Dossier, _ catalogue: Catalogue) -> [UInt8]
  {
    var text: [UInt8] = []
    func tell(_ words: String) {
      text += Array(words.utf8)
      text.append(UInt8(ascii: "\n"))
    }
    for file in DossierWriter.files(of: reduced) { text += file.bytes ?? [] }
    let citations = Citations(of: reduced)
    let thread = Thread(of: reduced, citations: citations)
    reduced.forEachItem { item in
      tell(item.compactText)
      tell(item.headline)
      for way in Thread.Way.allCases {
        for stop in thread.stops(from: item.idText, way, depth: 3) ?? [] {
          tell("\(stop.id) \(stop.headline) \(stop.field)")
        }
      }
      for problem in reduced.linkProblems(of: item) { tell(catalogue.say(problem.message)) }
    }
    full.forEachItem { item in
      for citation in citations.all(of: item.idText) { tell(citation.id) }
      if !citations.all(of: item.idText).isEmpty { tell(item.idText) }
    }
    let ends = thread.looseEnds()
    for stop in ends.orphans + ends.deadEnds { tell("\(stop.id) \(stop.headline)") }
    let results = Examination(of: reduced, on: day).run()
    for finding in results.flatMap({ $0.findings + $0.doubts + $0.notes }) {
      tell(finding.place.text)
      tell(catalogue.say(finding.message))
      for id in finding.evidence { tell(id) }
    }
    for waived in results.flatMap(\.waived) {
      tell("\(waived.finding.place.text) \(catalogue.say(waived.finding.message)) \(waived.waiver)")
    }
    return text
  }

  private static func maySee(
    _ word: String, in planted: PlantedTokens, _ sight: Sight, _ reach: Reach
  ) -> Bool {
    guard let number = Int(word.dropFirst(2).prefix(5)), number < planted.ids.count else {
      return false
    }
    let id = planted.ids[number]
    guard sight.shows(id), let kind = planted.dossier.kind(of: id) else { return false }
    guard word.hasPrefix("Tx") else { return true }
    guard let origin = planted.origins[word] else { return false }
    return origin.marks.isDisjoint(with: reach.hiddenMarks(of: kind))
      && origin.subjects.allSatisfy { sight.shows($0) }
  }
}
