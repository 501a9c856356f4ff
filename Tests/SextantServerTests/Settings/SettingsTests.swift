import SextantFiles
import SextantModel
import Testing

@testable import SextantServer

@Suite struct SettingsTests {
  private func read(
    _ text: String? = nil, _ environment: [String: String] = [:]
  ) -> (settings: Settings, findings: [Finding]) {
    Settings.read(
      file: text.map { SourceText(path: "sextant.yaml", text: $0) }, environment: environment)
  }

  @Test func `where nothing is set, Sextant answers this machine alone`() {
    let (settings, findings) = read()
    #expect(findings.isEmpty)
    #expect(settings.host == "127.0.0.1" && settings.port == 8080 && settings.mailServer == nil)
    #expect(settings.address == "http://127.0.0.1:8080" && !settings.isEncrypted)
  }

  @Test func `the file is read, the environment has the last word`() {
    let (settings, findings) = read(
      """
      # Our house
      port: 9000
      publicAddress: https://sextant.example/
      trustedProxies: [127.0.0.1, "::1"]
      language: en
      smtp:
        host: mail.example
        security: tls
        sender: Sextant <sextant@house.example>
      limits:
        fileMegabytes: 10
      """, ["SEXTANT_PORT": "9001", "SEXTANT_LIMITS_FILE_MEGABYTES": "20", "SEXTANT_HOME": "/x"])
    #expect(findings.isEmpty)
    #expect(settings.port == 9001 && settings.largestFile == 20 && settings.language == .english)
    #expect(settings.trustedProxies == ["127.0.0.1", "::1"])
    #expect(settings.address == "https://sextant.example" && settings.isEncrypted)
    #expect(settings.mailServer?.url == "smtps://mail.example:587/house.example")
    let list = read(nil, ["SEXTANT_TRUSTED_PROXIES": "10.0.0.1, 10.0.0.2"]).settings
    #expect(list.trustedProxies == ["10.0.0.1", "10.0.0.2"])
  }

  @Test func `mistakes are told with their place, all of them`() {
    let (settings, findings) = read(
      """
      port: 70000
      prot: 80
      host: [a]
      smtp:
        port: many
        security: maybe
      limits: 3
      """, ["SEXTANT_PORT": "x", "SEXTANT_PROT": "1"])
    #expect(
      findings.map(\.message.key) == [
        "setting.outOfBounds", "reading.unknownKey.near", "reading.listWhereOneValue",
        "reading.notAnInteger", "reading.unknownChoice", "reading.valueWhereKeys",
        "reading.notAnInteger", "setting.unknownVariable",
      ])
    #expect(findings.map(\.place.line) == [1, 2, 3, 5, 6, 7, nil, nil])
    #expect(findings.suffix(2).map(\.place.file) == ["SEXTANT_PORT", "SEXTANT_PROT"])
    #expect(findings.map(\.severity).filter { $0 == .warning }.count == 1)
    #expect(settings.port == 8080)
  }

  @Test func `a file that is no map, or cannot be read, is told`() {
    #expect(read("- a\n").findings.map(\.message.key) == ["reading.valueWhereKeys"])
    #expect(read("").findings.isEmpty)
    #expect(read("port: 1\n\tx: 2\n").findings.first?.message.key == "reading.text.tab")
    let unreadable = SourceText(path: "sextant.yaml", size: 0, bytes: nil)
    #expect(
      Settings.read(file: unreadable, environment: [:]).findings.map(\.message.key) == [
        "setting.cannotRead"
      ])
    #expect(Settings.file(at: "/nowhere/sextant.yaml") == nil)
  }

  @Test func `letters do not go in clear to another machine, nor from nobody`() {
    let clear = ["SEXTANT_SMTP_HOST": "mail.example", "SEXTANT_SMTP_SECURITY": "none"]
    #expect(
      read(nil, clear).findings.map(\.message.key) == [
        "setting.senderMissing", "setting.mailInClear",
      ])
    let local = [
      "SEXTANT_SMTP_HOST": "localhost", "SEXTANT_SMTP_SECURITY": "none",
      "SEXTANT_SMTP_SENDER": "sextant@house.example",
    ]
    #expect(read(nil, local).findings.isEmpty)
    #expect(
      read(nil, ["SEXTANT_SMTP_HOST": "a/b", "SEXTANT_PUBLIC_ADDRESS": "sextant.example"])
        .findings.map(\.message.key) == ["setting.notAWebAddress", "setting.notAHost"])
  }

  @Test func `a password may stand in a file of its own`() throws {
    let scratch = try PeopleScratch()
    let folder = Folder(scratch.folder)
    #expect(folder.write("password", Array("hush hush\nnot this\n".utf8)))
    let path = "\(scratch.folder)/password"
    let (settings, findings) = read(
      nil, ["SEXTANT_SMTP_PASSWORD_FILE": path, "SEXTANT_SMTP_PASSWORD": "other"])
    #expect(findings.isEmpty && settings.smtp.password.text == "hush hush")
    let missing = read(nil, ["SEXTANT_SMTP_PASSWORD_FILE": "/nowhere"]).findings
    #expect(missing.map(\.place.file) == ["/nowhere"])
    #expect(!"\(read(nil, ["SEXTANT_SMTP_PASSWORD": "hush"]).settings)".contains("hush"))
  }

  @Test func `names of variables follow from those of settings`() throws {
    let setting = try #require(Settings.all.first { $0.name == "smtp.passwordFile" })
    #expect(setting.variable == "SEXTANT_SMTP_PASSWORD_FILE")
    #expect(Set(Settings.all.map(\.variable)).count == Settings.all.count)
  }

  @Test func `every setting is explained in both languages, and its default is in order`() throws {
    for language in Language.allCases {
      let catalogue = Repository.catalogue(language)
      for setting in Settings.all { #expect(catalogue.has("setting.\(setting.name)")) }
    }
    for setting in Settings.all {
      #expect(read(nil, [setting.variable: setting.standard]).findings.isEmpty, "\(setting.name)")
    }
    let page = SettingsPage(
      french: Repository.catalogue(.french), english: Repository.catalogue(.english)
    ).page(notice: "")
    #expect(!String(decoding: page.bytes ?? [], as: UTF8.self).contains("["))
  }
}
