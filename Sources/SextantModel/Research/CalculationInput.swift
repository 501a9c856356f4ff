/// A figure that was put into a calculator, kept with the result it gave.
public struct CalculationInput: Row {
  public static let rowName = "calculationInput"

  public var name: String = ""
  public var value: String = ""

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("name", \.name, .required),
    Field("value", \.value, .long),
  ]
}

extension StudyResult {
  /// The calculation that the result rests on, worked out again; `nil` where it rests on none, or on
  /// figures that no longer make sense.
  public var calculation: Calculation? {
    guard let calculator = calculator?.calculator else { return nil }
    let given = GivenInputs(
      inputs.map { ($0.name, $0.value) }, for: calculator.inputs)
    return try? calculator.work(given)
  }
}
