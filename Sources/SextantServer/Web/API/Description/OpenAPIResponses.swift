import SextantModel

/// The answers that many addresses share: every problem, by its status.
struct OpenAPIResponses {
  private let api: OpenAPI

  init(_ api: OpenAPI) { self.api = api }

  var entries: [Plain.Entry] {
    var titles: [Int: [String]] = [:]
    for code in APIProblem.Code.allCases {
      titles[code.status, default: []].append(api.words.text("api.problem.\(code.rawValue)"))
    }
    return titles.sorted { $0.key < $1.key }.map { status, titles in
      entry(
        "Problem\(status)",
        .map([
          entry("description", titles.joined(separator: "; ")),
          entry(
            "content",
            .map([
              entry(
                "application/problem+json",
                .map([entry("schema", OpenAPI.ref("schemas", "Problem"))]))
            ])),
        ]))
    }
  }

  /// What every address may answer, and the problems of its own.
  static func problems(_ statuses: [Int]) -> [Plain.Entry] {
    ([400, 401, 404, 405, 503] + statuses).sorted().map {
      entry(String($0), OpenAPI.ref("responses", "Problem\($0)"))
    }
  }
}
