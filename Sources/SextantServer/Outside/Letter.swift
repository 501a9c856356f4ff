public import SextantModel

/// What Sextant writes to people by mail.
public enum Letter: Sendable, Equatable {
  /// - Parameter dossier: its title; `nil` for the installation alone.
  case invitation(inviter: String, dossier: String?, link: String, until: Day)
  case recovery(link: String)
  case passwordChanged
  /// To the address that was left.
  case emailChanged(to: String)
  /// Somebody is called by name in a remark.
  ///
  /// - Parameter text: the remark; `nil` where it must not leave the dossier.
  case mention(by: String, dossier: String, text: String?, link: String)
  /// Whether mail works at all.
  case test

  /// The end of its texts' keys.
  var name: String {
    switch self {
    case .invitation(_, nil, _, _): "invitation"
    case .invitation: "invitationToDossier"
    case .recovery: "recovery"
    case .passwordChanged: "passwordChanged"
    case .emailChanged: "emailChanged"
    case .mention(_, _, nil, _): "mentionWithoutText"
    case .mention: "mention"
    case .test: "test"
    }
  }

  var arguments: [String: Argument] {
    switch self {
    case .invitation(let inviter, let dossier, let link, let until):
      [
        "inviter": .text(inviter), "dossier": .text(dossier ?? ""), "link": .text(link),
        "until": .day(until),
      ]
    case .recovery(let link): ["link": .text(link)]
    case .emailChanged(let address): ["address": .text(address)]
    case .mention(let author, let dossier, let text, let link):
      [
        "author": .text(author), "dossier": .text(dossier), "text": .text(text ?? ""),
        "link": .text(link),
      ]
    case .passwordChanged, .test: [:]
    }
  }

  /// The letter in its reader's language.
  ///
  /// - Parameter house: the public address of the installation, named at the end of every letter.
  public func message(
    to reader: MailAddress, in catalogue: Catalogue, house: String
  ) -> MailMessage {
    let text = catalogue.say(Message("mail.\(name).text", arguments))
    let close = catalogue.say(Message("mail.close", ["address": .text(house)]))
    return MailMessage(
      to: reader, subject: catalogue.say(Message("mail.\(name).subject", arguments)),
      text: "\(text)\n\n\(close)\n", language: catalogue.language)
  }
}
