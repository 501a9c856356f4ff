import Hummingbird
import SextantModel

extension Site {
  /// What programs ask for; there is nothing for them yet.
  func api(_ request: Request, _ exchange: Exchange) async throws -> Response {
    throw Refusal(.notFound, Message("serving.status.404"))
  }
}
