/// A grid in which diagnosis items are laid out.
public struct Matrix: Item {
  public static let kind = Kind("matrix", "matrices", in: .diagnosis)

  public var id: ID<Matrix> = ""
  public var title: String = ""
  public var matrixKind: MatrixKind?
  public var diagnosis: ID<Diagnosis>?
  public var axisX: String = ""
  public var axisY: String = ""
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("title", \.title, .required),
    Field("matrixKind", \.matrixKind),
    Field("diagnosis", \.diagnosis),
    Field("axisX", \.axisX),
    Field("axisY", \.axisY),
    Field("evidence", \.evidence),
  ]
}

public enum MatrixKind: String, Choice {
  public static let choiceName = "matrixKind"
  case swot, pestel, canvas, fourP, sevenP, positioning

  /// Whether it tells the offers of the company and its competitors: by four Ps a product, by seven
  /// a service.
  public var isMix: Bool { self == .fourP || self == .sevenP }
}
