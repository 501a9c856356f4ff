import SextantKernels
import Testing

@Suite struct StatisticsTests {
  /// Abramowitz and Stegun, table 26.1, and its tail values.
  @Test(arguments: [
    (0.0, 0.5), (1, 0.841344746068543), (-1, 0.158655253931457), (1.96, 0.975002104851780),
    (2, 0.977249868051821), (-5, 2.866515718791939e-7), (3, 0.998650101968370),
  ])
  func `the normal distribution has its tabulated values`(z: Double, share: Double) {
    #expect(abs(normalCumulative(z) - share) < 1e-14)
  }

  @Test func `quantiles are the inverse, far into both tails`() throws {
    #expect(abs(try #require(normalQuantile(0.975)) - 1.959963984540054) < 1e-14)
    #expect(abs(try #require(normalQuantile(0.8)) - 0.841621233572914) < 1e-14)
    #expect(normalQuantile(0.5).map { abs($0) < 1e-15 } == true)
    for share in [1e-300, 1e-12, 0.001, 0.2, 0.6, 0.999] {
      let z = try #require(normalQuantile(share))
      #expect(abs(normalCumulative(z) / share - 1) < 1e-10)
    }
    for bad in [0, 1, -1, Double.nan, .infinity] { #expect(normalQuantile(bad) == nil) }
  }

  @Test func `the worked example's survey has a margin of 4,98 points`() throws {
    let margin = try #require(marginOfError(sample: 384, population: 46_000))
    #expect((margin * 10_000).rounded() == 498)
    #expect((try #require(marginOfError(sample: 1_000)) * 1_000).rounded() == 31)
    #expect(marginOfError(sample: 50, population: 50) == 0)
    #expect(marginOfError(sample: 51, population: 50) == nil)
    #expect(marginOfError(sample: 0) == nil)
    #expect(marginOfError(sample: 1, population: 1) == 0)
    #expect(marginOfError(sample: 10, proportion: .nan) == nil)
  }

  @Test func `the sample for five points is the usual 385, less in a small population`() {
    #expect(sampleSize(margin: 0.05) == 385)
    #expect(sampleSize(margin: 0.03) == 1068)
    #expect(sampleSize(margin: 0.05, population: 46_000) == 381)
    #expect(sampleSize(margin: 0.05, population: 1_000) == 278)
    #expect(sampleSize(margin: 1e-300, population: 12) == 12)
    #expect(sampleSize(margin: 1e-300) == nil)
    #expect(sampleSize(margin: 0) == nil)
    #expect(sampleSize(margin: 0.05, population: 0) == nil)
  }

  @Test func `a sample of the size asked for keeps its margin`() throws {
    for population in [10, 500, 46_000, 5_000_000] {
      for margin in [0.01, 0.03, 0.05, 0.1] {
        let size = try #require(sampleSize(margin: margin, population: population))
        #expect(try #require(marginOfError(sample: size, population: population)) <= margin + 1e-9)
        if size > 1 {
          let less = try #require(marginOfError(sample: size - 1, population: population))
          #expect(less > margin)
        }
      }
    }
  }

  @Test func `means, medians and deviations are those computed by hand`() throws {
    let values = [2.0, 4, 4, 4, 5, 5, 7, 9]
    #expect(mean(values) == 5)
    #expect(median(values) == 4.5)
    #expect(median([3, 1, 2]) == 2)
    #expect(standardDeviation(values, wholePopulation: true) == 2)
    #expect(abs(try #require(standardDeviation(values)) - 2.138089935299395) < 1e-12)
    #expect(mean([]) == nil)
    #expect(median([]) == nil)
    #expect(standardDeviation([1]) == nil)
    #expect(median([1, .nan]) == nil)
    #expect(mean([1, .infinity]) == nil)
    #expect(mean([1.7e308, 1.7e308]).map { abs($0 / 1.7e308 - 1) < 1e-15 } == true)
  }
}
