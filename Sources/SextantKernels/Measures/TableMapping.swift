/// What each column of a kind of table is for: found by recognising it, mended by a person, kept, and
/// applied to the next file of the kind.
public struct TableMapping: Sendable, Hashable {
  public struct Column: Sendable, Hashable {
    /// As `foldedName` gives it.
    public var name: String
    public var role: ColumnRole
    /// Values are multiplied by it: 0.000001 for millionths.
    public var scale: Double
    /// `nil` where the cells are to decide.
    public var format: ColumnFormat?
    /// Whether a person chose how the format is written, the order of its dates or its decimal mark:
    /// then that comes before what the cells of the next file seem to say.
    public var isChosen: Bool

    public init(
      _ name: String, _ role: ColumnRole, scale: Double = 1, format: ColumnFormat? = nil,
      isChosen: Bool = false
    ) {
      self.name = foldedName(name)
      self.role = role
      self.scale = scale
      self.format = format
      self.isChosen = isChosen
    }
  }

  public var origin: MeasureOrigin
  public var columns: [Column]

  public init(origin: MeasureOrigin, columns: [Column]) {
    self.origin = origin
    self.columns = columns
  }

  /// The column of the mapping for a name; where names repeat, the next that was not taken.
  public func column(_ name: String, taken: inout Set<Int>) -> Column? {
    let key = foldedName(name)
    guard
      let place = columns.indices.first(where: { columns[$0].name == key && !taken.contains($0) })
    else { return nil }
    taken.insert(place)
    return columns[place]
  }

  /// How many of a table's columns the mapping knows, as a share: 1 for the next file of its kind.
  public func fit(_ table: FoundTable) -> Double {
    let names = table.columns.filter { !$0.name.isEmpty }
    guard !names.isEmpty, !columns.isEmpty else { return 0 }
    var taken: Set<Int> = []
    let known = names.count { column($0.name, taken: &taken) != nil }
    return Double(known) / Double(max(names.count, columns.count))
  }

  // MARK: - To keep

  private static let head = "sextant mapping 1"

  /// Lines of text, tabs between: the origin, then name, role, scale and format of each
  /// column, and whether a person chose it.
  public var text: String {
    var text = "\(Self.head)\t\(origin.rawValue)\n"
    for column in columns {
      text +=
        "\(column.name)\t\(column.role.text)\t\(plainText(column.scale))"
        + "\t\(column.format?.text ?? "")\(column.isChosen ? "\tchosen" : "")\n"
    }
    return text
  }

  /// `nil` where a line is not as `text` writes it.
  public init?(_ text: String) {
    let lines = text.split(separator: "\n").map(String.init)
    guard let first = lines.first?.split(separator: "\t").map(String.init), first.count == 2,
      first[0] == Self.head, let origin = MeasureOrigin(rawValue: first[1]), lines.count <= 10_000
    else { return nil }
    var columns: [Column] = []
    for line in lines.dropFirst() {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      let isChosen = cells.count == 5 && cells[4] == "chosen"
      guard cells.count == 4 || isChosen, let role = ColumnRole(cells[1]),
        let scale = Double(cells[2]),
        scale.isFinite
      else { return nil }
      let format = ColumnFormat(cells[3])
      guard format != nil || cells[3].isEmpty else { return nil }
      columns.append(
        Column(cells[0], role, scale: scale, format: format, isChosen: isChosen))
    }
    self.init(origin: origin, columns: columns)
  }
}
