/// One bit for each credential of an issuer, set when it is revoked: W3C Bitstring Status List 1.0.
///
/// A list is never short, so that who asks for it does not say of whom.
public struct BitstringStatusList: Sendable, Equatable {
  public enum Problem: String, Error, Sendable, CaseIterable {
    /// Not base 64 with a `u` before it.
    case notBase64
    /// The packed bytes are broken.
    case damaged
    /// Fewer bits than the standard demands.
    case tooShort
    /// More bits than anybody needs.
    case tooLong
  }

  /// Why a list has bits.
  public enum Purpose: String, Sendable, CaseIterable {
    /// For ever.
    case revocation
    /// For a while.
    case suspension
  }

  /// 16 kilobytes, demanded by the standard.
  public static let shortest = 131_072
  public static let longest = 1 << 26

  private var bytes: [UInt8]

  /// - Parameter count: how many credentials it has room for.
  public init(count: Int = shortest) {
    let bits = min(max(count, Self.shortest), Self.longest)
    bytes = [UInt8](repeating: 0, count: (bits + 7) / 8)
  }

  public var count: Int { bytes.count * 8 }

  /// Whether the bit of a credential is set; `nil` outside the list.
  public subscript(index: Int) -> Bool? {
    guard (0..<count).contains(index) else { return nil }
    return bytes[index / 8] & mask(index) != 0
  }

  /// - Returns: whether the list has such a bit.
  @discardableResult
  public mutating func set(_ isSet: Bool, at index: Int) -> Bool {
    guard (0..<count).contains(index) else { return false }
    if isSet { bytes[index / 8] |= mask(index) } else { bytes[index / 8] &= ~mask(index) }
    return true
  }

  /// The first bit is the highest of the first byte.
  private func mask(_ index: Int) -> UInt8 { 0x80 >> UInt8(index % 8) }

  // MARK: - As text

  /// The packed list, as `encodedList` holds it.
  public var encoded: String { Multibase.base64URL(GzipFile.pack(bytes)) }

  public init(encoded: String) throws(Problem) {
    guard encoded.utf8.first == UInt8(ascii: "u"), let packed = Multibase.bytes(encoded) else {
      throw .notBase64
    }
    do { bytes = try GzipFile.unpack(packed, upTo: Self.longest / 8) } catch {
      throw error == .tooLong ? .tooLong : .damaged
    }
    guard count >= Self.shortest else { throw .tooShort }
  }

  // MARK: - As credentials

  /// The credential that publishes the list, before its proof.
  public func credential(
    id: String, issuer: String, purpose: Purpose, validFrom: UTCInstant
  ) -> JSONValue {
    .fields([
      ("@context", .list([.text(AchievementCredential.credentialsContext)])), ("id", .text(id)),
      ("type", .list([.text("VerifiableCredential"), .text("BitstringStatusListCredential")])),
      ("issuer", .text(issuer)), ("validFrom", .text(validFrom.utcText)),
      (
        "credentialSubject",
        .fields([
          ("id", .text(id + "#list")), ("type", .text("BitstringStatusList")),
          ("statusPurpose", .text(purpose.rawValue)), ("encodedList", .text(encoded)),
        ])
      ),
    ])
  }

  /// What a credential says of its place in a list.
  public struct Entry: Sendable, Equatable {
    public let list: String
    public let index: Int
    public let purpose: Purpose

    public init(list: String, index: Int, purpose: Purpose = .revocation) {
      self.list = list
      self.index = index
      self.purpose = purpose
    }

    /// - Returns: `nil` where the value is no entry of this kind.
    public init?(_ value: JSONValue) {
      guard value["type"]?.asText == "BitstringStatusListEntry",
        let list = value["statusListCredential"]?.asText,
        let digits = value["statusListIndex"]?.asText, digits.utf8.count <= 9,
        digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let index = Int(digits),
        let purpose = value["statusPurpose"]?.asText.flatMap(Purpose.init(rawValue:))
      else { return nil }
      self.init(list: list, index: index, purpose: purpose)
    }

    public var json: JSONValue {
      .fields([
        ("id", .text(list + "#" + String(index))), ("type", .text("BitstringStatusListEntry")),
        ("statusPurpose", .text(purpose.rawValue)), ("statusListIndex", .text(String(index))),
        ("statusListCredential", .text(list)),
      ])
    }
  }

  /// Whether a credential's bit is set in a published list; `nil` where the credential's value says
  /// nothing about it: another list, another purpose, a bit outside.
  ///
  /// - Parameter list: the credential of the list, its proof verified by the caller.
  public static func status(
    of entry: Entry, in list: JSONValue
  ) throws(Problem) -> Bool? {
    guard list["id"]?.asText == entry.list, let subject = list["credentialSubject"],
      let purposes = subject["statusPurpose"]?.oneOrMany.map(\.asText),
      purposes.contains(entry.purpose.rawValue), let encoded = subject["encodedList"]?.asText
    else { return nil }
    return try Self(encoded: encoded)[entry.index]
  }
}
