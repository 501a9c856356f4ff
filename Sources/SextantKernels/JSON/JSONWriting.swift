extension JSONValue {
  /// The value as JSON, keys and numbers as they stand: what was read and not changed comes out with
  /// the same meaning to the last digit.
  ///
  /// - Parameter indent: blanks for each level, a value on each line; `nil` for one line.
  public func bytes(indent: Int? = nil) -> [UInt8] {
    var output: [UInt8] = []
    append(to: &output, indent: indent.map { min(max($0, 0), 16) }, level: 0)
    return output
  }

  /// The same as a text.
  public func json(indent: Int? = nil) -> String {
    String(decoding: bytes(indent: indent), as: UTF8.self)
  }

  private func append(to output: inout [UInt8], indent: Int?, level: Int) {
    switch self {
    case .null: output += "null".utf8
    case .flag(let flag): output += (flag ? "true" : "false").utf8
    case .number(let text): output += text.utf8
    case .text(let text): appendJSONText(text, to: &output)
    case .list(let elements):
      output.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        Self.separate(index, &output, indent, level + 1)
        element.append(to: &output, indent: indent, level: level + 1)
      }
      if !elements.isEmpty { Self.newLine(&output, indent, level) }
      output.append(UInt8(ascii: "]"))
    case .object(let members):
      output.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        Self.separate(index, &output, indent, level + 1)
        appendJSONText(member.key, to: &output)
        output.append(UInt8(ascii: ":"))
        if indent != nil { output.append(0x20) }
        member.value.append(to: &output, indent: indent, level: level + 1)
      }
      if !members.isEmpty { Self.newLine(&output, indent, level) }
      output.append(UInt8(ascii: "}"))
    }
  }

  private static func separate(_ index: Int, _ output: inout [UInt8], _ indent: Int?, _ level: Int)
  {
    if index > 0 { output.append(UInt8(ascii: ",")) }
    newLine(&output, indent, level)
  }

  private static func newLine(_ output: inout [UInt8], _ indent: Int?, _ level: Int) {
    guard let indent else { return }
    output.append(0x0A)
    output.append(contentsOf: repeatElement(0x20, count: indent * level))
  }
}

extension JSONValue {
  /// An object whose members without a value are left out.
  static func fields(_ members: [(String, JSONValue?)]) -> JSONValue {
    .object(members.compactMap { key, value in value.map { Member(key: key, value: $0) } })
  }

  /// The text, where the value is one.
  public var asText: String? { if case .text(let text) = self { text } else { nil } }

  /// The elements, where the value is a list.
  public var asList: [JSONValue]? { if case .list(let list) = self { list } else { nil } }

  /// The members, where the value is an object.
  public var asMembers: [Member]? { if case .object(let members) = self { members } else { nil } }

  /// A whole number of at most fifteen digits, where the value is one.
  public var asInteger: Int? {
    guard case .number(let text) = self, text.utf8.count <= 16 else { return nil }
    return Int(text)
  }

  /// One element where a list may stand in its place, as JSON-LD has it.
  public var oneOrMany: [JSONValue] { asList ?? [self] }

  /// The same object with a member put in, in the place of the one of that name or at the end.
  func setting(_ key: String, _ value: JSONValue?) -> JSONValue {
    guard case .object(var members) = self else { return self }
    let place = members.firstIndex { $0.key == key }
    if let place {
      if let value {
        members[place] = Member(key: key, value: value)
      } else {
        members.remove(at: place)
      }
    } else if let value {
      members.append(Member(key: key, value: value))
    }
    return .object(members)
  }
}
