import Synchronization

/// Who is looking at a dossier just now, and who has which form open.
///
/// Kept in memory only, and only while the browser keeps saying so.
final class Presence: Sendable {
  /// How long somebody counts as present after they last said so, in milliseconds.
  static let patience: Int64 = 100_000

  struct Person: Sendable, Equatable {
    let account: Int64
    let name: String
    /// The address of the page they look at.
    let page: String
    /// Where the form that they fill in is sent; empty while they fill in none.
    let form: String
  }

  private struct Seat: Hashable {
    let dossier: String
    let account: Int64
    let page: String
  }

  private let signs = Mutex<[Seat: (person: Person, at: Int64)]>([:])

  /// Somebody says that they are here.
  func note(
    _ account: Int64, _ name: String, in dossier: String, page: String, form: String,
    at now: Int64
  ) {
    let person = Person(account: account, name: name, page: page, form: form)
    signs.withLock { signs in
      // Pages are the browser's word: a few at once are enough for anybody.
      let own = signs.filter { $0.key.account == account && $0.key.dossier == dossier }
      if own.count >= 20, let oldest = own.min(by: { $0.value.at < $1.value.at }) {
        signs[oldest.key] = nil
      }
      signs[Seat(dossier: dossier, account: account, page: page)] = (person, now)
      if signs.count > 1000 { signs = signs.filter { $0.value.at > now - Self.patience } }
    }
  }

  /// Who is here, by name; each person's newest page, and every form they fill in.
  func people(in dossier: String, at now: Int64) -> [Person] {
    let here = signs.withLock { signs in
      // A sign from the future was given before the clock was set back.
      signs.filter {
        $0.key.dossier == dossier && abs($0.value.at - now) < Self.patience
      }
      .map(\.value)
    }
    var people: [Person] = []
    for sign in here.sorted(by: { $0.at > $1.at }) {
      let isKnown = people.contains { $0.account == sign.person.account }
      if !isKnown || !sign.person.form.isEmpty { people.append(sign.person) }
    }
    return people.sorted { ($0.name, $0.page) < ($1.name, $1.page) }
  }
}
