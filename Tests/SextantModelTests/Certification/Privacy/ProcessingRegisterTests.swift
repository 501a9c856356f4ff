import Testing

@testable import SextantModel

@Suite struct ProcessingRegisterTests {
  private let register = ProcessingRegister()

  @Test("every kind of an institution that holds personal data is in the register")
  func complete() {
    let told = Set(register.lines.map(\.kind.name))
    for type in certificationKinds where Self.isPersonal(type) {
      #expect(told.contains(type.kind.name), "\(type.kind.name): say as what it is kept")
    }
  }

  private static func isPersonal<T: Item>(_ type: T.Type) -> Bool {
    T.fields.contains { !$0.marks.isDisjoint(with: [.personal, .confidential]) }
  }

  @Test("who sees is who the table of roles lets see")
  func readers() throws {
    func line(_ kind: Kind) throws -> ProcessingRegister.Line {
      try #require(register.lines.first { $0.kind.name == kind.name })
    }
    let reason = try line(AccommodationReason.kind)
    #expect(reason.readers == [] && reason.confidants == [.disabilityOfficer])
    #expect(
      reason.of == .accommodationReason
        && reason.confidential == ["reason", "grounds", "receivedOn"])
    let identity = try line(CivilIdentity.kind)
    #expect(identity.readers == [] && identity.confidants == [.programmeManager, .owner])
    #expect(identity.personal.contains("nationalNumber"))
    let mark = try line(Mark.kind)
    #expect(mark.personal == ["comment"] && mark.confidential == [])
    #expect(mark.readers.contains(.juror) && mark.of == .marks)
  }
}
