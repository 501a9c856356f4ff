import Hummingbird
import Logging
import SextantKernels
import SextantModel

/// What an institution keeps of who looks at candidates, and receipts that are handed in.
extension Site {
  /// Notes whose pages somebody opens in an institution. That the log cannot be written keeps nobody
  /// from their work; it is told to who runs the house.
  func noteSubjects(_ path: [String], _ seat: Seat, _ request: Request, _ exchange: Exchange) {
    guard let account = exchange.session?.account.id, !exchange.isGlance,
      let opened = OpenedSubjects(path, seat.view), !opened.subjects.isEmpty
    else { return }
    let years = seat.view.all(CertifierRules.self).flatMap(\.retention)
      .filter { $0.of == .accessLog }.compactMap(\.years).max()
    do {
      try people.openings.note(
        account, opened.subjects, page: opened.page, in: seat.live.key,
        keeping: years ?? OpenedSubjects.usualYears)
    } catch {
      logger.error("openings: \(error)")
    }
  }

  /// A receipt of the certification registry for one deposit.
  func receiptPost(
    _ deposit: String, _ request: Request, _ exchange: Exchange
  ) async throws -> Response {
    let (key, _) = Self.split(request.uri.path)
    let seat = try await seat(key, request, exchange)
    guard let boundary = MultipartScanner.boundary(of: request.headers[.contentType] ?? "") else {
      throw Refusal(.unsupportedMediaType, Message("serving.status.415"))
    }
    let bytes = try await body(request, upTo: settings.largestFile << 20)
    var scanner = MultipartScanner(boundary: boundary)
    var fields: [(name: String, value: String)] = []
    var (name, value, file): (String, [UInt8], [UInt8]?) = ("", [], nil)
    var isFile = false
    do {
      for event in try scanner.read(bytes) {
        switch event {
        case .part(let part, let fileName, _):
          (name, value, isFile) = (part, [], fileName != nil)
        case .bytes(let more): value += more
        case .partEnd:
          if isFile {
            file = value
          } else {
            fields.append((name, String(decoding: value, as: UTF8.self)))
          }
        case .end: break
        }
      }
    } catch {
      throw Refusal(.badRequest, Message("serving.noFileSent"))
    }
    let form = FormEntries(entries: fields)
    try prove(form["token"], request, exchange)
    guard let file, !file.isEmpty else {
      throw Refusal(.badRequest, Message("serving.noFileSent"))
    }
    defer { noteWrites(seat, exchange) }
    let answer = await DepositActs.receipt(file, for: deposit, act(seat, form, request))
    return try respond(answer, seat, request, exchange)
  }
}

/// Whose pages an address of an institution opens.
struct OpenedSubjects: Equatable {
  let subjects: [String]
  let page: String

  /// How long the log is kept where no rules say it.
  static let usualYears = 1
  /// A page that shows all candidates.
  static let everybody = "*"

  /// - Returns: `nil` where the page is about no candidate.
  init?(_ path: [String], _ view: View) {
    let dossier = view.dossier
    guard view.isInstitution, let first = path.first else {
      return nil
    }
    page = first == "boards" && path.count > 1 ? path[1] : first
    if first == Candidate.kind.plural || first == CivilIdentity.kind.plural, path.count == 1 {
      subjects = [Self.everybody]
    } else if first == "subjects", path.count == 2 {
      subjects = dossier.find(ID<Candidate>(path[1])).map { [$0.id.text] } ?? []
    } else if first == "boards" {
      let named = view.query.filter { ["candidate", "slot"].contains($0.name) }.map(\.value)
      subjects = named.flatMap { Self.candidates(of: $0, in: dossier) }
    } else if path.count >= 2 {
      subjects = Self.candidates(of: path[1], in: dossier)
    } else {
      return nil
    }
  }

  /// The candidates whom an item is about.
  private static func candidates(of id: String, in dossier: Dossier) -> [String] {
    guard let item = dossier.item(id) else { return [] }
    switch item {
    case let candidate as Candidate: return [candidate.id.text]
    case let slot as Slot:
      return slot.heard(in: dossier).map(\.text)
    case let team as CandidateTeam: return team.members.map(\.text)
    default:
      let field = FieldAccess.all(of: type(of: item)).first { $0.name == "candidate" }
      guard case .text(let text)? = field?.plain(item), !text.isEmpty,
        dossier.find(ID<Candidate>(text)) != nil
      else { return [] }
      return [text]
    }
  }
}
