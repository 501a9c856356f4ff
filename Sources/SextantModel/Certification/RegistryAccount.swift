/// How the institution is known to the certification registry, and its certifications in the
/// national register.
public struct RegistryAccount: Item {
  public static let kind = Kind(
    "registryAccount", "registryAccounts", in: .certification, .single)

  public var id: ID<RegistryAccount> = "registryAccount"
  /// The registry's names of who sends and of who certifies: eight characters each.
  public var sender: String = ""
  public var certifier: String = ""
  public var contract: String = ""
  public var version: DepositFormat?
  /// Whether the institution deposits for the certifier.
  public var isThirdParty: Bool = false
  public var certifications: [RegisteredCertification] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("sender", \.sender),
    Field("certifier", \.certifier),
    Field("contract", \.contract),
    Field("version", \.version),
    Field("isThirdParty", \.isThirdParty),
    Field("certifications", \.certifications),
  ]
}

/// A framework's record in the national register.
public struct RegisteredCertification: Row {
  public static let rowName = "registeredCertification"

  public var framework: String = ""
  public var register: NationalRegister?
  /// `RNCP40792`, `RS5617`.
  public var code: String = ""

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("framework", \.framework, .required),
    Field("register", \.register),
    Field("code", \.code, .required),
  ]
}

/// The two lists of the national register.
public enum NationalRegister: String, Choice {
  public static let choiceName = "nationalRegister"
  case rncp, rs

  var name: String { self == .rncp ? "RNCP" : "RS" }
}

/// The versions of the certification registry's schema.
public enum DepositFormat: String, Choice {
  public static let choiceName = "depositFormat"
  case v112, v115
}
