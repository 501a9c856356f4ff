import Testing

@testable import SextantModel

@Suite struct CalculatorTests {
  private func work(
    _ name: CalculatorName, _ typed: [(name: String, value: String)] = []
  ) throws -> Calculation {
    try name.calculator.work(GivenInputs(typed, for: name.calculator.inputs))
  }

  private func fact(_ calculation: Calculation, _ name: String) -> Double {
    calculation.number(name) ?? .nan
  }

  @Test func `a survey at 5 points and 95 % needs 384,15 answers, 322,39 of two thousand`() throws {
    let endless = try work(.sampleSize)
    #expect(abs(fact(endless, "exactSize") - 384.15) < 0.005 && fact(endless, "answers") == 385)
    let limited = try work(.sampleSize, [("population", "2 000"), ("responseRate", "25 %")])
    #expect(abs(fact(limited, "exactSize") - 322.39) < 0.005)
    #expect(fact(limited, "answers") == 323 && fact(limited, "invitations") == 1292)
  }

  @Test func `from 10 to 12 % a test needs 3 840,85 visitors per version`() throws {
    let test = try work(.testSize, [("perDay", "500")])
    #expect(abs(fact(test, "exactPerVersion") - 3840.85) < 0.005)
    #expect(fact(test, "perVersion") == 3841 && fact(test, "days") == 16)
  }

  @Test func `384 answers of 46 000 give 4,98 points, a handful gives none`() throws {
    let margin = try work(
      .margin, [("sample", "384"), ("population", "46000"), ("announced", "5 %")])
    #expect(abs(fact(margin, "margin") - 0.0498) < 5e-5 && margin.verdict == .concludes)
    #expect(try work(.margin, [("sample", "12")]).verdict == .refuses)
  }

  @Test func `quotas add up, crossed ones in both directions`() throws {
    let plain = try work(.quotas, [("total", "10"), ("rows", "a ; 1\nb ; 1\nc ; 1")])
    #expect(plain.tables[0].rows.map(\.cells) == [[4], [3], [3]])
    let crossed = try work(
      .quotas,
      [("total", "10"), ("rows", "F ; 60 %\nH ; 40 %"), ("columns", "Nord ; 50\nSud ; 50")])
    #expect(crossed.tables[0].rows.map(\.cells) == [[3, 3, 6], [2, 2, 4], [5, 5, 10]])
  }

  /// 30 of 60 and 10 of 40, halves of the population: 40 % becomes 37,5 %, 100 answers are worth 96.
  @Test func `a sample is weighted to its population`() throws {
    let weighted = try work(
      .weighting, [("cells", "H ; 60 ; 30\nF ; 40 ; 10"), ("rows", "H ; 50 %\nF ; 50 %")])
    #expect(abs(fact(weighted, "rawShare") - 0.4) < 1e-12)
    #expect(abs(fact(weighted, "weightedShare") - 0.375) < 1e-9)
    #expect(abs(fact(weighted, "effectiveSize") - 96) < 1e-6)
    #expect(weighted.tables[0].rows.map(\.head) == ["H", "F"])
  }

  @Test func `an A/B test concludes, or refuses for each of its reasons`() throws {
    func test(_ a: Int, _ b: Int, _ more: [(name: String, value: String)] = []) throws
      -> Calculation
    {
      try work(
        .abTest,
        [
          ("visitorsA", "1000"), ("conversionsA", "\(a)"), ("visitorsB", "1000"),
          ("conversionsB", "\(b)"),
        ] + more)
    }
    let clear = try test(100, 150)
    #expect(clear.verdict == .concludes)
    #expect(clear.reading.first?.key == "calculator.reading.versions.higher")
    // z = 1.0615: p = 0.2885.
    let unclear = try test(105, 120)
    #expect(unclear.verdict == .refuses && abs(fact(unclear, "p") - 0.2885) < 5e-4)
    #expect(unclear.reading.map(\.key).contains("calculator.reading.chanceSuffices"))
    let early = try test(100, 150, [("planned", "3841")])
    #expect(early.verdict == .refuses)
    #expect(early.reading.map(\.key).contains("calculator.reading.stoppedEarly"))
    // p = 0.030 is enough for one look, not for five.
    let once = try test(100, 131)
    let looked = try test(100, 131, [("looks", "5")])
    #expect(once.verdict == .concludes && looked.verdict == .refuses)
  }

  @Test func `five looks at 5 % make 14,2 %, and ask for 98,42 % at each`() throws {
    let looks = try work(.looks)
    #expect(abs(fact(looks, "falseAlarm") - 0.142) < 5e-4)
    #expect(abs(fact(looks, "perLook") - 0.9842) < 5e-5)
  }

  @Test func `shares, means, one share and a table are read`() throws {
    let shares = try work(
      .shares, [("yes1", "100"), ("size1", "1000"), ("yes2", "150"), ("size2", "1000")])
    #expect(abs(fact(shares, "z") + 3.381) < 1e-3 && shares.verdict == .concludes)
    let means = try work(
      .means,
      [
        ("mean1", "50"), ("deviation1", "10"), ("size1", "100"), ("mean2", "55"),
        ("deviation2", "10"), ("size2", "100"),
      ])
    // 5 / √(1 + 1)
    #expect(abs(fact(means, "t") + 3.5355) < 1e-3 && means.verdict == .concludes)
    let share = try work(.share, [("yes", "60"), ("size", "100"), ("expected", "50 %")])
    // The chance of 60 or more, or 40 or fewer, heads of 100.
    #expect(abs(fact(share, "p") - 0.0569) < 5e-4 && share.verdict == .refuses)
    let table = try work(.crossTable, [("table", "Oui ; 20 ; 30\nNon ; 30 ; 20")])
    #expect(abs(fact(table, "chiSquare") - 4) < 1e-9 && abs(fact(table, "cramersV") - 0.2) < 1e-9)
    #expect(table.verdict == .concludes)
  }

  @Test func `what is typed badly is told at its input`() {
    func problems(_ name: CalculatorName, _ typed: [(name: String, value: String)]) -> [String] {
      do throws(CalculatorFault) {
        _ = try name.calculator.work(GivenInputs(typed, for: name.calculator.inputs))
        return []
      } catch {
        return error.problems.map {
          "\($0.input) \($0.message.key.split(separator: ".").last ?? "")"
        }
      }
    }
    #expect(problems(.margin, []) == ["sample missing"])
    #expect(problems(.margin, [("sample", "douze")]) == ["sample notACount"])
    #expect(problems(.margin, [("sample", "0")]) == ["sample outOfRange"])
    #expect(problems(.sampleSize, [("margin", "5")]) == ["margin shareOutOfRange"])
    #expect(problems(.margin, [("sample", "90"), ("population", "80")]) == ["sample moreThanAll"])
    #expect(problems(.testSize, [("target", "10 %")]) == ["target sameShares"])
    #expect(
      problems(.weighting, [("cells", "H ; 5 ; 9"), ("rows", "H ; 1")]) == ["cells badCell"])
    #expect(
      problems(.weighting, [("cells", "X ; 5"), ("rows", "H ; 1")]) == ["cells unknownStratum"])
    #expect(problems(.crossTable, [("table", "Oui ; 2")]) == ["table badCounts"])
  }
}
