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

  // MARK: - Whole candidates

  /// Each candidate's marks on several criteria, a row per juror: "01 22" is two criteria of two
  /// candidates.
  private func marked(_ rows: [String], slot: (Int) -> ID<Slot>? = { _ in nil }) -> [Mark] {
    rows.enumerated().flatMap { juror, row in
      row.split(separator: " ").enumerated().flatMap { place, levels in
        levels.enumerated().map { number, level in
          var mark = Mark()
          (mark.juror, mark.candidate) = (ID("J\(juror + 1)"), ID("K\(place)"))
          (mark.criterion, mark.level) = ("k\(number)", String(level))
          mark.slot = slot(place)
          mark.submittedAt = Moment(day: Day(number: 20000), time: ClockTime(minutes: 600))
          return mark
        }
      }
    }
  }

  @Test func `criteria of one candidate are not as many candidates`() {
    // Forty criteria, of two candidates.
    let found = JuryAgreement(
      marked([
        "01230123012301230123 11230123012301230122", "01230123012301230121 01230123012301230123",
      ]), by: SmallCertification.rules)
    #expect(found.figures.allSatisfy { $0.subjects == 40 && $0.candidates == 2 && $0.isFew })
    #expect(!found.figures.isEmpty)
  }

  /// The jackknife written out: whole candidates left out one after another.
  @Test func `the interval is that of leaving out whole candidates`() throws {
    let rows = ["0123 1102 2330 0012", "0122 1112 2230 1012"]
    let marks = marked(rows)
    for coefficient in [
      JuryAgreement.Coefficient.cohen, .fleiss, .kendall, .intraclass, .krippendorffOrdinal, .gwet,
    ] {
      let figure = try #require(
        JuryAgreement(marks, by: SmallCertification.rules).figures.first {
          $0.coefficient == coefficient
        })
      let parts = try (0..<4).map { left in
        try #require(
          value(
            JuryAgreement(
              marks.filter { $0.candidate != ID("K\(left)") }, by: SmallCertification.rules),
            coefficient))
      }
      let mean = parts.reduce(0, +) / 4
      let spread = parts.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      // Student's t with three degrees of freedom at 97.5 %: 3.182446.
      let half = 3.182446305 * (0.75 * spread).squareRoot()
      let interval = try #require(figure.interval)
      #expect(abs(interval.lowerBound - (figure.value - half)) < 1e-6, "\(coefficient)")
      #expect(
        abs(interval.upperBound - min(1, figure.value + half)) < 1e-6, "\(coefficient)")
      #expect(figure.subjects == 16 && figure.candidates == 4)
    }
  }

  @Test func `who sits again is marked anew, and stays one candidate`() {
    let first = marked(["01 22", "01 21"], slot: { _ in "T1" })
    let again = marked(["33 22", "32 22"], slot: { _ in "T2" })
    let found = JuryAgreement(first + again, by: SmallCertification.rules)
    #expect(found.figures.first?.subjects == 8 && found.figures.first?.candidates == 2)
    #expect(found.jurors.map(\.marks) == [8, 8])
  }

  @Test func `a team and its members are one`() {
    var marks = marked(["01 22 13", "01 21 13"], slot: { $0 < 2 ? "T1" : "T2" })
    for juror in ["J1", "J2"] {
      var mark = Mark()
      (mark.juror, mark.slot) = (ID(juror), "T1")
      (mark.criterion, mark.level) = ("kg", "2")
      mark.submittedAt = Moment(day: Day(number: 20000), time: ClockTime(minutes: 600))
      marks.append(mark)
    }
    let found = JuryAgreement(marks, by: SmallCertification.rules)
    #expect(found.figures.first?.subjects == 7 && found.figures.first?.candidates == 2)
  }

  // MARK: - Panels of three

  /// The first two say the table 20, 5, 10, 15 (.40), the third what the first says.
  @Test func `of three jurors Cohen's kappa is told two by two, with the mean`() throws {
    let first = String(repeating: "0", count: 25) + String(repeating: "1", count: 25)
    let second =
      String(repeating: "0", count: 20) + String(repeating: "1", count: 5)
      + String(repeating: "0", count: 10) + String(repeating: "1", count: 15)
    let found = agreement([first, second, first])
    #expect(
      found.pairs.map { "\($0.first.text) \($0.second.text)" } == ["J1 J2", "J1 J3", "J2 J3"])
    let kappas = found.pairs.compactMap(\.kappa)
    for (kappa, expected) in zip(kappas, [0.4, 1, 0.4]) { #expect(abs(kappa - expected) < 1e-12) }
    #expect(found.pairs.allSatisfy { $0.subjects == 50 })
    #expect(abs(try #require(found.mean(of: \.kappa)) - 0.6) < 1e-12)
    #expect(agreement([first, second]).pairs == [])
    // Panels that never mark the same are no pair.
    let apart = agreement(["01--", "01--", "--01"])
    #expect(apart.pairs.map { "\($0.first.text) \($0.second.text)" } == ["J1 J2"])
  }
}
