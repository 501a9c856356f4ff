import SextantModel

/// What a reader may read of how jurors mark: names for who presides or prepares, else only one's
/// own.
struct JurorNames: Sendable {
  private let names: [String: String]
  private let isOpen: Bool
  private let own: ID<JuryMember>?

  init(_ jurors: [ID<JuryMember>], _ view: View) {
    isOpen = view.reader.juror == nil || view.reader.mayApprove
    own = view.reader.juror
    var names: [String: String] = [:]
    for (place, juror) in jurors.enumerated() {
      names[juror.text] =
        isOpen || juror == view.reader.juror
        ? view.find(juror)?.name ?? juror.text
        : view.say("board.agreement.juror", ["number": .integer(place + 1)])
    }
    self.names = names
  }

  func callAsFunction(_ juror: ID<JuryMember>) -> String { names[juror.text] ?? juror.text }

  /// A link to the juror where the name may be read, the number alone where it may not.
  func link(_ juror: ID<JuryMember>, _ view: View) -> HTML {
    isOpen || juror == own ? ItemLink(view, id: juror.text).html : HTML(text: self(juror))
  }
}
