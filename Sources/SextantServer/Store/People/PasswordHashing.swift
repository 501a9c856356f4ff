import CSodium
import Dispatch
import Synchronization

/// Hashes and verifies passwords by Argon2id, on two threads of its own: it takes a tenth of a
/// second and much memory each time, and pages must not wait for it.
final class PasswordHashing: Sendable {
  /// How much work and memory a hash takes.
  struct Strength: Sendable {
    let operations: UInt64
    let memory: Int

    static let interactive = Strength(
      operations: UInt64(crypto_pwhash_opslimit_interactive()),
      memory: Int(crypto_pwhash_memlimit_interactive()))
    /// The least that libsodium accepts: for tests.
    static let least = Strength(
      operations: UInt64(crypto_pwhash_opslimit_min()), memory: Int(crypto_pwhash_memlimit_min()))
  }

  private let strength: Strength
  private let lanes = [
    DispatchQueue(label: "sextant.passwords.1"), DispatchQueue(label: "sextant.passwords.2"),
  ]
  private let line = Mutex(Line())

  private struct Line {
    var waiting = [0, 0]
    static let longest = 20
  }

  init(_ strength: Strength = .interactive) { self.strength = strength }

  func hash(_ password: Secret) async throws(HashingBusy) -> String {
    let strength = strength
    guard let hash = try await run({ Self.hash(password, strength) }) else { throw HashingBusy() }
    return hash
  }

  /// - Parameters:
  ///   - hash: `nil` where there is no account. A hash is made and thrown away then, which takes as
  ///     long as comparing with one.
  ///   - isStranger: whether anybody may ask for it: strangers share one line, so that however many
  ///     they are, those whom we know are served from the other.
  func verify(
    _ password: Secret, against hash: String?, isStranger: Bool = false
  ) async throws(HashingBusy) -> Bool {
    let strength = strength
    return try await run(isStranger: isStranger) {
      guard let hash else {
        _ = Self.hash(password, strength)
        return false
      }
      return Self.matches(password, hash)
    }
  }

  /// Whether a hash was made with other limits than today's.
  func isOutdated(_ hash: String) -> Bool {
    crypto_pwhash_str_needs_rehash(hash, strength.operations, strength.memory) != 0
  }

  /// Whether a stranger would be sent away just now.
  var isBusyForStrangers: Bool { line.withLock { $0.waiting[0] >= Line.longest } }

  private func run<Result: Sendable>(
    isStranger: Bool = false, _ work: @escaping @Sendable () -> Result
  ) async throws(HashingBusy) -> Result {
    let lane = line.withLock { line -> Int? in
      let lane = isStranger || line.waiting[0] < line.waiting[1] ? 0 : 1
      guard line.waiting[lane] < Line.longest else { return nil }
      line.waiting[lane] += 1
      return lane
    }
    guard let lane else { throw HashingBusy() }
    return await withCheckedContinuation { continuation in
      lanes[lane].async {
        let result = work()
        self.line.withLock { $0.waiting[lane] -= 1 }
        continuation.resume(returning: result)
      }
    }
  }

  private static func hash(_ password: Secret, _ strength: Strength) -> String? {
    guard sodiumIsReady else { return nil }
    var hash = [CChar](repeating: 0, count: Int(crypto_pwhash_strbytes()))
    let bytes = Array(password.text.utf8).map { CChar(bitPattern: $0) }
    let result = crypto_pwhash_str(
      &hash, bytes, UInt64(bytes.count), strength.operations, strength.memory)
    return result == 0
      ? String(decoding: hash.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self) : nil
  }

  private static func matches(_ password: Secret, _ hash: String) -> Bool {
    let bytes = Array(password.text.utf8).map { CChar(bitPattern: $0) }
    return crypto_pwhash_str_verify(hash, bytes, UInt64(bytes.count)) == 0
  }
}

/// Too many passwords are being verified at once, or the machine lacks the memory: try again later.
public struct HashingBusy: Error {}
