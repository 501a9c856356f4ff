import SextantKernels
import Testing

@Suite struct MendedTextTests {
  /// A text as a program shows it that takes its UTF-8 for Windows-1252.
  private func misread(_ text: String) -> String {
    let table: [UInt8: UInt32] = [
      0x80: 0x20AC, 0x82: 0x201A, 0x83: 0x192, 0x84: 0x201E, 0x85: 0x2026, 0x86: 0x2020,
      0x87: 0x2021, 0x88: 0x2C6, 0x89: 0x2030, 0x8A: 0x160, 0x8B: 0x2039, 0x8C: 0x152, 0x8E: 0x17D,
      0x91: 0x2018, 0x92: 0x2019, 0x93: 0x201C, 0x94: 0x201D, 0x95: 0x2022, 0x96: 0x2013,
      0x97: 0x2014, 0x98: 0x2DC, 0x99: 0x2122, 0x9A: 0x161, 0x9B: 0x203A, 0x9C: 0x153, 0x9E: 0x17E,
      0x9F: 0x178,
    ]
    var result = ""
    for byte in text.utf8 {
      result.unicodeScalars.append(Unicode.Scalar(table[byte] ?? UInt32(byte)) ?? "?")
    }
    return result
  }

  @Test(arguments: [1, 2, 3])
  func `text garbled once or several times over is mended`(times: Int) {
    let text = "Montant dépensé (€);Coût par résultat – été à 12 °C;Œuvre « naïve » 🎯"
    var garbled = text
    for _ in 0..<times { garbled = misread(garbled) }
    #expect(garbled != text)
    let mended = MendedText(Array("Jour;n\n\(garbled)".utf8))
    #expect(String(decoding: mended.bytes, as: UTF8.self) == "Jour;n\n\(text)")
    guard case .mojibake(let found, let places, let line)? = mended.notes.first else {
      Issue.record("no note")
      return
    }
    #expect(found == times)
    #expect(places > 8)
    #expect(line == 2)
  }

  @Test(arguments: [
    "voilà », dit-elle", "SÃO PAULO", "Où ça ? À côté…", "Zoë – 5 €", "Ålesund, Łódź, Ğ", "naïveté",
    "Â, É et Ï", "“quoted”",
  ])
  func `sound text is left as it is, even where its bytes look odd`(text: String) {
    let mended = MendedText(Array(text.utf8))
    #expect(String(decoding: mended.bytes, as: UTF8.self) == text)
    #expect(mended.notes == [])
  }

  @Test func `lines of two encodings are each read by their own`() {
    var bytes = Array("a;b\nété;1\n".utf8)
    bytes += [0x63, 0xF4, 0x74, 0xE9, 0x3B, 0x32, 0x0A]
    let mended = MendedText(bytes)
    #expect(String(decoding: mended.bytes, as: UTF8.self) == "a;b\nété;1\ncôté;2\n")
    #expect(mended.notes == [.mixedEncodings(utf8Line: 2, windows1252Line: 3)])
  }

  @Test func `Windows-1252 and UTF-16 are told`() {
    #expect(MendedText([0x61, 0x0A, 0xE9]).notes == [.windows1252(line: 2)])
    #expect(MendedText([0xFF, 0xFE, 0x61, 0x00]).notes == [.byteOrderMark, .utf16])
    #expect(MendedText([0, 1, 2]).notes == [.binary])
  }

  @Test func `any bytes at all give valid text`() {
    var dice = Dice(state: 7)
    for _ in 0..<300 {
      let bytes = (0..<Int.random(in: 0...80, using: &dice)).map { _ in
        UInt8.random(in: 0x70...0xFF, using: &dice)
      }
      #expect(String(validating: MendedText(bytes).bytes, as: UTF8.self) != nil)
    }
  }
}
