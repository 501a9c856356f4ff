import SextantKernels
import Testing

struct BitstringStatusListTests {
  /// The list of the examples of W3C Bitstring Status List 1.0: no bit set.
  private let published = "uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA"

  @Test("the list of the standard's examples has its 131,072 bits, none set")
  func publishedList() throws {
    let list = try BitstringStatusList(encoded: published)
    #expect(list == BitstringStatusList())
    #expect(list.count == 131_072)
    #expect((0..<list.count).allSatisfy { list[$0] == false })
  }

  @Test("bits come back where they were set, and nowhere else")
  func roundTrip() throws {
    var list = BitstringStatusList(count: 200_001)
    let set = [0, 7, 8, 94_567, 131_072, 200_000]
    for index in set {
      let isThere = list.set(true, at: index)
      #expect(isThere)
    }
    list.set(true, at: 9)
    list.set(false, at: 9)
    let read = try BitstringStatusList(encoded: list.encoded)
    #expect(read == list)
    #expect((0..<read.count).filter { read[$0] == true } == set)
    #expect(read.count == 200_008)
    #expect(read[200_008] == nil)
    #expect(read[-1] == nil)
    let isOutside = !list.set(true, at: 1 << 40)
    #expect(isOutside)
    // Packed: an address of a few hundred letters, not of 33,000.
    #expect(list.encoded.utf8.count < 400)
  }

  @Test("the first bit is the highest of the first byte, as the standard counts")
  func order() throws {
    var list = BitstringStatusList()
    list.set(true, at: 0)
    list.set(true, at: 10)
    let bytes = try GzipFile.unpack(
      try #require(Multibase.bytes(list.encoded)), upTo: 1 << 20)
    #expect(bytes.count == 16_384)
    #expect(bytes.prefix(3) == [0x80, 0x20, 0])
  }

  @Test("what is no list is refused with its reason")
  func refusals() {
    func refusal(_ text: String) -> BitstringStatusList.Problem? {
      do { _ = try BitstringStatusList(encoded: text) } catch { return error }
      return nil
    }
    #expect(refusal("") == .notBase64)
    #expect(refusal("H4sIAAAAAAAAA") == .notBase64)
    #expect(refusal("uH4sIAAAAAAAA") == .damaged)
    #expect(refusal(published.replacing("DCoPVP", with: "DCoPVQ")) == .damaged)
    #expect(
      refusal("u" + Base64URL.text(GzipFile.pack([UInt8](repeating: 0, count: 16_383))))
        == .tooShort)
    #expect(
      refusal("u" + Base64URL.text(GzipFile.pack([UInt8](repeating: 0, count: 1 << 23 + 1))))
        == .tooLong)
  }

  @Test("a credential's entry is found in the list it names, for the purpose it names")
  func status() throws {
    var list = BitstringStatusList()
    list.set(true, at: 94_567)
    let moment = try #require(UTCInstant("2021-04-05T14:27:40Z"))
    let id = "https://example.com/credentials/status/3"
    let credential = list.credential(
      id: id, issuer: "did:example:12345", purpose: .revocation, validFrom: moment)
    func status(_ index: Int, _ purpose: BitstringStatusList.Purpose, _ list: String) throws
      -> Bool?
    {
      let entry = BitstringStatusList.Entry(list: list, index: index, purpose: purpose)
      #expect(BitstringStatusList.Entry(entry.json) == entry)
      return try BitstringStatusList.status(of: entry, in: credential)
    }
    #expect(try status(94_567, .revocation, id) == true)
    #expect(try status(94_566, .revocation, id) == false)
    #expect(try status(94_567, .suspension, id) == nil)
    #expect(try status(94_567, .revocation, id + "4") == nil)
    #expect(try status(131_072, .revocation, id) == nil)
    #expect(credential["type"]?.asList?.last == .text("BitstringStatusListCredential"))
    #expect(credential["credentialSubject"]?["id"] == .text(id + "#list"))
  }

  @Test("an entry with a number that is none is no entry")
  func badEntries() {
    func entry(_ index: JSONValue) -> BitstringStatusList.Entry? {
      BitstringStatusList.Entry(
        .object([
          .init(key: "type", value: .text("BitstringStatusListEntry")),
          .init(key: "statusPurpose", value: .text("revocation")),
          .init(key: "statusListIndex", value: index),
          .init(key: "statusListCredential", value: .text("https://example.org/1")),
        ]))
    }
    #expect(entry(.text("12"))?.index == 12)
    for index: JSONValue in [
      .text("-1"), .text(""), .text("1e3"), .number("12"),
      .text("99999999999999999999"),
    ] {
      #expect(entry(index) == nil)
    }
  }
}
