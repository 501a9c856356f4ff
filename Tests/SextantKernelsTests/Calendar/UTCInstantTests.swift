import SextantKernels
import Testing

struct UTCInstantTests {
  @Test(
    "a moment is read to the second, whatever its distance to world time",
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("1969-12-31T23:59:59Z", -1),
      ("2020-12-18T14:24:12+01:00", 1_608_297_852), ("2020-12-18T13:24:12Z", 1_608_297_852),
      ("2020-12-18t08:24:12.750-05:00", 1_608_297_852), ("2000-02-29T12:00:00+00:00", 951_825_600),
    ] as [(String, Int)])
  func reading(text: String, seconds: Int) {
    #expect(UTCInstant(text)?.seconds == seconds)
  }

  @Test(
    "what is no moment is none",
    arguments: [
      "", "2020-12-18", "2020-12-18T14:24:12", "2021-02-29T00:00:00Z", "2020-12-18T24:00:00Z",
      "2020-12-18T14:60:00Z", "2020-12-18T14:24:12+1:00", "2020-12-18T14:24:12+15:00",
      "2020-12-18T14:24:12.Z", "2020-12-18T14:24:12ZZ", "0000-01-01T00:00:00Z",
      "2020-12-18T14-24-12Z", "é020-12-18T14:24:12Z",
    ])
  func noMoment(text: String) { #expect(UTCInstant(text) == nil) }

  @Test("in Paris it is two hours later in summer, one in winter, to the second of the change")
  func paris() throws {
    func paris(_ text: String) throws -> String? {
      try #require(UTCInstant(text)).text(zone: "Europe/Paris")
    }
    #expect(try paris("2026-07-10T12:24:12Z") == "2026-07-10T14:24:12+02:00")
    #expect(try paris("2026-12-18T13:24:12Z") == "2026-12-18T14:24:12+01:00")
    #expect(try paris("2026-03-29T00:59:59Z") == "2026-03-29T01:59:59+01:00")
    #expect(try paris("2026-03-29T01:00:00Z") == "2026-03-29T03:00:00+02:00")
    #expect(try paris("2026-10-25T00:59:59Z") == "2026-10-25T02:59:59+02:00")
    #expect(try paris("2026-10-25T01:00:00Z") == "2026-10-25T02:00:00+01:00")
    #expect(try paris("2025-12-31T23:30:00Z") == "2026-01-01T00:30:00+01:00")
  }

  @Test("elsewhere too, west of Greenwich and with half hours")
  func elsewhere() throws {
    let moment = try #require(UTCInstant("2026-01-01T02:00:00Z"))
    #expect(moment.text(zone: "America/Martinique") == "2025-12-31T22:00:00-04:00")
    #expect(moment.text(zone: "Asia/Kolkata") == "2026-01-01T07:30:00+05:30")
    #expect(moment.text(zone: "UTC") == "2026-01-01T02:00:00+00:00")
    #expect(moment.text(zone: "Mars/Olympus") == nil)
    #expect(moment.utcText == "2026-01-01T02:00:00Z")
  }

  @Test("every text of ours is read back")
  func roundTrip() throws {
    for seconds in stride(from: -62_135_596_800, through: 253_402_300_799, by: 86_399_999) {
      let moment = try #require(UTCInstant(seconds: seconds))
      #expect(UTCInstant(moment.utcText) == moment)
    }
    #expect(UTCInstant(seconds: .max) == nil)
    #expect(UTCInstant(seconds: -62_135_596_801) == nil)
  }
}
