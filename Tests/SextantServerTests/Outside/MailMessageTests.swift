import Foundation
import SextantModel
import Testing

@testable import SextantServer

@Suite struct MailMessageTests {
  private let lea: MailAddress
  private let house: MailAddress

  init() throws {
    lea = try #require(MailAddress(name: "Léa Morvan", email: "lea@aubrelle.example"))
    house = try #require(MailAddress(text: "Sextant <sextant@house.example>"))
  }

  private func text(_ message: MailMessage, at milliseconds: Int64 = 1_795_339_800_000) -> String {
    String(
      decoding: message.bytes(from: house, at: Instant(milliseconds: milliseconds)),
      as: UTF8.self)
  }

  @Test func `a letter has the headers that mail servers expect, and a body of ASCII`() {
    let message = MailMessage(
      to: lea, subject: "Un été", text: "Bonjour,\n\nça = 1 €\n", language: .french)
    #expect(
      text(message)
        == [
          "Date: Sun, 22 Nov 2026 09:30:00 +0000",
          "From: Sextant <sextant@house.example>",
          "To: =?UTF-8?Q?L=C3=A9a_Morvan?= <lea@aubrelle.example>",
          "Subject: =?UTF-8?Q?Un_=C3=A9t=C3=A9?=",
          "Message-ID: <\(message.mark)@house.example>",
          "MIME-Version: 1.0",
          "Content-Type: text/plain; charset=utf-8",
          "Content-Transfer-Encoding: quoted-printable",
          "Content-Language: fr",
          "Auto-Submitted: auto-generated",
          "", "Bonjour,", "", "=C3=A7a =3D 1 =E2=82=AC", "",
        ].joined(separator: "\r\n"))
  }

  @Test(
    arguments: [
      (0, "Thu, 01 Jan 1970 00:00:00 +0000"), (951_827_696_000, "Tue, 29 Feb 2000 12:34:56 +0000"),
      (4_102_444_799_999, "Thu, 31 Dec 2099 23:59:59 +0000"),
      (-1, "Wed, 31 Dec 1969 23:59:59 +0000"),
    ] as [(Int64, String)])
  func `dates are written as mail wants them`(milliseconds: Int64, text: String) {
    #expect(MailDate.text(of: Instant(milliseconds: milliseconds)) == text)
  }

  @Test func `nobody adds a header by a line end`() {
    let message = MailMessage(
      to: lea, subject: "Bonjour\r\nBcc: eve@x.example", text: "x", language: .french)
    let headers = text(message).components(separatedBy: "\r\n")
    #expect(headers.filter { $0.hasPrefix("Bcc") }.isEmpty)
    #expect(headers.contains("Subject: Bonjour Bcc: eve@x.example"))
    #expect(MailAddress(name: "x", email: "a@x.example\nBcc: b@x.example") == nil)
    #expect(MailAddress(name: "Eve\r\nBcc: b", email: "a@x.example")?.name == "Eve Bcc: b")
  }

  @Test func `long subjects are several encoded words of whole characters`() {
    let header = MailHeader.text(String(repeating: "é", count: 40))
    let words = header.components(separatedBy: "\r\n ")
    #expect(words.count == 4)
    #expect(words.allSatisfy { $0.utf8.count <= 75 && $0.hasPrefix("=?UTF-8?Q?") })
    #expect(words.map { ($0.utf8.count - 12) / 6 } == [10, 10, 10, 10])
    #expect(MailHeader.text("=?x") == "=?UTF-8?Q?=3D=3Fx?=")
  }

  @Test func `names with marks are quoted`() throws {
    let address = try #require(MailAddress(name: "Morvan, \"Léo\" \\", email: "a@x.example"))
    #expect(MailHeader.address(address).hasPrefix("=?UTF-8?Q?Morvan=2C"))
    let plain = try #require(MailAddress(name: "Morvan, \"Leo\"", email: "a@x.example"))
    #expect(MailHeader.address(plain) == "\"Morvan, \\\"Leo\\\"\" <a@x.example>")
  }

  @Test func `lines of the body are short, blanks at their end are kept`() {
    func body(_ text: String) -> String {
      String(decoding: QuotedPrintable.bytes(text), as: UTF8.self)
    }
    #expect(body("a \nb\t") == "a=20\r\nb=09\r\n")
    #expect(body("a\r\nb\rc") == "a\r\nb\r\nc\r\n")
    let long = body(String(repeating: "é", count: 30)).components(separatedBy: "\r\n")
    #expect(long.map(\.utf8.count) == [76, 76, 30, 0])
    #expect(body(String(repeating: "a", count: 75)) == String(repeating: "a", count: 75) + "\r\n")
  }

  @Test func `the queue's record gives the same letter`() {
    let message = MailMessage(
      to: lea, subject: "Un été", text: "a\u{1F}b\n", language: .english)
    #expect(MailMessage(record: message.record) == message)
    #expect(MailMessage(record: "") == nil)
  }

  @Test func `every letter is written in both languages, with all that fills it`() throws {
    let letters: [Letter] = [
      .invitation(inviter: "Léa", dossier: nil, link: "https://x/1", until: Day(number: 20_000)),
      .invitation(
        inviter: "Léa", dossier: "Aubrelle", link: "https://x/2", until: Day(number: 20_000)),
      .recovery(link: "https://x/3"), .passwordChanged, .emailChanged(to: "b@x.example"), .test,
      .mention(by: "Léa", dossier: "Aubrelle", text: "@Noé ?", link: "https://x/4"),
      .mention(by: "Léa", dossier: "Aubrelle", text: nil, link: "https://x/4"),
    ]
    for language in Language.allCases {
      let catalogue = Repository.catalogue(language)
      for letter in letters {
        let message = letter.message(to: lea, in: catalogue, house: "https://house.example")
        let whole = message.subject + message.text
        #expect(!whole.contains("[") && !whole.contains("{"), "\(language) \(letter.name)")
        #expect(message.text.hasSuffix(".\n") && message.text.contains("https://house.example"))
      }
      let french = letters[1].message(to: lea, in: catalogue, house: "h").text
      #expect(french.contains("\nhttps://x/2\n") && french.contains("Aubrelle"))
    }
  }
}
