internal import SextantKernels

/// Writes a dossier as plain text, always the same way for the same items.
///
/// Fields stand in the order of their list; values that a new item has are left out; reading what
/// was written gives the same items.
public enum DossierWriter {
  /// The files of the kinds that have items, by path.
  public static func files(of dossier: Dossier) -> [SourceText] {
    dossier.registry.kinds.compactMap { file(of: $0, in: dossier) }
  }

  /// The file of one kind; `nil` where it has no items.
  public static func file(of type: any Item.Type, in dossier: Dossier) -> SourceText? {
    guard dossier.count(of: type) > 0 else { return nil }
    return SourceText(path: type.kind.path, bytes: bytes(of: type, in: dossier, FileComments()))
  }

  /// One file written again in the canonical way, its comments kept.
  ///
  /// - Parameter source: the file that the items were read from.
  public static func format(_ source: SourceText, of dossier: Dossier) -> SourceText? {
    guard let type = dossier.registry.type(at: source.path), let bytes = source.bytes else {
      return nil
    }
    if case .series = type.kind.form {
      return SourceText(
        path: source.path, bytes: self.bytes(of: type, in: dossier, FileComments()))
    }
    let comments = FileComments(of: TextTree(parsing: decodeText(bytes).bytes))
    return SourceText(path: source.path, bytes: self.bytes(of: type, in: dossier, comments))
  }

  private static func bytes<T: Item>(
    of type: T.Type, in dossier: Dossier, _ comments: FileComments
  ) -> [UInt8] {
    let items = dossier.all(type)
    if case .series = T.kind.form { return table(items) }
    var comments = comments
    if !comments.isEmpty {
      var draft = TreeWriter(listsKeys: true)
      write(items, to: &draft)
      comments.settle(among: draft.keys)
    }
    var writer = TreeWriter(comments: comments)
    write(items, to: &writer)
    return writer.output
  }

  private static func write<T: Item>(_ items: [T], to writer: inout TreeWriter) {
    writer.header()
    for (row, item) in items.enumerated() {
      if T.kind.form == .single {
        writer.top(entries(item))
      } else {
        if row > 0 { writer.line("") }
        let id = Plain.Entry(key: "id", value: .text(item.id.text))
        writer.element(.map([id] + entries(item)), indent: 0, path: [item.id.text])
      }
    }
    writer.footer()
  }

  /// The fields that say something, in the order of the kind's list.
  static func entries<T: Item>(_ item: T) -> [Plain.Entry] {
    T.fields.compactMap { field in
      field.isEmpty(item) ? nil : Plain.Entry(key: field.name, value: field.plain(item))
    }
  }

  /// A table with a column for every field, in the order of the kind's list, so that a first note in
  /// one row changes no other row.
  private static func table<T: Item>(_ items: [T]) -> [UInt8] {
    let fields = T.fields
    var output: [UInt8] = []
    appendSeparatedRow(fields.map(\.name), to: &output)
    for item in items {
      appendSeparatedRow(fields.map { cellText($0.plain(item)) }, to: &output)
    }
    return output
  }
}
