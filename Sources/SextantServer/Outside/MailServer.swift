/// The mail server to which letters are handed.
public struct MailServer: Sendable {
  /// How the connection is protected.
  public enum Protection: String, Sendable, CaseIterable {
    /// Encrypted from the first byte, usually port 465.
    case tls
    /// Encrypted before anything else is said, usually port 587; nothing is sent where the server
    /// cannot.
    case startTLS = "starttls"
    /// In clear: only to this machine.
    case none
  }

  public var host: String
  public var port: Int
  public var protection: Protection
  public var user: String
  public var password: Secret
  public var sender: MailAddress
  /// A file with the certificate of the authority that signed the server's, where it is our own.
  public var authority: String

  public init(
    host: String, port: Int, protection: Protection, user: String = "",
    password: Secret = Secret(""), sender: MailAddress, authority: String = ""
  ) {
    self.host = host
    self.port = port
    self.protection = protection
    self.user = user
    self.password = password
    self.sender = sender
    self.authority = authority
  }

  static func isThisMachine(_ host: String) -> Bool {
    ["localhost", "127.0.0.1", "::1"].contains(host)
  }

  var url: String {
    let name = host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]" : host
    return "\(protection == .tls ? "smtps" : "smtp")://\(name):\(port)/\(sender.domain)"
  }
}
