import SextantKernels
import SextantModel

/// Why a program's request is not carried out: a problem as RFC 9457 lays it out, in the language
/// of who asks.
struct APIProblem: Error, Sendable {
  /// The kinds of problems: the last part of their type and of the keys of their texts.
  enum Code: String, Sendable, CaseIterable {
    case notJSON, badQuery, signIn, forbidden, notFound, notAllowed, conflict, refusedByRule, stale
    case tooLarge, wrongType, invalid, keyReused, keyRunning, needsVersion, storage, fault

    var status: Int {
      switch self {
      case .notJSON, .badQuery: 400
      case .signIn: 401
      case .forbidden: 403
      case .notFound: 404
      case .notAllowed: 405
      case .conflict, .refusedByRule, .keyRunning: 409
      case .stale: 412
      case .tooLarge: 413
      case .wrongType: 415
      case .invalid, .keyReused: 422
      case .needsVersion: 428
      case .storage: 503
      case .fault: 500
      }
    }
  }

  let code: Code
  /// What exactly is the matter this time.
  var detail: Message?
  /// What is wrong with which field.
  var errors: [Entry] = []
  /// The version at which the item stands, where the program's is an older one.
  var version: Int?
  var headers: [(name: String, value: String)] = []

  struct Entry: Sendable {
    var field: String
    var what: Message
    var remedy: Message
    var evidence: [String] = []
  }

  init(_ code: Code, _ detail: Message? = nil, errors: [Entry] = [], version: Int? = nil) {
    self.code = code
    self.detail = detail
    self.errors = errors
    self.version = version
  }

  /// Problems with the fields handed in.
  init(_ problems: [FieldProblem], _ code: Code = .invalid) {
    self.init(
      code, errors: problems.map { Entry(field: $0.field, what: $0.message, remedy: $0.remedy) })
  }

  /// A body that is no JSON.
  init(_ problem: JSONProblem) {
    self.init(
      .notJSON,
      Message("api.json.\(problem.what.rawValue)", ["offset": .integer(problem.offset)]))
  }

  /// What the store said.
  init(_ error: ChangeError) {
    switch error {
    case .conflict(let collisions):
      self.init(.stale, error.message, version: collisions.first?.version)
    case .refused(let message): self.init(.refusedByRule, message)
    case .agreed(let breaches):
      self.init(breaches.map { $0.problem(for: Dossier()) }, .refusedByRule)
    case .house: self.init(.storage, error.message)
    }
  }

  func answer(_ words: Catalogue) -> APIAnswer {
    var entries = [
      entry("type", "urn:sextant:problem:\(code.rawValue)"),
      entry("title", words.text("api.problem.\(code.rawValue)")),
      entry("status", code.status),
    ]
    if let detail { entries.append(entry("detail", words.say(detail))) }
    if let version { entries.append(entry("version", version)) }
    if !errors.isEmpty {
      entries.append(entry("errors", .list(errors.map { Self.plain($0, words) })))
    }
    var answer = APIAnswer(code.status, .map(entries), headers: headers)
    answer.contentType = "application/problem+json"
    if code == .signIn { answer.headers.append(("WWW-Authenticate", "Bearer")) }
    return answer
  }

  private static func plain(_ error: Entry, _ words: Catalogue) -> Plain {
    var entries = [
      entry("field", error.field), entry("what", words.say(error.what)),
      entry("remedy", words.say(error.remedy)),
    ]
    if !error.evidence.isEmpty {
      entries.append(entry("evidence", .list(error.evidence.map { .text($0) })))
    }
    return .map(entries)
  }
}
