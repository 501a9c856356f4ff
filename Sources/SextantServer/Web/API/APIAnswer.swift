import SextantModel

/// What a program is answered.
struct APIAnswer: Sendable {
  var status: Int
  var headers: [(name: String, value: String)] = []
  var contentType = "application/json"
  var body: [UInt8] = []
  /// The items that it tells something of.
  var about: [String] = []

  init(_ status: Int, _ plain: Plain? = nil, headers: [(name: String, value: String)] = []) {
    self.status = status
    self.headers = headers
    if let plain { body = Array(JSONText.compact(plain).utf8) }
  }

  func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
}

/// Entries of texts and numbers, as answers are put together from.
func entry(_ key: String, _ value: Plain) -> Plain.Entry { Plain.Entry(key: key, value: value) }
func entry(_ key: String, _ text: String) -> Plain.Entry { entry(key, .text(text)) }
func entry(_ key: String, _ number: Int) -> Plain.Entry { entry(key, .number(String(number))) }
