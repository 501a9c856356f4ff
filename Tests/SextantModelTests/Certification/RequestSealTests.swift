import Testing

@testable import SextantModel

/// Who knows that an arrangement was asked for.
@Suite struct RequestSealTests {
  private static let day = Day(2026, 6, 30) ?? Day(number: 0)

  private func seen(_ role: Role, grantedOn: Day?) -> Bool {
    var institution = Dossier(registry: .institution)
    var measure = Accommodation()
    (measure.id, measure.measure) = ("A1", "Un tiers de temps")
    (measure.askedOn, measure.grantedOn) = (Self.day, grantedOn)
    institution.put(measure)
    let reach = role.reach(juror: role.sitsOnPanels ? "J1" : nil, in: .institution)
    return institution.reduced(to: reach, on: Self.day).find(ID<Accommodation>("A1")) != nil
  }

  @Test(arguments: [Role.juror, .president, .auditor])
  func `a request that nobody granted is not for juries to know of`(role: Role) {
    #expect(!seen(role, grantedOn: nil))
    #expect(seen(role, grantedOn: Self.day))
  }

  @Test(arguments: [Role.owner, .programmeManager, .disabilityOfficer])
  func `who prepares the session sees it`(role: Role) {
    #expect(seen(role, grantedOn: nil))
  }
}
