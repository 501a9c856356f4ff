internal import GRDB
internal import SextantModel

/// New dossiers, and dossiers put away.
extension House {
  /// Makes a dossier, with one entry in its journal for all that it begins with.
  ///
  /// - Parameter key: its address, small letters, digits and hyphens; made from its title where it
  ///   is left out.
  public func create(
    _ key: String? = nil, _ source: DossierSource, by author: Author
  ) throws(ChangeError) -> LiveDossier {
    let contents = try contents(of: source)
    let title = contents.dossier.title
    let form = contents.dossier.form
    if let key, !DossierKey.isValid(key) {
      throw .refused(Message("dossier.badKey", ["key": .text(key)]))
    }
    let moment = vault.clock()
    let (made, number) = try vault.change { database in
      let key = try key ?? DossierKey.free(for: title, database)
      guard try !DossierKey.isTaken(key, database) else {
        throw ChangeError.refused(Message("dossier.keyTaken", ["key": .text(key)]))
      }
      let origin = hexadecimal(randomBytes(32))
      try database.execute(
        sql: """
          INSERT INTO dossier (key, origin, created, creator, headDigest, form)
          VALUES (?, ?, ?, ?, ?, ?)
          """,
        arguments: [key, origin, moment.milliseconds, author.id, origin, form.rawValue])
      let number = database.lastInsertedRowID
      let blank = Snapshot(key: key, registry: form.registry)
      var journal = JournalWriting(database, dossier: number, blank, vault)
      let (applied, _) = try journal.write(
        contents.changes, verb: JournalVerb.create, by: author)
      return (applied.snapshot, number)
    }
    return keep(LiveDossier(made, number: number, vault: vault, shelf: shelf))
  }

  /// A file about to come in that is no dossier's yet.
  func receive(_ limits: FileLimits) throws(ChangeError) -> IncomingFile {
    do { return try shelf.receive(limits) } catch { throw .house(error) }
  }

  /// Puts a dossier away, or takes it out again. Nothing in it changes.
  public func archive(_ key: String, _ isArchived: Bool = true) throws(ChangeError) {
    try vault.change { database in
      try database.execute(
        sql: "UPDATE dossier SET isArchived = ? WHERE key = ?", arguments: [isArchived, key])
      guard database.changesCount > 0 else {
        throw ChangeError.refused(Message("dossier.unknown", ["key": .text(key)]))
      }
    }
  }

  private func contents(of source: DossierSource) throws(ChangeError) -> DossierContents {
    switch source {
    case .blank(let title, let language, let mode, let assessments):
      var head = DossierHead()
      head.title = title
      head.language = language.rawValue
      head.mode = mode
      var dossier = Dossier()
      dossier.put(head)
      for assessment in assessments { dossier.put(assessment) }
      return DossierContents(dossier: dossier)
    case .institution(let head, let rules):
      var dossier = Dossier(registry: .institution)
      dossier.put(head)
      for rules in rules { dossier.put(rules) }
      return DossierContents(dossier: dossier)
    case .plainText(let read, let files, let acceptsLosses):
      let losses = read.findings.filter(\.losesText)
      if let first = losses.first, !acceptsLosses {
        throw .refused(
          Message(
            "dossier.unreadable",
            [
              "count": .integer(losses.count), "file": .text(first.place.file ?? ""),
              "line": .integer(first.place.line ?? 1),
            ]))
      }
      return DossierContents(dossier: read.dossier, files: try files.map(takeIn))
    case .nextAfter(let key, let title):
      let last = try standing(key)
      let dossier = last.dossier.carriedOver(title: title)
      // Pieces of evidence name files, and so do imports of measures.
      let named = last.cited(in: dossier)
      return DossierContents(dossier: dossier, files: last.files.filter { named.contains($0.id) })
    case .copy(let key, let title):
      let snapshot = try standing(key)
      var dossier = snapshot.dossier
      dossier.rename(title)
      return DossierContents(dossier: dossier, files: snapshot.files)
    }
  }

  private func standing(_ key: String) throws(ChangeError) -> Snapshot {
    do {
      if let dossier = try dossier(key) { return dossier.snapshot }
    } catch { throw .house(error) }
    throw .refused(Message("dossier.unknown", ["key": .text(key)]))
  }

  /// A file of a dossier's folder is taken as it is, whatever its type.
  private func takeIn(_ file: DossierSource.FileBeside) throws(ChangeError) -> AttachedFile {
    let limits = FileLimits(largest: 1 << 40, types: [:])
    let incoming: IncomingFile
    do { incoming = try shelf.receive(limits) } catch { throw .house(error) }
    var failure: ChangeError?
    let isRead = file.pieces { piece in
      guard failure == nil else { return }
      do throws(ChangeError) { try incoming.write(piece) } catch { failure = error }
    }
    if let failure { throw failure }
    guard isRead else { throw .refused(Message("command.noFile", ["path": .text(file.place)])) }
    return try incoming.finish(as: file.name, checksType: false)
  }
}
