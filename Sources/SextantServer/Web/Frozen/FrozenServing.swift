import HTTPTypes
import Hummingbird
import SextantKernels
import SextantModel

/// A dossier as it was handed in, to be read by its panel: all its pages, below an address of the
/// institution's, and nothing that changes anything.
///
/// - `/d/KEY/frozen/ID`: what was handed in, criterion by criterion.
/// - `/d/KEY/frozen/ID/items/ITEM`: leads to the page of an item.
/// - `/d/KEY/frozen/ID/…`: the dossier's own pages: lists, items, boards, findings, coverage.
extension Site {
  func frozenGet(
    _ path: [String], _ seat: Seat, _ request: Request, _ exchange: Exchange
  ) async throws -> Response {
    // Out of the dossier as the reader sees it: who does not judge it does not find it.
    guard path.count >= 2, let frozen = seat.view.find(ID<FrozenDossier>(path[1])),
      let file = seat.snapshot.file(frozen.copy)
    else { return try respond(.notFound, seat, request, exchange) }
    let rest = Array(path.dropFirst(2))
    noteRead(path, rest.first == "files" ? .download : .page, seat, exchange)
    let examined: ExaminedDossier
    do {
      examined = try frozenShelf.examined(
        file, of: seat.live, on: frozen.frozenAt?.day ?? seat.now.day, library)
    } catch {
      return try respond(.refused(Message("frozen.\(error)")), seat, request, exchange)
    }
    if rest.first == "files" {
      return try frozenFile(rest.joined(separator: "/"), file, seat, request, exchange)
    }
    let view = FrozenPages.view(frozen, examined, seat.view)
    let own = Seat(
      live: seat.live, snapshot: seat.snapshot, access: .link(LinkScope(), id: 0), view: view,
      author: seat.author, now: seat.now, second: seat.second)
    let past = Past(live: seat.live, access: Access(role: .guest), names: { _ in "" })
    var answer = FrozenPages.get(rest, frozen, file, seat.view, view, past)
    if case .page(var page) = answer {
      if !rest.isEmpty { page.main = FrozenPages.banner(frozen, seat.view) + page.main }
      answer = .page(page)
    }
    return try respond(answer, own, request, exchange)
  }

  /// A file that was attached to the dossier, out of its copy.
  private func frozenFile(
    _ name: String, _ file: AttachedFile, _ seat: Seat, _ request: Request, _ exchange: Exchange
  ) throws -> Response {
    guard let bytes = try? FrozenShelf.bytes(of: file, seat.live),
      let reader = try? ZipReader(bytes, limits: ArchivedDossier.limits),
      let entry = reader.entries.first(where: { $0.name.hasSuffix("/\(name)") }),
      let content = try? reader.unpack(entry)
    else { return try respond(.notFound, seat, request, exchange) }
    let last = name.split(separator: "/").last.map(String.init) ?? name
    let type = FileLimits.standard.mediaType(of: last) ?? "application/octet-stream"
    return respondPlainly(.file(name: last, type: type, bytes: content))
  }
}
