public import SextantModel

/// A letter as it leaves the house: plain text to one person.
public struct MailMessage: Sendable, Equatable {
  public let to: MailAddress
  public let subject: String
  public let text: String
  public let language: Language
  /// The same at every attempt, so that a letter that arrives twice is known to be one.
  let mark: String

  public init(to: MailAddress, subject: String, text: String, language: Language) {
    self.init(
      to: to, subject: subject, text: text, language: language,
      mark: hexadecimal(randomBytes(16)))
  }

  private init(
    to: MailAddress, subject: String, text: String, language: Language, mark: String
  ) {
    self.to = to
    self.subject = AccountDetails.tidy(subject)
    self.text = text
    self.language = language
    self.mark = mark
  }

  /// The letter as one text, as the queue keeps it.
  var record: String {
    [to.text, language.rawValue, mark, subject, text].joined(separator: "\u{1F}")
  }

  init?(record: String) {
    let parts = record.split(
      separator: "\u{1F}", maxSplits: 4, omittingEmptySubsequences: false
    ).map(String.init)
    guard parts.count == 5, let to = MailAddress(text: parts[0]),
      let language = Language(rawValue: parts[1])
    else { return nil }
    self.init(to: to, subject: parts[3], text: parts[4], language: language, mark: parts[2])
  }

  /// The bytes that go to the mail server: headers and body as RFC 5322 and MIME want them.
  func bytes(from sender: MailAddress, at moment: Instant) -> [UInt8] {
    let headers = [
      "Date: \(MailDate.text(of: moment))",
      "From: \(MailHeader.address(sender))",
      "To: \(MailHeader.address(to))",
      "Subject: \(MailHeader.text(subject))",
      "Message-ID: <\(mark)@\(sender.domain)>",
      "MIME-Version: 1.0",
      "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: quoted-printable",
      "Content-Language: \(language.rawValue)",
      "Auto-Submitted: auto-generated",
    ]
    return Array((headers.joined(separator: "\r\n") + "\r\n\r\n").utf8)
      + QuotedPrintable.bytes(text)
  }
}

/// A moment as the header of a letter writes it: `Sun, 22 Nov 2026 09:30:00 +0000`.
enum MailDate {
  static func text(of moment: Instant) -> String {
    let day = moment.universalDay
    // 1 January 1970 was a Thursday.
    let weekday = (Int(day.number) % 7 + 7 + 4) % 7
    let time = moment.millisecondOfDay / 1000
    let clock = [time / 3600, time / 60 % 60, time % 60].map { padded($0, 2) }
    return "\(weekdays[weekday]), \(padded(day.dayOfMonth, 2)) \(months[day.month - 1])"
      + " \(padded(day.year, 4)) \(clock.joined(separator: ":")) +0000"
  }

  private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
