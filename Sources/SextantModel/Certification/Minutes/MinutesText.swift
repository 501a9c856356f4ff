internal import SextantKernels

/// Minutes as people read them: drawn from the signed data, with the words on people that can still be
/// held against their digests.
public struct MinutesText: Sendable {
  /// A heading, sentences under it, and a table where things are many.
  public struct Section: Sendable {
    public let title: String
    public var lines: [String] = []
    public var columns: [String] = []
    public var rows: [[String]] = []

    public init(
      title: String, lines: [String] = [], columns: [String] = [], rows: [[String]] = []
    ) {
      self.title = title
      self.lines = lines
      self.columns = columns
      self.rows = rows
    }
  }

  public let sections: [Section]

  /// - Parameters:
  ///   - dossier: where the words on people are looked up.
  ///   - label: what a block, a criterion, an assessment is called; the code itself where it is not
  ///     known.
  /// - Returns: `nil` where nothing was written, or what was is no minutes.
  public init?(
    _ minutes: Minutes, in dossier: Dossier, _ words: Catalogue,
    label: @escaping (String) -> String = { $0 }
  ) {
    guard let value = try? JSONSyntax.read(Array(minutes.data.utf8)),
      MinutesForm(of: value) != nil
    else { return nil }
    var proven: [String: ProvenWord] = [:]
    for word in (value["words"]?.asList ?? []).compactMap({ ProvenWord($0) }) {
      proven["\(word.item)\n\(word.field)"] = word
    }
    let reader = ReadMinutes(
      value: value, dossier: dossier, proven: proven, keys: ProofKey.all(in: dossier),
      words: words, label: label)
    sections = reader.sections(minutes)
  }

  /// The same without any markup.
  public var plain: String {
    sections.map { section in
      let table = ([section.columns] + section.rows).filter { !$0.isEmpty }
        .map { $0.joined(separator: " | ") }
      return ([section.title] + section.lines + table).joined(separator: "\n")
    }.joined(separator: "\n\n")
  }
}
