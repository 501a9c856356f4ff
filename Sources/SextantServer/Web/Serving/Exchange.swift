import Hummingbird
import Logging
import NIOCore
import SextantModel

/// What is known of a request while it is answered: where it comes from and who is signed in.
struct Exchange: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The address the connection comes from.
  let peer: String
  /// Who is signed in; `nil` for a visitor.
  var session: Session?
  /// The secret that forms are proved with: the session's, or a visitor's own.
  var secret: Secret?
  var language: Language = .french
  var visitor = Visitor(address: "", device: "")
  /// Whether nobody reads the answer: its head alone is asked for, or it is fetched in case somebody
  /// will. Nothing counts as opened, seen or told then.
  var isGlance = false
  /// Whether the answer's head alone is asked for: nothing of it is read then.
  var isHead = false
  /// The form that came with the request, to be given back should it come to nothing.
  let sent = SentEntries()

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    peer = source.channel.remoteAddress?.ipAddress ?? ""
  }
}
