import SextantKernels
import SextantModel

/// The file of a credential that somebody was handed: whether this house signed it, whether it says
/// what a credential must, and whether it still counts.
struct HandedCredential: Sendable {
  /// What it attests, as it says itself; to be believed only where nothing stands against it.
  struct Claim: Sendable, Equatable {
    let name: String
    let issuer: String
    let from: Day?
    /// The last day on which it counts.
    let until: Day?
  }

  /// Names of texts; empty where it was issued here and counts.
  private(set) var problems: [String] = []
  private(set) var isRevoked = false
  private(set) var claim: Claim?

  /// - Parameters:
  ///   - text: a signed token, or JSON with a proof inside.
  ///   - issuer: whose signature is believed.
  ///   - revocations: the published list at an address; `nil` where the house publishes none there.
  init(
    _ text: String, issuer: SigningKeyName, at moment: Instant,
    revocations: (_ list: String) throws -> JSONValue?
  ) rethrows {
    let document: JSONValue
    do throws(Refused) {
      document = try Self.verified(text, issuer)
    } catch {
      problems = [error.key]
      return
    }
    guard let now = UTCInstant(seconds: Int(moment.milliseconds / 1000)) else { return }
    problems = CredentialCheck.problems(of: document, at: now).map {
      "credential.problem.\($0.rawValue)"
    }
    for status in document["credentialStatus"]?.oneOrMany ?? [] {
      guard let entry = BitstringStatusList.Entry(status) else { continue }
      guard let list = try revocations(entry.list) else {
        problems.append("verifying.file.noList")
        continue
      }
      do throws(BitstringStatusList.Problem) {
        if try BitstringStatusList.status(of: entry, in: list) == true { isRevoked = true }
      } catch { problems.append("credential.list.\(error.rawValue)") }
    }
    claim = Claim(
      name: document["name"]?.asText ?? "", issuer: document["issuer"]?["name"]?.asText ?? "",
      from: Self.day(document["validFrom"]), until: Self.day(document["validUntil"]))
  }

  private struct Refused: Error {
    let key: String
  }

  /// The credential itself, once the signature over it is known to be the issuer's.
  private static func verified(
    _ text: String, _ issuer: SigningKeyName
  ) throws(Refused) -> JSONValue {
    let text = trimmed(text)
    guard text.utf8.first == UInt8(ascii: "{") else { return try ofToken(text, issuer) }
    guard let document = try? JSONSyntax.read(Array(text.utf8)) else {
      throw Refused(key: "credential.token.notJSON")
    }
    do {
      try DataIntegrityProof.verify(
        document, key: { SigningKeyName($0) == issuer ? issuer : nil }, by: IssuerKey.isValid)
    } catch { throw Refused(key: "credential.proof.\(error.rawValue)") }
    return document
  }

  private static func ofToken(
    _ text: String, _ issuer: SigningKeyName
  ) throws(Refused) -> JSONValue {
    let token: SignedToken
    do { token = try SignedToken(text) } catch {
      throw Refused(key: "credential.token.\(error.rawValue)")
    }
    // Whose key it names decides between « not ours » and « altered ».
    if let named = token.header["kid"]?.asText, SigningKeyName(named) != issuer {
      throw Refused(key: "credential.proof.unknownKey")
    }
    guard token.isSigned(by: issuer, IssuerKey.isValid),
      CredentialToken.contradictions(in: token).isEmpty
    else { throw Refused(key: "credential.proof.forged") }
    return CredentialToken.credential(of: token)
  }

  private static func day(_ value: JSONValue?) -> Day? {
    guard let moment = value?.asText.flatMap({ UTCInstant($0) }) else { return nil }
    return localMoment(Instant(milliseconds: Int64(moment.seconds) * 1000)).day
  }
}
