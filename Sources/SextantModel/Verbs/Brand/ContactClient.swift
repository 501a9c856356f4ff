/// Notes that a client was spoken to, and when they will be again.
enum ContactClient: Verb {
  static let card = VerbCard(
    "clientAccount.contact", on: ClientAccount.self, asks: ["lastContact", "nextContact"],
    refusals: ["nextPast"])

  static func examine(_ account: ClientAccount, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.refuseFuture(account, "lastContact", account.lastContact, x)
    if let next = account.nextContact, next <= x.today {
      obstacles.add("nextPast", at: "nextContact", ["day": .day(next)])
    }
  }
}
