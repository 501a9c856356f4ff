internal import SextantKernels

extension JSONValue {
  /// Plain data as JSON.
  init(_ plain: Plain) {
    switch plain {
    case .none: self = .null
    case .number(let text): self = .number(text)
    case .flag(let flag): self = .flag(flag)
    case .bare(let text), .text(let text): self = .text(text)
    case .list(let list): self = .list(list.map { JSONValue($0) })
    case .map(let entries):
      self = .object(entries.map { Member(key: $0.key, value: JSONValue($0.value)) })
    }
  }

  /// This object with a member set, in its place or at the end.
  func setting(_ key: String, _ value: JSONValue) -> JSONValue {
    var members = asMembers ?? []
    if let place = members.firstIndex(where: { $0.key == key }) {
      members[place] = Member(key: key, value: value)
    } else {
      members.append(Member(key: key, value: value))
    }
    return .object(members)
  }
}
