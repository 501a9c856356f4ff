internal import SextantKernels
internal import Synchronization

/// How far minutes have come: whether they are written, who has signed and who has yet to.
public struct MinutesStanding: Sendable, Equatable {
  public enum State: String, Sendable, CaseIterable {
    /// Nothing is drawn from the journal yet.
    case toWrite
    /// Written; what they tell of has changed since, and nobody has signed.
    case outdated
    case toSign
    /// Everybody has signed what stands.
    case signed
    /// What stands is not what its digest says, or somebody signed something else.
    case altered
  }

  public let state: State
  /// Those who must sign: of a panel all who sat, of a session the presidents of its panels.
  public let signers: [ID<JuryMember>]
  public let missing: [ID<JuryMember>]
  /// Signatures over something else than what stands.
  public let broken: [Signature]

  /// - Parameter isSealed: whether the reader knows their digest and signatures, and not what they
  ///   say; then only who has signed can be told.
  public init(_ minutes: Minutes, in dossier: Dossier, isSealed: Bool = false) {
    signers = Self.signers(of: minutes, in: dossier)
    let valid = Set(
      minutes.signatures.filter { $0.digest == minutes.digest }.compactMap(\.member))
    missing = signers.filter { !valid.contains($0) }
    broken = minutes.signatures.filter { $0.digest != minutes.digest }
    if minutes.digest.isEmpty {
      state = .toWrite
    } else if !broken.isEmpty
      || !isSealed && MinutesRecord.digest(of: minutes.data) != minutes.digest
    {
      state = .altered
    } else if missing.isEmpty, !signers.isEmpty {
      state = .signed
    } else if !isSealed, minutes.signatures.isEmpty, MinutesRecord.isStale(minutes, in: dossier) {
      state = .outdated
    } else {
      state = .toSign
    }
  }

  /// Who must sign: once something is written, those of whom it says that they sat, whatever the
  /// panel is by now; where it cannot be read, and before, those who sat.
  static func signers(of minutes: Minutes, in dossier: Dossier) -> [ID<JuryMember>] {
    SaidSigners.shared.of(minutes.data) ?? sat(minutes, in: dossier)
  }

  /// Of a panel all who sat on the day or on any of its passages, of a session who presides.
  static func sat(_ minutes: Minutes, in dossier: Dossier) -> [ID<JuryMember>] {
    var seen: Set<String> = []
    guard minutes.panel != nil else {
      return dossier.all(Panel.self).filter { $0.session == minutes.session }
        .compactMap(\.president).filter { seen.insert($0.text).inserted }
    }
    guard let panel = dossier.find(minutes.panel) else { return [] }
    return panel.everSitting(in: dossier)
  }
}

extension Panel {
  /// Who sits, and who gave way after judging a passage.
  func everSitting(in dossier: Dossier) -> [ID<JuryMember>] {
    var seen: Set<String> = []
    let seated = dossier.all(Slot.self).filter { $0.panel == id }.flatMap { slot in
      slot.seated.filter { !slot.recused.contains($0) }
    }
    return (sitting + seated).filter { seen.insert($0.text).inserted }
  }
}

/// Who must sign, as written minutes say it: read once, for a page asks for it of every panel.
private final class SaidSigners: Sendable {
  static let shared = SaidSigners()
  private static let most = 256
  private let known = Mutex<[String: [ID<JuryMember>]]>([:])

  /// - Returns: `nil` where nothing is written, or what is says of nobody that they sat or presided.
  func of(_ data: String) -> [ID<JuryMember>]? {
    if data.isEmpty { return nil }
    if let signers = known.withLock({ $0[data] }) { return signers }
    guard let signers = Self.read(data) else { return nil }
    known.withLock { known in
      if known.count >= Self.most { known.removeAll() }
      known[data] = signers
    }
    return signers
  }

  private static func read(_ data: String) -> [ID<JuryMember>]? {
    guard let value = try? JSONSyntax.read(Array(data.utf8)) else { return nil }
    var seen: Set<String> = []
    let named: [String?]
    if let members = value["panel"]?["members"]?.asList {
      named = members.filter { $0["wasPresent"] == .flag(true) }.map { $0["id"]?.asText }
    } else if let panels = value["panels"]?.asList {
      named = panels.map { $0["president"]?.asText }
    } else {
      return nil
    }
    return named.compactMap(\.self).filter { seen.insert($0).inserted }.map { ID($0) }
  }
}
