import HTTPTypes
import Hummingbird
import Logging
import SextantModel

/// The first account of an empty house: who sits at the machine makes it, anybody else shows by the
/// set-up word that the machine is theirs.
extension Site {
  /// What is to be shown where the program was started.
  ///
  /// - Returns: `nil` where there is an account already.
  public func wordOfFirstVisit() -> SetUpWord? {
    (try? people.accounts.isFirstVisit()) == true ? setUpWord : nil
  }

  func showFirst(_ request: Request, _ exchange: Exchange) async throws -> Response {
    guard try people.accounts.isFirstVisit() else { return redirect(to: "/signin") }
    return plainPage(
      doors(exchange).firstAccount(asksWord: !isFromThisMachine(request, exchange)), request,
      exchange)
  }

  func createFirst(_ request: Request, _ exchange: Exchange) async throws -> Response {
    let form = try await form(request, exchange)
    guard try people.accounts.isFirstVisit() else { return redirect(to: "/signin") }
    let asksWord = !isFromThisMachine(request, exchange)
    // Before anything is worked out: strangers cost nothing.
    guard !asksWord || setUpWord.isSame(as: form["word"] ?? "") else {
      exchange.logger.notice("the first account: a wrong set-up word was typed")
      return plainPage(
        doors(exchange).firstAccount(form, asksWord: true, wordIsWrong: true), request, exchange)
    }
    switch try await people.accounts.createFirst(
      email: form["email"] ?? "", name: form["name"] ?? "",
      language: Language(rawValue: form["language"] ?? "") ?? exchange.language,
      password: Secret(form["password"] ?? ""), from: exchange.visitor)
    {
    case .created(let account):
      return try enter(account, to: "/", exchange)
    case .refused(let problems):
      return plainPage(
        doors(exchange).firstAccount(form, asksWord: asksWord, problems: problems), request,
        exchange)
    case .notFirst: return redirect(to: "/signin")
    }
  }

  /// Whether a request was made on this machine itself, under one of its own names, and through
  /// nothing that brings strangers' requests.
  private func isFromThisMachine(_ request: Request, _ exchange: Exchange) -> Bool {
    guard Visitor.isThisMachine(exchange.peer), Gate.isLocal(request) else { return false }
    // A house that others reach by its address stands behind a proxy, and so on this machine
    // everybody's requests come from here.
    guard settings.publicAddress.isEmpty || Visitor.isThisMachine(settings.hostOfAddress),
      !settings.trustedProxies.contains(Visitor.plain(exchange.peer))
    else { return false }
    return !hasMarksOfProxies(request)
  }

  /// Whether a request says of itself that it came through a proxy.
  func hasMarksOfProxies(_ request: Request) -> Bool {
    Self.marksOfProxies.contains { request.headers[$0] != nil }
  }

  private static let marksOfProxies: [HTTPField.Name] = [
    .forwardedFor, .init("X-Forwarded-Host")!, .init("X-Forwarded-Proto")!, .init("X-Real-IP")!,
    .init("Forwarded")!, .init("Via")!,
  ]
}
