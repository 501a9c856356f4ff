import Hummingbird
import SextantKernels
import SextantModel

/// Spreadsheets handed in to a dossier: forms with files, taken as they arrive.
extension Site {
  func importGet(
    _ path: [String], _ request: Request, _ exchange: Exchange
  ) async throws -> Response {
    let (key, _) = Self.split(request.uri.path)
    let seat = try await seat(key, request, exchange)
    let answer = await ImportPages.get(path, act(seat, .empty, request), sheetDrafts)
    return try respond(answer, seat, request, exchange)
  }

  func importPost(
    _ path: [String], _ request: Request, _ exchange: Exchange
  ) async throws -> Response {
    let (key, _) = Self.split(request.uri.path)
    let type = request.headers[.contentType] ?? ""
    guard let boundary = MultipartScanner.boundary(of: type) else {
      let form = try await form(request, exchange)
      let seat = try await seat(key, request, exchange)
      defer { noteWrites(seat, exchange) }
      let answer = await ImportPages.post(path, act(seat, form, request), sheetDrafts, words)
      return try respond(answer, seat, request, exchange)
    }
    let seat = try await seat(key, request, exchange)
    let plural = path.first
    guard path.count <= 1, plural.map({ ImportPages.listType($0) != nil }) ?? true else {
      return try respond(.notFound, seat, request, exchange)
    }
    let wanted = plural.flatMap { ImportPages.listType($0) }
    guard ImportPages.mayBringIn(wanted, act(seat, .empty, request)) else {
      return try respond(.refused(Message("rooms.refused.edit")), seat, request, exchange)
    }
    var limits = FileLimits.standard
    limits.largest = settings.largestFile << 20
    var upload = FileUpload(scanner: MultipartScanner(boundary: boundary), mostFiles: 20)
    do {
      for try await buffer in request.body {
        try await upload.take(
          buffer.readableBytesView, receiving: { try seat.live.receive(limits) },
          proving: { try prove($0["token"], request, exchange) })
      }
    } catch ChangeError.refused(let message) {
      throw Refusal(.contentTooLarge, message)
    }
    let form = FormEntries(entries: upload.fields)
    // Also where no file came: the form itself is to be ours.
    try prove(form["token"], request, exchange)
    let files = upload.files.map {
      SheetDraft.File(name: AttachedFile.safeName($0.name), incoming: $0.0)
    }
    guard !files.isEmpty else { throw Refusal(.badRequest, Message("serving.noFileSent")) }
    let answer = await ImportPages.received(
      files, for: plural, act(seat, form, request), sheetDrafts, words)
    return try respond(answer, seat, request, exchange)
  }
}
