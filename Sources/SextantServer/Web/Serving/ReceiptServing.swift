import Hummingbird
import SextantKernels
import SextantModel

/// Receipts that are handed in.
extension Site {
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
