/// One file brought in from a measuring tool.
public struct ImportBatch: Item {
  public static let kind = Kind("importBatch", "importBatches", in: .measure)

  public var id: ID<ImportBatch> = ""
  public var title: String = ""
  public var tool: String = ""
  public var source: ID<DataSource>?
  public var file: String = ""
  public var period: Period?
  public var rows: Int?
  public var mapping: String = ""
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("title", \.title, .required),
    Field("tool", \.tool),
    Field("source", \.source),
    Field("file", \.file),
    Field("period", \.period),
    Field("rows", \.rows),
    Field("mapping", \.mapping),
    Field("evidence", \.evidence),
  ]
}
