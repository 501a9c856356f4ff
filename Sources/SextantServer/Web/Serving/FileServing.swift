import HTTPTypes
import Hummingbird
import NIOPosix
import SextantKernels
import SextantModel

/// Evidence files: handed in with a form, given back as they came.
extension Site {
  /// A file of a dossier, to whoever may see an item that cites it.
  func attachedFile(_ request: Request, _ exchange: Exchange) async throws -> Response {
    let (key, path) = Self.split(request.uri.path)
    let seat = try await seat(key, request, exchange)
    let name = path.joined(separator: "/")
    guard let file = seat.snapshot.files.first(where: { $0.id == name }),
      maySee(file, seat), let location = seat.live.path(of: file)
    else { throw Refusal(.notFound, Message("serving.noFile")) }
    noteFile(file, seat, exchange)
    let tag = "\"\(file.digest.prefix(32))\""
    var headers: HTTPFields = [
      .contentType: file.mediaType, .eTag: tag, .cacheControl: "private, no-cache",
    ]
    if request.headers[.ifNoneMatch] == tag {
      return Response(status: .notModified, headers: headers)
    }
    let last = path.last ?? name
    headers[.contentDisposition] =
      "\(Self.shownTypes.contains(file.mediaType) ? "inline" : "attachment"); filename*=UTF-8''\(percentEncoded(last))"
    // A file shown in the browser runs nothing, whatever it holds.
    headers[.contentSecurityPolicy] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    let body = try await FileIO(threadPool: .singleton).loadFile(path: location, context: exchange)
    return Response(status: .ok, headers: headers, body: body)
  }

  /// Pictures and PDF are shown; anything else, and HTML above all, is only ever saved.
  private static let shownTypes: Set<String> = [
    "image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf",
  ]

  /// Who sees all of the dossier sees its files; others those that an item they see cites.
  private func maySee(_ file: AttachedFile, _ seat: Seat) -> Bool {
    if seat.access.reach == .everything { return true }
    return !seat.snapshot.citing(file, in: seat.view.dossier).isEmpty
  }

  /// A file handed in on an item's page. The fields of the form that prove it stand before the file,
  /// so that nothing is kept of a form that is not ours.
  func attachFile(_ request: Request, _ exchange: Exchange) async throws -> Response {
    let (key, path) = Self.split(request.uri.path)
    let seat = try await seat(key, request, exchange)
    guard let boundary = MultipartScanner.boundary(of: request.headers[.contentType] ?? "") else {
      throw Refusal(.unsupportedMediaType, Message("serving.status.415"))
    }
    guard path.count == 3, let item = seat.view.dossier.item(path[1]),
      type(of: item).kind.plural == path[0], seat.view.reader.mayEditItem(item)
    else { throw Refusal(.forbidden, Message("serving.mayNotAttach")) }

    let scene = Scene(act(seat, .empty, request))
    guard scene.mayAdd(Evidence.kind) else {
      throw Refusal(.forbidden, Message("serving.mayNotAttach"))
    }
    var limits = FileLimits.standard
    limits.largest = settings.largestFile << 20
    var upload = FileUpload(scanner: MultipartScanner(boundary: boundary))
    let file: AttachedFile
    do {
      for try await buffer in request.body {
        try await upload.take(
          buffer.readableBytesView, receiving: { try seat.live.receive(limits) },
          proving: { try prove($0["token"], request, exchange) })
      }
      guard let (incoming, name) = upload.finished else {
        throw Refusal(.badRequest, Message("serving.noFileSent"))
      }
      file = try await seat.live.attach(incoming, as: name, by: seat.author)
    } catch ChangeError.refused(let message) {
      let isTooLarge = message == limits.tooLarge
      throw Refusal(isTooLarge ? .contentTooLarge : .unsupportedMediaType, message)
    }
    defer { noteWrites(seat, exchange) }
    let act = act(seat, FormEntries(entries: upload.fields), request)
    let answer = await RoomPages.attached(file, path, act)
    return try respond(answer, seat, request, exchange)
  }
}

/// A form with one file, taken as it arrives.
struct FileUpload {
  private var scanner: MultipartScanner
  private(set) var fields: [(name: String, value: String)] = []
  /// How many bytes the fields took.
  private var size = 0
  private(set) var files: [(IncomingFile, name: String)] = []
  /// The one file of a form that asks for one.
  var finished: (IncomingFile, name: String)? { files.first }
  private var field: (name: String, bytes: [UInt8])?
  private var file: (IncomingFile, name: String)?

  private static let largestFields = 256 << 10

  private let mostFiles: Int

  init(scanner: MultipartScanner, mostFiles: Int = 1) {
    self.scanner = scanner
    self.mostFiles = mostFiles
  }

  mutating func take(
    _ bytes: some Sequence<UInt8>, receiving receive: () throws -> IncomingFile,
    proving: (FormEntries) throws -> Void
  ) async throws {
    let events: [MultipartScanner.Event]
    do {
      events = try scanner.read(bytes)
    } catch {
      throw Refusal(.badRequest, Message("serving.noFileSent"))
    }
    for event in events {
      switch event {
      case .part(_, let fileName?, _):
        guard files.count < mostFiles, file == nil, !fileName.isEmpty else { continue }
        try proving(FormEntries(entries: fields))
        file = (try receive(), fileName)
      case .part(let name, nil, _):
        size += name.utf8.count
        field = (name, [])
      case .bytes(let more):
        if let file {
          try file.0.write(more)
        } else {
          size += more.count
          field?.bytes += more
        }
      case .partEnd:
        if let file {
          files.append(file)
          self.file = nil
        } else if let field {
          fields.append((field.name, String(decoding: field.bytes, as: UTF8.self)))
        }
        field = nil
      case .end: break
      }
      // The form around a file is a handful of short values.
      guard size <= Self.largestFields, fields.count <= 100 else {
        throw Refusal(.contentTooLarge, Message("serving.status.413"))
      }
    }
  }
}
