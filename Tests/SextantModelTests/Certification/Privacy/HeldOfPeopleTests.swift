import Testing

@testable import SextantModel

/// That nothing an institution holds of people is forgotten: every kind has its decision.
@Suite struct HeldOfPeopleTests {
  @Test("every kind of an institution has one decision, and there is none too many")
  func complete() {
    let decided = HeldOfPeople.all.map(\.kind.name)
    #expect(decided.count == Set(decided).count)
    for type in institutionKinds {
      #expect(
        decided.contains(type.kind.name),
        "\(type.kind.name): decide whose it is, what erasing does and what its person is handed")
    }
    #expect(Set(decided) == Set(institutionKinds.map { $0.kind.name }))
  }

  @Test("a kind that holds words on people, or points at them, is not called nobody's")
  func nobody() throws {
    for type in institutionKinds {
      let held = try #require(HeldOfPeople.of(type.kind))
      if Self.holdsWords(type) || Self.pointsAtPeople(type) {
        #expect(held.whose != .nobody, "\(type.kind.name)")
      }
      #expect((held.whose == .nobody) == (held.of == nil), "\(type.kind.name)")
      #expect((held.whose == .nobody) == (held.erasing == .nothing), "\(type.kind.name)")
      #expect((held.whose == .nobody) == (held.handing == .nothing), "\(type.kind.name)")
    }
  }

  @Test("what erasing destroys is encrypted, and what stays as proof holds no words")
  func erasing() throws {
    for type in institutionKinds {
      let held = try #require(HeldOfPeople.of(type.kind))
      let (holdsWords, isErased) = (
        Self.holdsWords(type), [.words, .names].contains(held.erasing)
      )
      #expect(holdsWords == isErased, "\(type.kind.name)")
    }
  }

  @Test("fields that are named are the kind's own")
  func fields() throws {
    for type in institutionKinds {
      let held = try #require(HeldOfPeople.of(type.kind))
      let names = Set(Self.names(type))
      #expect(held.more.isSubset(of: names), "\(type.kind.name)")
      if case .fields(let handed) = held.handing {
        #expect(Set(handed).isSubset(of: names), "\(type.kind.name)")
      }
    }
  }

  private static func holdsWords<T: Item>(_ type: T.Type) -> Bool {
    T.fields.contains { isSealed($0, of: type) }
  }

  private static func names<T: Item>(_ type: T.Type) -> [String] { T.fields.map(\.name) }

  private static func pointsAtPeople<T: Item>(_ type: T.Type) -> Bool {
    func points(_ shape: Shape) -> Bool {
      switch shape {
      case .link: !Set(shape.linkedKinds ?? []).isDisjoint(with: ["candidate", "juryMember"])
      case .list(let element): points(element)
      case .rows(_, let fields): fields.contains { points($0.shape) }
      default: false
      }
    }
    return T.fields.contains { points($0.shape) }
  }
}
