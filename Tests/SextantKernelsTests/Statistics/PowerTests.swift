import SextantKernels
import Testing

@Suite struct PowerTests {
  @Test(.published("statistics/stats_vectors.json"))
  func `published sample sizes and powers come out`() throws {
    let figures = try #require(try SharedData.json("statistics/stats_vectors.json"))
    func figure(_ key: String) throws -> Double { try #require(figures[key]?.double) }
    let usual = try ProportionPower()
    let nine = try ProportionPower(power: 0.9)
    #expect(
      agree(try usual.sizePerGroup(0.10, 0.12), try figure("prop n .10 vs .12 power .8")))
    #expect(
      agree(try usual.sizePerGroup(0.02, 0.022), try figure("prop n .02 vs .022 power .8")))
    #expect(agree(try usual.arcsineSizePerGroup(0.10, 0.12), try figure("arcsine n .10 vs .12")))
    #expect(
      agree(try nine.sizePerGroup(0.5, 0.75), try figure("power.prop.test .5 .75 power .9 n")))
    #expect(
      agree(
        try usual.chance(0.5, 0.75, perGroup: 50), try figure("power.prop.test n=50 .5 .75")))
    #expect(agree(try surveySize(margin: 0.05), try figure("survey n margin 5% p=.5 N=inf")))
    #expect(
      agree(try surveySize(margin: 0.05, population: 2000), try figure("survey n N=2000 fpc")))
    #expect(
      agree(
        try MeanPower().chance(effect: 1, perGroup: 20), try figure("power.t.test n=20 d=1")))
    #expect(
      agree(
        try MeanPower(power: 0.9).sizePerGroup(effect: 1), try figure("n for power .9 d=1"),
        within: 1e-8))
  }

  @Test func `figures known by heart come out without the file`() throws {
    #expect(((try ProportionPower().sizePerGroup(0.10, 0.12)) * 100).rounded() == 384_085)
    #expect(((try surveySize(margin: 0.05)) * 100).rounded() == 38_415)
    #expect(((try surveySize(margin: 0.05, population: 2000)) * 100).rounded() == 32_239)
    // SciPy and statsmodels: 393.4056930 and 0.8064972788.
    #expect(agree(try MeanPower().sizePerGroup(effect: 0.2), 393.4056930002526, within: 1e-8))
    #expect(
      agree(try MeanPower().chance(effect: -0.2, perGroup: 400), 0.8064972788078826, within: 1e-9))
  }

  @Test func `size, chance and detectable rise answer each other`() throws {
    let plan = try ProportionPower()
    let size = try plan.sizePerGroup(0.10, 0.12)
    #expect(agree(try plan.chance(0.10, 0.12, perGroup: size), 0.8))
    let rise = try #require(try plan.detectableRise(from: 0.10, perGroup: size))
    #expect(agree(rise, 0.02))
    #expect(try plan.detectableRise(from: 0.5, perGroup: 2) == nil)
  }

  @Test func `what makes no sense is an error that names it`() {
    #expect(throws: StudyError.outOfRange(.power)) { try ProportionPower(power: 1) }
    #expect(throws: StudyError.outOfRange(.confidence)) { try ProportionPower(confidence: .nan) }
    #expect(throws: StudyError.outOfRange(.difference)) {
      try ProportionPower().sizePerGroup(0.1, 0.1)
    }
    #expect(throws: StudyError.outOfRange(.proportion)) {
      try ProportionPower().sizePerGroup(0.1, 1.2)
    }
    #expect(throws: StudyError.outOfRange(.margin)) { try surveySize(margin: 0) }
    #expect(throws: StudyError.outOfRange(.population)) {
      try surveySize(margin: 0.05, population: 0)
    }
    #expect(throws: StudyError.outOfRange(.difference)) { try MeanPower().sizePerGroup(effect: 0) }
    #expect(throws: StudyError.outOfRange(.sample)) {
      try MeanPower().chance(effect: 1, perGroup: 1)
    }
    #expect(throws: StudyError.outOfRange(.difference)) {
      try MeanPower().sizePerGroup(effect: 1e-9)
    }
  }
}
