internal import Dispatch
public import SextantModel

/// The same changes for callers that must not wait for the disk on one of the threads that answer
/// people.
extension LiveDossier {
  @discardableResult
  public func apply(
    _ changes: [ItemChange], by author: Author, verb: String, expecting: [String: Int] = [:]
  ) async throws(ChangeError) -> Applied {
    try await aside { () throws(ChangeError) in
      try self.apply(changes, by: author, verb: verb, expecting: expecting)
    }
  }

  @discardableResult
  public func undo(by author: Author) async throws(ChangeError) -> Applied {
    try await aside { () throws(ChangeError) in try self.undo(by: author) }
  }

  @discardableResult
  public func redo(by author: Author) async throws(ChangeError) -> Applied {
    try await aside { () throws(ChangeError) in try self.redo(by: author) }
  }

  @discardableResult
  public func restore(
    _ id: String, asAfter sequence: Int? = nil, by author: Author
  ) async throws(ChangeError) -> Applied {
    try await aside { () throws(ChangeError) in
      try self.restore(id, asAfter: sequence, by: author)
    }
  }

  @discardableResult
  public func erase(
    _ ids: [String], leaving left: [any Item] = [], by author: Author
  ) async throws(ChangeError) -> Applied {
    try await aside { () throws(ChangeError) in
      try self.erase(ids, leaving: left, by: author)
    }
  }

  @discardableResult
  public func bringIn(
    _ incoming: [IncomingMeasures], with others: [ItemChange] = [], by author: Author,
    expecting: [String: Int] = [:], progress: (@Sendable (Int) -> Void)? = nil
  ) async throws(ChangeError) -> Applied {
    try await aside { () throws(ChangeError) in
      try self.bringIn(
        incoming, with: others, by: author, expecting: expecting, progress: progress)
    }
  }

  @discardableResult
  public func attach(
    _ incoming: IncomingFile, as name: String, by author: Author
  ) async throws(ChangeError) -> AttachedFile {
    try await aside { () throws(ChangeError) in
      try self.attach(incoming, as: name, by: author)
    }
  }
}

extension House {
  /// A new dossier under a key made from its title.
  func making(_ source: DossierSource, by author: Author) async throws(ChangeError) -> LiveDossier {
    try await aside { () throws(ChangeError) in try self.create(nil, source, by: author) }
  }
}

/// Only one writes at a time, so one thread is enough for all who wait to.
private let writers = DispatchQueue(label: "sextant.writers")

private func aside<Value: Sendable>(
  _ body: @escaping @Sendable () throws(ChangeError) -> Value
) async throws(ChangeError) -> Value {
  let outcome = await withCheckedContinuation { waiting in
    writers.async {
      let outcome: Result<Value, ChangeError>
      do throws(ChangeError) { outcome = .success(try body()) } catch { outcome = .failure(error) }
      waiting.resume(returning: outcome)
    }
  }
  return try outcome.get()
}
