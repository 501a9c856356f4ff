import Testing

@testable import SextantModel

@Suite struct AccessTests {
  private let day = Day(2026, 6, 30) ?? Day(number: 0)

  /// Two vendors, each with an offer; the first is shared its offer, an action and a content.
  private func dossier(until: Day? = nil, mayEdit: Bool = true) -> Dossier {
    var dossier = Dossier()
    dossier.put(DossierHead())
    for id in ["V1", "V2"] {
      var vendor = Vendor()
      vendor.id = ID(id)
      vendor.name = "Maison \(id)"
      vendor.contact = "Contact \(id)"
      dossier.put(vendor)
      var offer = Offer()
      offer.id = ID("OF-\(id)")
      offer.name = "Offre \(id)"
      offer.vendor = ID(id)
      dossier.put(offer)
      var criterion = SelectionCriterion()
      criterion.id = ID("SC-\(id)")
      dossier.put(criterion)
      var score = Score()
      score.offer = offer.id
      score.criterion = criterion.id
      score.value = 4
      score.id = ID("OF-\(id)/SC-\(id)")
      dossier.put(score)
    }
    var secret = Evidence()
    secret.id = "E1"
    secret.isConfidential = true
    dossier.put(secret)
    var action = Action()
    action.id = "A1"
    action.title = "Film"
    action.vendors = ["V1", "V2"]
    action.evidence = ["E1"]
    dossier.put(action)
    var signal = Signal()
    signal.id = "S1"
    dossier.put(signal)
    var share = PartnerShare()
    share.id = "PS1"
    share.vendor = "V1"
    share.items = [
      "A1", "OF-V1", "OF-V2", "OF-V2/SC-V2", "OF-V1/SC-V1", "SC-V1", "E1", "V2", "PS1",
    ].map { AnyID($0) }
    share.mayEdit = mayEdit
    share.until = until
    share.note = "secret"
    dossier.put(share)
    return dossier
  }

  private func ids(_ dossier: Dossier) -> [String] {
    var ids: [String] = []
    dossier.forEachItem { ids.append($0.idText) }
    return ids.sorted()
  }

  @Test func `a partner sees itself, the head and its shares, never another vendor or its items`() {
    let seen = dossier().reduced(to: .partner("V1"), on: day)
    #expect(ids(seen) == ["A1", "OF-V1", "OF-V1/SC-V1", "SC-V1", "V1", "dossier"])
    #expect(seen.find(ID<Action>("A1"))?.vendors == ["V1"])
    #expect(seen.find(ID<Action>("A1"))?.evidence == [])
    #expect(seen.find(ID<Vendor>("V1"))?.contact == "Contact V1")
    #expect(ids(dossier().reduced(to: .partner("V2"), on: day)) == ["V2", "dossier"])
    #expect(ids(dossier().reduced(to: .partner("V3"), on: day)) == [])
  }

  @Test func `a partner cannot give its item to another, nor take one over`() throws {
    let whole = dossier()
    let sight = Sight(of: whole, by: .partner("V1"), on: day)
    var offer = try #require(whole.reduced(to: sight).find(ID<Offer>("OF-V1")))
    offer.vendor = nil
    offer.name = "Offre révisée"
    let kept = whole.merging(edited: offer, seenThrough: sight)
    #expect(kept.vendor == "V1" && kept.name == "Offre révisée")
  }

  @Test func `a share is open on its last day and not after`() {
    let until = dossier(until: day)
    #expect(until.reduced(to: .partner("V1"), on: day).contains("A1"))
    #expect(!until.reduced(to: .partner("V1"), on: day.adding(days: 1)).contains("A1"))
    #expect(until.sharing(of: "A1", with: "V1", on: day.adding(days: 1)) == nil)
  }

  @Test func `a row of a table goes where its id would name what is not seen`() {
    var dossier = dossier()
    var share = dossier.find(ID<PartnerShare>("PS1")) ?? PartnerShare()
    share.items.removeAll { $0.text == "SC-V1" }
    dossier.put(share)
    #expect(!dossier.reduced(to: .partner("V1"), on: day).contains("OF-V1/SC-V1"))
  }

  @Test func `a guest comments and edits where the share says so`() {
    let guest = Access(role: .guest, vendor: "V1")
    func may(_ permission: Permission, _ id: String, in dossier: Dossier) -> Bool {
      dossier.item(id).map { guest.may(permission, with: $0, in: dossier, on: day) } ?? false
    }
    let open = dossier()
    #expect(may(.editAny, "A1", in: open) && may(.comment, "A1", in: open))
    #expect(!may(.editAny, "V1", in: open) && may(.read, "V1", in: open))
    #expect(!may(.read, "S1", in: open) && !may(.editAny, "S1", in: open))
    #expect(!may(.read, "OF-V2", in: open) && !may(.editAny, "OF-V2", in: open))
    #expect(!may(.deleteAny, "A1", in: open) && !may(.useVerbs, "A1", in: open))
    let closed = dossier(mayEdit: false)
    #expect(!may(.editAny, "A1", in: closed) && may(.comment, "A1", in: closed))
  }

  @Test func `others may do in a room what their role may, and only with what they see`() {
    let dossier = dossier()
    func may(
      _ role: Role, _ permission: Permission, _ id: String, isOwn: Bool = false
    ) -> Bool {
      dossier.item(id).map {
        Access(role: role).may(permission, with: $0, isOwn: isOwn, in: dossier, on: day)
      } ?? false
    }
    #expect(may(.contributor, .editAny, "S1") && !may(.contributor, .editAny, "OF-V1"))
    #expect(!may(.contributor, .deleteAny, "S1"))
    #expect(may(.contributor, .deleteAny, "S1", isOwn: true))
    #expect(!may(.contributor, .read, "E1") && may(.editor, .editAny, "E1"))
    #expect(may(.owner, .editAny, "PS1") && !may(.editor, .editAny, "PS1"))
    #expect(may(.director, .approve, "OF-V1") && !may(.director, .editAny, "S1"))
  }

  @Test func `a waiver of a hidden item goes, it does not come to waive everything`() {
    var dossier = dossier()
    var waiver = Waiver()
    waiver.id = "W1"
    waiver.item = AnyID("E1")
    dossier.put(waiver)
    #expect(!dossier.reduced(to: .ordinary(), on: day).contains("W1"))
    #expect(dossier.reduced(to: .everything, on: day).contains("W1"))
  }

  @Test func `a link shows its scope, without names unless it is made to`() {
    var dossier = dossier()
    var person = Person()
    person.id = "P1"
    person.name = "Inès"
    person.jobTitle = "Cheffe de projet"
    person.hourlyCost = Money(units: 40)
    dossier.put(person)
    let bare = dossier.reduced(to: .link(LinkScope(rooms: [.team], items: ["S1"])), on: day)
    #expect(ids(bare) == ["P1", "S1", "dossier"])
    #expect(bare.find(ID<Person>("P1"))?.name == "")
    #expect(bare.find(ID<Person>("P1"))?.jobTitle == "Cheffe de projet")
    let named = dossier.reduced(
      to: .link(LinkScope(kinds: ["person"], showsPersonalData: true)), on: day)
    #expect(named.find(ID<Person>("P1"))?.name == "Inès")
    #expect(named.find(ID<Person>("P1"))?.hourlyCost == nil)
    #expect(
      ids(dossier.reduced(to: .link(LinkScope(rooms: [.company])), on: day)) == [
        "V1", "V2", "dossier",
      ])
  }

  @Test func `rows about what is not seen go, other rows lose their link`() throws {
    var dossier = Dossier()
    var vendors: [ID<Vendor>] = []
    for id in ["V1", "V2"] {
      var vendor = Vendor()
      vendor.id = ID(id)
      dossier.put(vendor)
      vendors.append(vendor.id)
    }
    var benchmark = Benchmark()
    benchmark.id = "BE1"
    benchmark.subjects = [AnyID("V2"), AnyID("V1")]
    benchmark.cells = vendors.map { vendor in
      var cell = BenchmarkCell()
      cell.subject = AnyID(vendor)
      cell.criterion = "Prix"
      cell.value = "tarif de \(vendor.text)"
      return cell
    }
    dossier.put(benchmark)
    var share = PartnerShare()
    share.id = "PS1"
    share.vendor = "V1"
    share.items = [AnyID("BE1")]
    dossier.put(share)
    let sight = Sight(of: dossier, by: .partner("V1"), on: day)
    var seen = try #require(dossier.reduced(to: sight).find(benchmark.id))
    #expect(seen.subjects == [AnyID("V1")])
    #expect(seen.cells.map(\.value) == ["tarif de V1"])
    seen.cells[0].value = "autre tarif"
    seen.title = "Comparaison"
    let kept = dossier.merging(edited: seen, seenThrough: sight)
    #expect(kept.subjects == [AnyID("V2"), AnyID("V1")])
    #expect(kept.cells.map(\.value) == ["autre tarif", "tarif de V2"])
    #expect(kept.title == "Comparaison")
  }

  @Test func `a formula that names what is not seen is not shown, and is kept`() throws {
    var dossier = Dossier()
    for id in ["orders", "visits"] {
      var metric = Metric()
      metric.id = ID(id)
      dossier.put(metric)
    }
    var indicator = Indicator()
    indicator.id = "K1"
    indicator.name = "Taux"
    indicator.formula = "orders / visits"
    dossier.put(indicator)
    let some = Sight(of: dossier, by: .link(LinkScope(items: ["K1", "orders"])), on: day)
    var seen = try #require(dossier.reduced(to: some).find(indicator.id))
    #expect(seen.formula == "")
    seen.name = "Taux de conversion"
    #expect(dossier.merging(edited: seen, seenThrough: some).formula == "orders / visits")
    let all = Sight(
      of: dossier, by: .link(LinkScope(items: ["K1", "orders", "visits"])), on: day)
    #expect(dossier.reduced(to: all).find(indicator.id)?.formula == "orders / visits")
  }
}
