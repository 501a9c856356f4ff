import CCurl

/// What came of handing a letter to a mail server.
enum SMTPOutcome: Sendable, Equatable {
  case delivered
  /// Another time it may be taken: the server is away, busy or wrongly set up.
  case postponed(String)
  /// The server will never take it: there is no such address.
  case refused(String)
}

/// Hands one letter to a mail server; blocks until it is taken or not.
struct SMTPTransfer {
  let server: MailServer

  func send(_ bytes: [UInt8], to recipient: MailAddress) -> SMTPOutcome {
    guard curlIsReady, let handle = curl_easy_init() else { return .postponed("curl") }
    defer { curl_easy_cleanup(handle) }
    guard server.protection != .none || MailServer.isThisMachine(server.host) else {
      return .postponed("smtp.security")
    }
    let recipients = curl_slist_append(nil, "<\(recipient.email.text)>")
    defer { curl_slist_free_all(recipients) }
    let letter = Letterbox(bytes)
    return withExtendedLifetime(letter) {
      configure(handle)
      _ = sextant_curl_set_text(handle, CURLOPT_MAIL_FROM, "<\(server.sender.email.text)>")
      _ = sextant_curl_set_list(handle, CURLOPT_MAIL_RCPT, recipients)
      _ = sextant_curl_set_long(handle, CURLOPT_UPLOAD, 1)
      _ = sextant_curl_set_pointer(
        handle, CURLOPT_READDATA, Unmanaged.passUnretained(letter).toOpaque())
      _ = sextant_curl_set_transfer(handle, CURLOPT_READFUNCTION) { target, size, count, context in
        guard let target, let context else { return 0 }
        return Unmanaged<Letterbox>.fromOpaque(context).takeUnretainedValue()
          .read(into: target, size * count)
      }
      return outcome(curl_easy_perform(handle), handle)
    }
  }

  private func configure(_ handle: UnsafeMutableRawPointer) {
    _ = sextant_curl_set_text(handle, CURLOPT_URL, server.url)
    // Nothing of curl's own configuration, and no signals: other threads are at work.
    _ = sextant_curl_set_text(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps")
    _ = sextant_curl_set_long(handle, CURLOPT_NOSIGNAL, 1)
    _ = sextant_curl_set_text(handle, CURLOPT_PROXY, "")
    _ = sextant_curl_set_long(handle, CURLOPT_CONNECTTIMEOUT, 15)
    _ = sextant_curl_set_long(handle, CURLOPT_TIMEOUT, 60)
    if server.protection == .startTLS {
      _ = sextant_curl_set_long(handle, CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue))
    }
    if !server.authority.isEmpty {
      _ = sextant_curl_set_text(handle, CURLOPT_CAINFO, server.authority)
    }
    if !server.user.isEmpty {
      _ = sextant_curl_set_text(handle, CURLOPT_USERNAME, server.user)
      _ = sextant_curl_set_text(handle, CURLOPT_PASSWORD, server.password.text)
    }
  }

  private func outcome(_ code: CURLcode, _ handle: UnsafeMutableRawPointer) -> SMTPOutcome {
    if code == CURLE_OK { return .delivered }
    var answer = 0
    _ = sextant_curl_get_long(handle, CURLINFO_RESPONSE_CODE, &answer)
    // What curl itself says has no addresses in it; a server's own words may.
    let words = String(cString: curl_easy_strerror(code))
    let problem = answer >= 400 ? "\(answer) · \(words)" : words
    return Self.refusals.contains(answer) ? .refused(problem) : .postponed(problem)
  }

  /// Answers about the letter or its address, not about us.
  private static let refusals: Set<Int> = [501, 550, 551, 552, 553, 554, 555, 556]
}

/// The bytes of a letter, given to curl piece by piece.
private final class Letterbox {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func read(into target: UnsafeMutablePointer<CChar>, _ room: Int) -> Int {
    let count = min(room, bytes.count - position)
    for index in 0..<max(count, 0) {
      target[index] = CChar(bitPattern: bytes[position + index])
    }
    position += count
    return count
  }
}

/// Whether libcurl is ready for use; the first to ask makes it so.
let curlIsReady: Bool = curl_global_init(3) == CURLE_OK
