import SextantKernels
import Testing

@testable import SextantModel

@Suite struct JuryAgreementTests {
  /// Levels 0 to 3 by juror, one column per candidate; « - » where a juror did not mark.
  static func marks(_ rows: [String]) -> [Mark] {
    rows.enumerated().flatMap { juror, row in
      row.enumerated().compactMap { place, level -> Mark? in
        guard level != "-" else { return nil }
        var mark = Mark()
        (mark.juror, mark.candidate) = (ID("J\(juror + 1)"), ID("K\(place)"))
        (mark.criterion, mark.level) = ("k1", String(level))
        mark.submittedAt = Moment(day: Day(number: 20000), time: ClockTime(minutes: 600))
        return mark
      }
    }
  }
  func agreement(_ rows: [String]) -> JuryAgreement {
    JuryAgreement(Self.marks(rows), by: SmallCertification.rules)
  }
  func value(_ agreement: JuryAgreement, _ coefficient: JuryAgreement.Coefficient) -> Double? {
    agreement.figures.first { $0.coefficient == coefficient }?.value
  }

  /// The table 20, 5, 10, 15, whose kappa is .40, as two jurors on fifty candidates.
  @Test func `two jurors: Cohen's kappa`() throws {
    let first = String(repeating: "0", count: 25) + String(repeating: "1", count: 25)
    let second =
      String(repeating: "0", count: 20) + String(repeating: "1", count: 5)
      + String(repeating: "0", count: 10) + String(repeating: "1", count: 15)
    let found = agreement([first, second])
    let cohen = try #require(found.figures.first { $0.coefficient == .cohen })
    #expect(abs(cohen.value - 0.4) < 1e-12 && cohen.subjects == 50 && !cohen.isFew)
    let interval = try #require(cohen.interval)
    #expect(interval.contains(0.4) && interval.lowerBound > 0.1 && interval.upperBound < 0.7)
  }

  @Test func `gaps leave those coefficients that allow them`() {
    let found = agreement(["0123-0", "01231-", "-12310"])
    #expect(found.left == [.cohen, .cohenLinear, .cohenQuadratic, .fleiss, .kendall, .intraclass])
    #expect(value(found, .krippendorffNominal) == 1 && value(found, .gwet) == 1)
    #expect(found.figures.allSatisfy { $0.isFew })
  }

  @Test func `all the same is no agreement that could be measured, but Gwet's is`() {
    let found = agreement(["222222", "222222"])
    #expect(value(found, .gwet) == 1)
    #expect(found.left.contains(.cohen) && found.left.contains(.krippendorffOrdinal))
  }

  @Test func `a severe juror is told by how much`() throws {
    let found = agreement(["012012", "123123"])
    #expect(abs(try #require(found.jurors[0].leniency) + 0.5) < 1e-9)
    #expect(abs(try #require(found.jurors[1].leniency) - 0.5) < 1e-9)
    #expect(found.jurors.map(\.marks) == [6, 6])
  }

  @Test func `marks that were not handed in are nobody's to count`() {
    var marks = Self.marks(["01", "01"])
    for place in marks.indices where marks[place].juror == "J2" { marks[place].submittedAt = nil }
    let found = JuryAgreement(marks, by: SmallCertification.rules)
    #expect(found.figures == [] && found.jurors.map(\.juror) == ["J1"])
  }
}
