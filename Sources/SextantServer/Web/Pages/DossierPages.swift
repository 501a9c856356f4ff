import Hummingbird
import SextantModel

struct PageHouse: Sendable {}

enum DossierPages {
  static func get(_ path: [String], _ view: View, _ scene: PageHouse) -> Answer? {
    guard path.isEmpty else { return nil }
    return .page(Page(title: view.title, main: "<p>\(view.dossier.count)</p>"))
  }
  static func post(_ path: [String], _ act: Act, _ scene: PageHouse) async -> Answer? { nil }
}

extension Site {
  func scene(_ seat: Seat) -> PageHouse { PageHouse() }
  func houseGet(_ request: Request, _ exchange: Exchange) async throws -> Response { redirect(to: "/d/maison-aubrelle") }
  func housePost(_ request: Request, _ exchange: Exchange) async throws -> Response { redirect(to: "/") }
  func export(_ request: Request, _ exchange: Exchange) async throws -> Response { redirect(to: "/") }
  func api(_ request: Request, _ exchange: Exchange) async throws -> Response { redirect(to: "/") }
}
