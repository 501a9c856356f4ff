import Foundation

/// A window of a browser that nobody sees, driven by the protocol of WebDriver.
struct Browser: Sendable {
  let session: String

  /// - Parameter hasScript: whether the pages' own script runs.
  static func open(width: Int = 1280, height: Int = 900, hasScript: Bool = true) async throws
    -> Browser
  {
    let driver = try await Rig.shared.driver()
    var options: [String: Any] = [
      "args": [
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
        "--hide-scrollbars", "--window-size=\(width),\(height)", "--lang=fr",
      ]
    ]
    if !hasScript {
      options["prefs"] = ["profile.managed_default_content_settings.javascript": 2]
    }
    struct Opened: Decodable { let sessionId: String }
    let opened: Opened = try await ask(
      "POST", "\(driver)/session",
      [
        "capabilities": [
          "alwaysMatch": [
            "browserName": "chrome", "goog:chromeOptions": options,
            // A machine that does much else at a time must not fail a test.
            "timeouts": ["script": 150_000, "pageLoad": 150_000],
          ]
        ]
      ])
    return Browser(session: "\(driver)/session/\(opened.sessionId)")
  }

  /// A window for as long as something is done in it.
  static func with<Result>(
    width: Int = 1280, height: Int = 900, hasScript: Bool = true,
    _ body: (Browser) async throws -> Result
  ) async throws -> Result {
    let browser = try await open(width: width, height: height, hasScript: hasScript)
    do {
      let result = try await body(browser)
      try await browser.close()
      return result
    } catch {
      try? await browser.close()
      throw error
    }
  }

  func close() async throws {
    let _: Nothing = try await Self.ask("DELETE", session, nil)
  }

  func go(_ address: String) async throws {
    let _: Nothing = try await Self.ask("POST", session + "/url", ["url": address])
  }

  var address: String {
    get async throws { try await Self.ask("GET", session + "/url", nil) }
  }

  /// What a script returns; the words given are its `arguments`.
  func run<Value: Decodable & Sendable>(_ script: String, _ words: [String] = []) async throws
    -> Value
  {
    try await Self.ask("POST", session + "/execute/sync", ["script": script, "args": words])
  }

  func act(_ script: String, _ words: [String] = []) async throws {
    let _: Nothing = try await Self.ask(
      "POST", session + "/execute/sync", ["script": "\(script); return null", "args": words])
  }

  /// What a script hands to its last argument, a function, in its own time.
  func runLong<Value: Decodable & Sendable>(_ script: String, _ words: [String] = []) async throws
    -> Value
  {
    try await Self.ask("POST", session + "/execute/async", ["script": script, "args": words])
  }

  /// Waits until a script says true; fails with what was waited for.
  func wait(_ what: String, until script: String, _ words: [String] = []) async throws {
    for _ in 0..<600 {
      if (try? await run("return !!(\(script))", words) as Bool) == true { return }
      try await Task.sleep(for: .milliseconds(50))
    }
    throw Trouble("waited in vain until \(what), at \(try await address)")
  }

  /// A command of the browser's own protocol, for what WebDriver has no word for.
  func command(_ name: String, _ values: [String: Any]) async throws {
    let _: Nothing = try await Self.ask(
      "POST", session + "/goog/cdp/execute", ["cmd": name, "params": values])
  }

  func setWidth(_ width: Int, height: Int = 900) async throws {
    try await command(
      "Emulation.setDeviceMetricsOverride",
      ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": false])
  }

  /// The window as a PNG.
  func picture() async throws -> Data {
    let text: String = try await Self.ask("GET", session + "/screenshot", nil)
    return Data(base64Encoded: text) ?? Data()
  }

  // MARK: - The protocol

  struct Nothing: Decodable, Sendable {
    init(from decoder: any Decoder) throws {}
  }

  private struct Reply<Value: Decodable>: Decodable { let value: Value }
  private struct Refused: Decodable {
    let error: String
    let message: String
  }

  static func ask<Value: Decodable>(_ method: String, _ address: String, _ body: [String: Any]?)
    async throws -> Value
  {
    let sent = try body.map { try JSONSerialization.data(withJSONObject: $0) }
    let answer = try await Wire.send(method, address, sent)
    guard answer.status < 400 else {
      let refused = try? JSONDecoder().decode(Reply<Refused>.self, from: answer.body).value
      throw Trouble("\(refused?.error ?? String(answer.status)): \(refused?.message ?? "")")
    }
    return try JSONDecoder().decode(Reply<Value>.self, from: answer.body).value
  }
}
