import Testing

@testable import SextantModel

@Suite struct RoleTests {
  /// One line per role, one sign per permission, in the order of `Permission.allCases`.
  private static let table: [Role: String] = [
    .owner: "++++++++++++",
    .editor: "+++++.++++..",
    .contributor: "+++++.+.....",
    .commenter: "++..........",
    .guest: "+...........",
    .director: "++...+...+..",
    .candidate: "+++++.++++..",
    .juror: "+++.+.......",
    .president: "+++.++...+..",
    .disabilityOfficer: "+++.+.......",
    .programmeManager: "+++++.+.+++.",
    .auditor: "+........+..",
  ]

  @Test(arguments: Role.allCases)
  func `a role may do what the table says, cell by cell`(role: Role) throws {
    let line = try #require(Self.table[role])
    #expect(line.count == Permission.allCases.count)
    for (sign, permission) in zip(line, Permission.allCases) {
      #expect(role.may(permission) == (sign == "+"), "\(role) \(permission)")
    }
  }

  @Test func `a contributor changes what is worked on, not what commits the company`() {
    let open: Set<Room> = [
      .watch, .research, .diagnosis, .brand, .project, .campaign, .quality, .shop, .influence,
      .measure, .review, .report,
    ]
    for room in Room.allCases {
      #expect(Role.contributor.may(.editAny, in: room) == open.contains(room), "\(room)")
      #expect(Role.contributor.may(.useVerbs, in: room) == open.contains(room), "\(room)")
      #expect(Role.contributor.may(.read, in: room))
      #expect(Role.juror.may(.editOwn, in: room) == (room == .certification), "\(room)")
      #expect(Role.editor.may(.editAny, in: room) == (room != .certification), "\(room)")
      #expect(!Role.director.may(.editAny, in: room) && Role.director.may(.approve, in: room))
    }
  }

  @Test func `who answers for the dossier sees what is confidential`() {
    for role in Role.allCases {
      let reach = role.reach(vendor: "V1")
      switch role {
      case .owner, .editor, .director, .candidate: #expect(reach == .everything)
      case .guest: #expect(reach == .partner("V1"))
      default:
        let person = reach.hiddenMarks(of: Person.kind)
        #expect(person == .confidential, "\(role)")
      }
    }
    #expect(Role.guest.reach() == .nothing)
    #expect(Role.disabilityOfficer.reach().hiddenMarks(of: WorkAccommodation.kind) == [])
    #expect(Role.juror.reach().hiddenMarks(of: JuryMember.kind) == .confidential)
    #expect(Role.president.reach().hiddenMarks(of: JuryMember.kind) == [])
  }

  @Test func `roles and permissions have names in both languages`() throws {
    for language in Language.allCases {
      let catalogue = try Project.catalogue(language)
      for role in Role.allCases {
        #expect(catalogue.has("role.\(role.rawValue)"))
        #expect(catalogue.has("role.\(role.rawValue).about"))
      }
      for permission in Permission.allCases {
        #expect(catalogue.has("permission.\(permission.rawValue)"))
      }
    }
  }
}
