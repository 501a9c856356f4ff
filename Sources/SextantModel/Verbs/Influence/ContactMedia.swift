/// Notes that a journalist or a newsroom was spoken to.
enum ContactMedia: Verb {
  static let card = VerbCard("mediaContact.contact", on: MediaContact.self, asks: ["lastContact"])

  static func examine(_ contact: MediaContact, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.require(contact, "media", "beat")
    obstacles.refuseFuture(contact, "lastContact", contact.lastContact, x)
  }
}
