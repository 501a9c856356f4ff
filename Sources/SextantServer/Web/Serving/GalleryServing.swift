import Hummingbird
import SextantModel

/// Every component on one page, for who works on Sextant and for what inspects it.
extension Site {
  func gallery(_ request: Request, _ exchange: Exchange) async throws -> Response {
    guard exchange.session != nil else { throw Refusal(.notFound, Message("serving.status.404")) }
    return plainPage(Gallery.page(catalogue(exchange.language)), request, exchange)
  }
}
