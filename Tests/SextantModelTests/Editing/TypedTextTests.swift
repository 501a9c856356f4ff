import Testing

@testable import SextantModel

@Suite struct TypedTextTests {
  @Test(arguments: [
    ("30/06/2026", "2026-06-30"), (" 1/7/2026 ", "2026-07-01"), ("30.06.2026", "2026-06-30"),
    ("2026/06/30", "2026-06-30"), ("2026-06-30", "2026-06-30"), ("31/06/2026", "31/06/2026"),
    ("30/06/26", "30/06/26"), ("demain", "demain"),
  ])
  func `days may be typed as the French write them`(typed: String, text: String) {
    #expect(TypedText.canonical(typed, .day) == text)
  }

  @Test(arguments: [
    ("9h30", "09:30"), ("9 h 30", "09:30"), ("18h", "18:00"), ("9:05", "09:05"),
    ("09:30:00", "09:30"), ("25:00", "25:00"), ("9:5", "9:5"),
  ])
  func `times may be typed with an h`(typed: String, text: String) {
    #expect(TypedText.canonical(typed, .clockTime) == text)
  }

  @Test(arguments: [
    ("2026-10-05T18:00", "2026-10-05 18:00"), ("05/10/2026 à 18h", "2026-10-05 18:00"),
    ("05/10/2026 18:00:00", "2026-10-05 18:00"), ("05/10/2026", "05/10/2026"),
  ])
  func `moments may be typed as browsers and people write them`(typed: String, text: String) {
    #expect(TypedText.canonical(typed, .moment) == text)
  }

  @Test(arguments: [
    ("06/2026", "2026-06"), ("T2 2026", "2026-T2"), ("2026 s1", "2026-S1"),
    ("2026-q2", "2026-Q2"), ("01/06/2026 au 15/06/2026", "2026-06-01/2026-06-15"), ("2026", "2026"),
    ("2026-05-04/2026-05-17", "2026-05-04/2026-05-17"), ("13/2026", "13/2026"),
    ("04/05/2026 – 17/05/2026", "2026-05-04/2026-05-17"),
  ])
  func `periods may be typed month first, or by their days`(typed: String, text: String) {
    #expect(TypedText.canonical(typed, .period) == text)
  }

  @Test(arguments: [
    ("12 %", "12 %"), ("12", "12 %"), ("12,5", "12,5 %"), ("0", "0 %"), ("0,5", "0,5"),
    ("1", "1"), ("-1", "-1"), ("beaucoup", "beaucoup"),
  ])
  func `a share typed without its sign is in per cent, unless it could be a part of one`(
    typed: String, text: String
  ) {
    #expect(TypedText.canonical(typed, .share) == text)
    #expect(TypedText.isUnclearShare(text) == ["0,5", "1", "-1"].contains(text))
  }

  @Test func `lines end in LF and control characters are out`() {
    #expect(TypedText.tidy("a\r\nb\rc\n\u{0}\u{7}d\u{85}\te") == "a\nb\nc\nd\te")
    #expect(TypedText.tidy("\r\n\r\n") == "\n\n")
    #expect(TypedText.canonical(" \r\n ", .text) == nil)
    #expect(TypedText.canonical(" x ", .text) == " x ")
  }
}
