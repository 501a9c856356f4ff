import Testing

@testable import SextantModel

@Suite struct CandidatesOwnTests {
  private var institution: Dossier {
    var dossier = SmallJury.institution
    var other = Candidate()
    (other.id, other.name) = ("K2", "Eli Bord")
    dossier.put(other)
    for (id, candidate, granted) in [("A1", "K1", true), ("A2", "K1", false), ("A3", "K2", true)] {
      var measure = Accommodation()
      (measure.id, measure.candidate, measure.measure) = (ID(id), ID(candidate), "tiers-temps")
      measure.grantedOn = granted ? SmallJury.day : nil
      dossier.put(measure)
    }
    var reason = AccommodationReason()
    (reason.id, reason.accommodation, reason.reason) = ("R", "A1", "dyslexie")
    dossier.put(reason)
    var certificate = Certificate()
    (certificate.id, certificate.candidate, certificate.session) = ("C1", "K1", "S1")
    dossier.put(certificate)
    return dossier
  }

  private func ids(_ dossier: Dossier) -> Set<String> {
    var ids: Set<String> = []
    dossier.forEachItem { ids.insert($0.idText) }
    return ids
  }

  @Test func `before publication a candidate knows when they are heard and what was granted`() {
    let own = institution.candidatesOwn("K1")
    #expect(ids(own) == [Institution().id.text, "K1", "S1", "RG", "T1", "A1"])
    #expect(own.find(ID<Slot>("T1"))?.panel == nil)
    #expect(own.find(ID<Slot>("T1"))?.at == SmallJury.moment(9))
  }

  @Test func `published, what was decided and issued is theirs, and nothing of the jury`() throws {
    var dossier = institution
    var session = try #require(dossier.find(ID<Session>("S1")))
    session.publishedOn = SmallJury.day
    dossier.put(session)
    let own = dossier.candidatesOwn("K1")
    #expect(own.all(BlockDecision.self).map(\.candidate) == ["K1"])
    #expect(own.all(Certificate.self).map(\.id) == ["C1"])
    #expect(own.all(Mark.self).isEmpty && own.all(JuryMember.self).isEmpty)
    #expect(own.all(Panel.self).isEmpty && own.all(Reconciliation.self).isEmpty)
    #expect(dossier.candidatesOwn("K2").all(BlockDecision.self).isEmpty)
  }

  @Test func `who is no candidate is told nothing`() {
    #expect(ids(institution.candidatesOwn("K9")).isEmpty)
    #expect(ids(Dossier().candidatesOwn("K1")).isEmpty)
  }
}
