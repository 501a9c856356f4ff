import Synchronization

/// Who is looking at a dossier just now, and who has which form open.
///
/// Kept in memory only, and only while the browser keeps saying so.
final class Presence: Sendable {
  /// How long somebody counts as present after they last said so, in milliseconds.
  static let patience: Int64 = 45_000

  struct Person: Sendable, Equatable {
    let account: Int64
    let name: String
    /// The item whose form they have open.
    let editing: String?
  }

  private struct Sign {
    var name: String
    var editing: String?
    var at: Int64
  }

  private struct Seat: Hashable {
    let dossier: String
    let account: Int64
    /// Which browser tab, as it names itself.
    let tab: String
  }

  private let signs = Mutex<[Seat: Sign]>([:])

  /// Somebody says that they are here.
  func note(
    _ account: Int64, _ name: String, in dossier: String, tab: String, editing: String?,
    at now: Int64
  ) {
    signs.withLock { signs in
      // A tab's name is the browser's word: a few are enough for anybody.
      let seat = Seat(dossier: dossier, account: account, tab: String(tab.prefix(40)))
      let own = signs.keys.filter { $0.account == account && $0.dossier == dossier }
      if signs[seat] == nil, own.count >= 20, let oldest = own.min(by: { signs[$0]!.at < signs[$1]!.at }) {
        signs[oldest] = nil
      }
      signs[seat] = Sign(name: name, editing: editing, at: now)
      if signs.count > 1000 { signs = signs.filter { $0.value.at > now - Self.patience } }
    }
  }

  func leave(_ account: Int64, _ dossier: String, tab: String) {
    _ = signs.withLock {
      $0.removeValue(forKey: Seat(dossier: dossier, account: account, tab: String(tab.prefix(40))))
    }
  }

  /// Who is here, each person once per form they have open, by name.
  func people(in dossier: String, at now: Int64) -> [Person] {
    let here = signs.withLock { signs in
      signs.filter { $0.key.dossier == dossier && $0.value.at > now - Self.patience }
    }
    var people: [Person] = []
    for (seat, sign) in here {
      let person = Person(account: seat.account, name: sign.name, editing: sign.editing)
      if !people.contains(person) { people.append(person) }
    }
    return people.sorted { ($0.name, $0.editing ?? "") < ($1.name, $1.editing ?? "") }
  }
}
