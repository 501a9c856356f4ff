import Synchronization

/// The forms that were carried out lately, by the key each bears, with where they led: the same form
/// sent twice makes one item.
final class SeenForms: Sendable {
  private struct Kept {
    var addresses: [String: String] = [:]
    /// Oldest first.
    var order: [String] = []
    /// Those that are being carried out.
    var running: Set<String> = []
  }

  private let kept = Mutex(Kept())
  private let most: Int

  init(most: Int = 4096) { self.most = most }

  /// By what a form is known again: the key that its page gave it, where it was sent and what it says.
  /// The same page sent once more with other words is another form, and is not taken for carried out.
  ///
  /// - Returns: `nil` where its page gave it none.
  static func key(of form: [(name: String, value: String)], at place: String) -> String? {
    guard let once = form.last(where: { $0.name == "once" })?.value, !once.isEmpty else {
      return nil
    }
    var digest = RunningDigest()
    digest.add(place)
    for entry in form where entry.name != "token" && entry.name != "do" {
      digest.add(entry.name)
      digest.add(entry.value)
    }
    return "\(once) \(digest.finish())"
  }

  /// Where the form led; `nil` where it was not seen.
  func address(for key: String?, of author: Author) -> String? {
    guard let key, !key.isEmpty else { return nil }
    return kept.withLock { $0.addresses["\(author.id)/\(key)"] }
  }

  /// Carries out a form; where the same one is being carried out just now, after that: it finds then
  /// where that one led.
  func alone<Outcome>(
    _ key: String?, of author: Author, _ body: () async -> Outcome
  ) async -> Outcome {
    guard let key, !key.isEmpty else { return await body() }
    let name = "\(author.id)/\(key)"
    while !kept.withLock({ $0.running.insert(name).inserted }) {
      do { try await Task.sleep(for: .milliseconds(10)) } catch { break }
    }
    defer { kept.withLock { _ = $0.running.remove(name) } }
    return await body()
  }

  func remember(_ key: String?, of author: Author, address: String) {
    guard let key, !key.isEmpty, key.utf8.count <= 100 else { return }
    let name = "\(author.id)/\(key)"
    kept.withLock { kept in
      if kept.addresses.updateValue(address, forKey: name) == nil { kept.order.append(name) }
      if kept.order.count > most {
        for old in kept.order.prefix(most / 4) { kept.addresses[old] = nil }
        kept.order.removeFirst(most / 4)
      }
    }
  }
}
