/// Who stands at the door, as far as a machine can tell: an address and a kind of device.
public struct Visitor: Sendable, Equatable {
  public let address: String
  public let device: String

  public init(address: String, device: String) {
    self.address = String(address.prefix(64))
    self.device = String(device.prefix(80))
  }

  /// The program itself or a command typed on the machine.
  public static let machine = Visitor(address: "", device: "")

  /// Where a request comes from, behind reverse proxies or not: the last address on its way that is
  /// none of ours. What stands before it may be made up.
  ///
  /// - Parameters:
  ///   - peer: who is connected to us.
  ///   - forwarded: the header `X-Forwarded-For`, to which each proxy adds whom it heard.
  ///   - proxies: the addresses whose word is taken.
  public static func address(
    peer: String, forwarded: String?, trusting proxies: [String]
  ) -> String {
    var address = peer
    var way = (forwarded ?? "").split(separator: ",").map {
      String($0.filter { $0 != " " && $0 != "\t" })
    }
    while proxies.contains(plain(address)), let before = way.popLast(), !before.isEmpty {
      address = before
    }
    return address
  }

  /// An IPv4 address as it is usually written: a server that listens for both kinds sees it as IPv6.
  static func plain(_ address: String) -> String {
    address.hasPrefix("::ffff:") ? String(address.dropFirst(7)) : address
  }

  /// Whether an address or a name stands for the machine itself.
  static func isThisMachine(_ host: String) -> Bool {
    let name = plain(host)
    return name == "localhost" || name == "::1"
      || name.hasPrefix("127.")
        && name.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
  }

  /// `Firefox · Linux`, from what a browser says of itself.
  public static func device(userAgent: String) -> String {
    // Each browser also names those it descends from: the most particular name comes first.
    let browsers = [
      ("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"),
      ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"), ("curl/", "curl"),
    ]
    let systems = [
      ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"),
      ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux"),
    ]
    let text = userAgent.prefix(400)
    let named = [browsers, systems].compactMap { names in
      names.first { text.contains($0.0) }?.1
    }
    return named.joined(separator: " · ")
  }

  /// What attempts are counted by. Whoever has one IPv6 address usually has the 64 bits below.
  var addressKey: String {
    guard address.utf8.contains(UInt8(ascii: ":")) else { return address }
    guard !address.hasPrefix("::ffff:") else { return Self.plain(address) }
    var groups: [Substring] = []
    let halves = address.split(separator: "::", maxSplits: 1, omittingEmptySubsequences: false)
    groups += halves[0].split(separator: ":")
    if halves.count == 2 {
      let after = halves[1].split(separator: ":")
      groups += Array(repeating: "0", count: max(0, 8 - groups.count - after.count)) + after
    }
    return groups.prefix(4).joined(separator: ":") + "::/64"
  }
}
