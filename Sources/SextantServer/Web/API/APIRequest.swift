/// What a program asks for, without the protocol that carried it.
struct APIRequest: Sendable {
  /// In capitals, as HTTP writes it.
  var method: String
  /// What follows `/api/v1`, cut at slashes, each part decoded.
  var path: [String]
  var query: [(name: String, value: String)] = []
  var contentType: String?
  var ifMatch: String?
  var ifNoneMatch: String?
  var idempotencyKey: String?
  var body: [UInt8] = []

  func asked(_ name: String) -> String? { query.first { $0.name == name }?.value }

  /// Whether the request only looks.
  var isReading: Bool { ["GET", "HEAD", "OPTIONS"].contains(method) }
}
