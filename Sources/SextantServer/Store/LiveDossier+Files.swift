internal import GRDB
internal import SextantModel

#if canImport(Glibc)
  import Glibc
#endif

/// The files that people attach.
extension LiveDossier {
  /// Begins to take a file in: write its bytes, then attach it; let go, nothing of it stays.
  public func receive(_ limits: FileLimits = .standard) throws(ChangeError) -> IncomingFile {
    do { return try shelf.receive(limits) } catch { throw .house(error) }
  }

  /// Attaches what came in. A name that another file has is given a number.
  @discardableResult
  public func attach(
    _ incoming: IncomingFile, as name: String, by author: Author
  ) throws(ChangeError) -> AttachedFile {
    let received = try incoming.finish(as: AttachedFile.safeName(name), checksType: true)
    var attached = received
    _ = try write { journal throws in
      let name = Self.freeName(received.name, for: received, in: journal.snapshot)
      attached = AttachedFile(name: name, digest: received.digest, size: received.size)
      let change = PlannedChange(
        kind: AttachedFile.kind, id: attached.id, content: .file(attached))
      return try journal.write([change], verb: JournalVerb.attach, by: author)
    }
    return attached
  }

  /// Takes a file off. Its bytes stay for the history, until they are destroyed.
  @discardableResult
  public func detach(_ id: String, by author: Author) throws(ChangeError) -> Applied {
    try write { journal throws in
      guard journal.snapshot.file(id) != nil else {
        throw ChangeError.refused(Message("change.unknownItem", ["id": .text(id)]))
      }
      let change = PlannedChange(kind: AttachedFile.kind, id: id, content: nil)
      return try journal.write([change], verb: JournalVerb.detach, by: author)
    }
  }

  /// Takes a file off and destroys its bytes, unless another dossier has the same. Nothing brings
  /// them back.
  @discardableResult
  public func destroy(_ id: String, by author: Author) throws(ChangeError) -> Applied {
    guard let file = snapshot.file(id) else {
      throw .refused(Message("change.unknownItem", ["id": .text(id)]))
    }
    let applied = try write { journal throws in
      let change = PlannedChange(kind: AttachedFile.kind, id: id, content: nil)
      return try journal.write([change], verb: JournalVerb.destroy, by: author)
    }
    do {
      let others = try vault.read { database in
        try String.fetchAll(
          database, sql: "SELECT body FROM item WHERE kind = ? AND instr(body, ?) > 0",
          arguments: [AttachedFile.kind, file.digest])
      }
      if others.isEmpty { shelf.destroy(file.digest) }
    } catch { throw .house(error) }
    return applied
  }

  /// Where the bytes of a file lie; `nil` where they were destroyed.
  public func path(of file: AttachedFile) -> String? {
    guard let path = shelf.path(file.digest), access(path, R_OK) == 0 else { return nil }
    return path
  }

  /// The same bytes under the same name are the same file; other bytes get another name.
  ///
  /// - Parameter besides: digests of the files that come in at the same time, by their ids.
  static func freeName(
    _ name: String, for file: AttachedFile, in snapshot: Snapshot, besides: [String: String] = [:]
  ) -> String {
    let dot = name.lastIndex(of: ".") ?? name.endIndex
    var candidate = name
    var number = 2
    func holder(_ name: String) -> String? {
      let id = AttachedFile.folder + name
      return besides[id] ?? snapshot.file(id)?.digest
    }
    while let other = holder(candidate), other != file.digest {
      candidate = "\(name[..<dot])-\(number)\(name[dot...])"
      number += 1
    }
    return candidate
  }
}
