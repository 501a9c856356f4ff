public import SextantModel

/// How an installation is set up: where it keeps its data, where it answers, by which mail server
/// it writes.
public struct Settings: Sendable {
  public var dataFolder = "sextant-data"
  public var host = "127.0.0.1"
  public var port = 8080
  /// As people type it; empty: `http://` with host and port.
  public var publicAddress = ""
  /// Addresses of reverse proxies, whose word on where a request comes from is taken.
  public var trustedProxies: [String] = []
  public var language = Language.french
  public var logLevel = LogLevel.info
  public var metrics = MetricsAudience.machine
  public var securityLogDays = 365
  public var largestForm = 2
  public var largestFile = 50
  public var largestImport = 200
  public var listeners = 500
  public var listenersEach = 12
  public var idleMinutes = 30
  public var smtp = SMTPSettings()

  public init() {}

  public enum LogLevel: String, Sendable, CaseIterable {
    case debug, info, notice, warning, error
  }

  /// Who may read the address of metrics.
  public enum MetricsAudience: String, Sendable, CaseIterable {
    case machine, everybody, nobody
  }

  /// The mail server as it is written in settings; no host, no mail.
  public struct SMTPSettings: Sendable {
    public var host = ""
    public var port = 587
    public var security = MailServer.Protection.startTLS
    public var user = ""
    public var password = Secret("")
    public var passwordFile = ""
    public var sender = ""
    public var authority = ""
  }

  /// Under which people reach the installation, without a slash at its end.
  public var address: String {
    guard publicAddress.isEmpty else {
      return publicAddress.hasSuffix("/") ? String(publicAddress.dropLast()) : publicAddress
    }
    let name = host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]" : host
    return "http://\(name):\(port)"
  }

  /// Whether browsers reach it encrypted: cookies are then marked so.
  public var isEncrypted: Bool { address.hasPrefix("https://") }

  /// The machine's name in the public address.
  var hostOfAddress: String {
    let address = address
    let scheme = isEncrypted ? "https://" : "http://"
    return Self.host(of: String(address.dropFirst(scheme.count).prefix { $0 != "/" }))
  }

  /// The name in `name:port`, without the brackets of IPv6.
  static func host(of authority: String) -> String {
    authority.hasPrefix("[")
      ? String(authority.prefix { $0 != "]" }.dropFirst())
      : String(authority.prefix { $0 != ":" })
  }

  /// `nil` where none is set: links are then handed over by an administrator.
  public var mailServer: MailServer? {
    guard !smtp.host.isEmpty, let sender = MailAddress(text: smtp.sender) else { return nil }
    return MailServer(
      host: smtp.host, port: smtp.port, protection: smtp.security, user: smtp.user,
      password: smtp.password, sender: sender, authority: smtp.authority)
  }
}

extension Settings {
  /// Every setting there is, in the order of the reference page.
  public static let all: [Setting] = [
    .text("dataFolder", \.dataFolder),
    .text("host", \.host),
    .integer("port", \.port, 1...65_535),
    .text("publicAddress", \.publicAddress, Setting.isWebAddress, "setting.notAWebAddress"),
    .list("trustedProxies", \.trustedProxies),
    .choice("language", \.language),
    .choice("logLevel", \.logLevel),
    .choice("metrics", \.metrics),
    .integer("securityLogDays", \.securityLogDays, 30...3650),
    .integer("limits.formMegabytes", \.largestForm, 1...100),
    .integer("limits.fileMegabytes", \.largestFile, 1...4096),
    .integer("limits.importMegabytes", \.largestImport, 1...4096),
    .integer("limits.listeners", \.listeners, 1...100_000),
    .integer("limits.listenersEach", \.listenersEach, 1...1000),
    .integer("limits.idleMinutes", \.idleMinutes, 1...10_080),
    .text("smtp.host", \.smtp.host, Setting.isHost, "setting.notAHost"),
    .integer("smtp.port", \.smtp.port, 1...65_535),
    .choice("smtp.security", \.smtp.security),
    .text("smtp.user", \.smtp.user),
    .secret("smtp.password", \.smtp.password),
    .text("smtp.passwordFile", \.smtp.passwordFile),
    .text("smtp.sender", \.smtp.sender, Setting.isMailAddress, "setting.notAMailAddress"),
    .text("smtp.authority", \.smtp.authority),
  ]

  /// Variables of the environment that are no settings: see their own pages.
  static let otherVariables: Set<String> = ["SEXTANT_HOME", "SEXTANT_KEY"]
}
