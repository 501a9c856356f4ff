import SextantKernels
import Testing

/// The number of a date written `YYYY-MM-DD`; the epoch when it is not one.
func day(_ text: String) -> Int32 {
  let bytes = Array(text.utf8)
  guard let number = CivilDay.parse(bytes.span) else {
    Issue.record("not a date: \(text)")
    return 0
  }
  return number
}

@Suite struct CivilDayTests {
  @Test func `known days have their numbers`() {
    #expect(day("1970-01-01") == 0)
    #expect(day("2000-03-01") == 11_017)
    #expect(day("1969-12-31") == -1)
    #expect(day("0001-01-01") == CivilDay.range.lowerBound)
    #expect(day("9999-12-31") == CivilDay.range.upperBound)
  }

  @Test func `every day of the range goes to a date and back, one after the other`() {
    var expected = CivilDay.range.lowerBound
    for year in 1...9999 {
      for month in 1...12 {
        guard let length = CivilDay.daysInMonth(year: year, month: month) else { continue }
        for dayOfMonth in [1, length] {
          let number = CivilDay.number(year: year, month: month, day: dayOfMonth)
          guard number == expected + Int32(dayOfMonth) - 1, let number,
            let back = CivilDay.date(of: number), back == (year, month, dayOfMonth)
          else {
            Issue.record("\(year)-\(month)-\(dayOfMonth)")
            return
          }
        }
        expected += Int32(length)
      }
    }
    #expect(expected == CivilDay.range.upperBound + 1)
  }

  @Test(arguments: [
    "2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-1-05", "2026/01/05", "",
    "0000-01-01", "2026-01-05 ", "２026-01-0", "-026-01-05", "1900-02-29",
  ])
  func `a text that is no date is refused`(text: String) {
    let bytes = Array(text.utf8)
    #expect(CivilDay.parse(bytes.span) == nil)
  }

  @Test func `a day is written as it is read`() {
    for text in ["2026-04-14", "0007-02-01", "2024-02-29"] {
      #expect(CivilDay.text(of: day(text)) == text)
    }
    #expect(CivilDay.text(of: .max) == nil)
  }

  @Test func `weeks begin on Monday`() {
    #expect(CivilDay.weekday(of: day("1970-01-01")) == 4)
    #expect(CivilDay.weekday(of: day("2026-01-05")) == 1)
    #expect(CivilDay.weekday(of: day("2026-04-05")) == 7)
    #expect(CivilDay.weekday(of: day("1789-07-14")) == 2)
    #expect((1...7).contains(CivilDay.weekday(of: .min)))
  }

  @Test func `adding months stops at the end of a shorter month`() {
    #expect(CivilDay.adding(months: 1, to: day("2024-01-31")) == day("2024-02-29"))
    #expect(CivilDay.adding(months: 1, to: day("2026-01-31")) == day("2026-02-28"))
    #expect(CivilDay.adding(months: -3, to: day("2026-01-15")) == day("2025-10-15"))
    #expect(CivilDay.adding(months: 36, to: day("2026-06-30")) == day("2029-06-30"))
    #expect(CivilDay.adding(months: .min, to: 0) == nil)
    #expect(CivilDay.adding(months: 1, to: day("9999-12-01")) == nil)
    #expect(CivilDay.adding(months: -1, to: day("0001-01-01")) == nil)
  }
}
