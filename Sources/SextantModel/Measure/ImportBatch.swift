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
  /// At what rates amounts in other currencies were taken in.
  public var conversion: String = ""
  /// The file of what was brought in, row by row, among the dossier's files.
  public var measures: String = ""
  /// Whether the file was only a part of what its tool counts: what it does not name stays as it was.
  public var isPart: Bool = false
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("title", \.title, .required),
    Field("tool", \.tool),
    Field("source", \.source),
    Field("file", \.file),
    Field("period", \.period),
    Field("rows", \.rows),
    Field("mapping", \.mapping, .long),
    Field("conversion", \.conversion),
    Field("measures", \.measures),
    Field("isPart", \.isPart),
    Field("evidence", \.evidence),
  ]
}
