import SextantKernels
import Testing

/// Reference figures by SciPy 1.17.
@Suite struct DistributionTests {
  @Test func `gamma and beta have their known values`() {
    #expect(agree(logGamma(0.5), 0.5723649429247001, within: 1e-14))
    #expect(abs(logGamma(1)) < 1e-14)
    #expect(agree(logGamma(10), 12.801827480081469, within: 1e-14))
    #expect(agree(logGamma(1e6), 12_815_504.569147611, within: 1e-13))
    #expect(logGamma(0).isNaN)
    #expect(agree(upperGammaShare(2.5, 1), 0.8491450360846096, within: 1e-13))
    #expect(agree(upperGammaShare(0.5, 9) / 2.2090496998585475e-05, 1, within: 1e-11))
    #expect(agree(upperGammaShare(100, 120), 0.027863739890520652, within: 1e-12))
    #expect(agree(betaShare(0.4, 2, 3), 0.5248, within: 1e-14))
    #expect(agree(betaShare(0.01, 0.5, 10), 0.3420718248432154, within: 1e-13))
    #expect(agree(betaShare(0.55, 5000, 4000), 0.14444343162632547, within: 1e-10))
    #expect(agree(betaShare(0.50001, 1e9, 1e9), 0.8144533152313072, within: 1e-9))
    #expect(betaShare(2, 1, 1).isNaN && upperGammaShare(-1, 1).isNaN)
  }

  @Test(arguments: [
    (2.0, 5.0, 0.9490302605850708), (-3.3, 2.5, 0.029701064389722066),
    (1.5, 1, 0.8128329581890011), (-2, 1e6, 0.02275026692565962), (-2, 1e9, 0.022750132083156623),
    (10, 30, 0.9999999999771237), (0, 4, 0.5),
  ])
  func `Student's distribution has its known values`(t: Double, freedom: Double, share: Double) {
    #expect(agree(studentCumulative(t, freedom: freedom), share, within: 3e-12))
  }

  @Test(arguments: [
    (0.975, 10.0, 2.228138851986274), (0.975, 1, 12.706204736174694),
    (0.01, 3.3, -4.226609156667668), (0.9995, 200, 3.3398354062757107), (0.5, 3, 0),
  ])
  func `its quantiles too`(share: Double, freedom: Double, t: Double) throws {
    #expect(agree(try #require(studentQuantile(share, freedom: freedom)), t, within: 1e-10))
  }

  @Test func `odd parameters give no quantile`() {
    for bad in [0, 1, Double.nan, -1] { #expect(studentQuantile(bad, freedom: 3) == nil) }
    #expect(studentQuantile(0.9, freedom: 0) == nil)
    #expect(studentCumulative(.infinity, freedom: 3) == 1)
    #expect(studentCumulative(1e300, freedom: 3) == 1)
  }
}
