/// Competitors or vendors compared on the same criteria.
public struct Benchmark: Item {
  public static let kind = Kind("benchmark", "benchmarks", in: .diagnosis)

  public var id: ID<Benchmark> = ""
  public var title: String = ""
  public var benchmarkKind: BenchmarkKind?
  public var subjects: [AnyID] = []
  public var criteria: [String] = []
  public var cells: [BenchmarkCell] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("title", \.title, .required),
    Field("benchmarkKind", \.benchmarkKind),
    Field("subjects", \.subjects, .to(["competitor", "vendor"])),
    Field("criteria", \.criteria),
    Field("cells", \.cells),
    Field("evidence", \.evidence),
  ]
}

/// What was noted of a subject on a criterion.
public struct BenchmarkCell: Row {
  public static let rowName = "benchmarkCell"

  public var subject: AnyID?
  public var criterion: String = ""
  public var value: String = ""
  /// How good it is for a customer, from 1, poor, to 5, best of the market.
  public var score: Int?
  public var date: Day?
  public var evidence: ID<Evidence>?

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("subject", \.subject, .to(["competitor", "vendor"]), .about),
    Field("criterion", \.criterion, .required),
    Field("value", \.value),
    Field("score", \.score, .between(1, 5)),
    Field("date", \.date),
    Field("evidence", \.evidence),
  ]
}

public enum BenchmarkKind: String, Choice {
  public static let choiceName = "benchmarkKind"
  case market, vendors, brand
}
