import SextantFiles
import SextantKernels
import SextantModel

@testable import SextantServer

/// Somebody who sends spreadsheets to a dossier and answers what is asked.
final class ImportStage {
  let bench: RoomBench
  let drafts = SheetDrafts()
  private let words: [Language: Catalogue] = [
    .french: WorkedExample.french, .english: WorkedExample.english,
  ]

  init(isEmpty: Bool = true) throws { bench = try RoomBench(isEmpty: isEmpty) }

  func act(
    _ form: [(name: String, value: String)] = [], role: Role = .owner
  ) -> Act {
    Act(
      view: bench.view(role), live: bench.live, author: "1", access: Access(role: role),
      now: Moment(day: WorkedExample.day, time: ClockTime(minutes: 872)), form: form,
      seen: bench.seen)
  }

  /// Sends a file; the page that shows what was read.
  @discardableResult
  func send(
    _ bytes: [UInt8], as name: String, for plural: String? = nil, role: Role = .owner
  ) async throws -> Answer {
    let incoming = try bench.live.receive()
    try incoming.write(bytes)
    let sent = await ImportPages.received(
      [SheetDraft.File(name: name, incoming: incoming)], for: plural, act(role: role), drafts,
      words)
    await finish(sent)
    return sent
  }

  /// Waits as long as it takes: a page waits a moment only, and says how far it is.
  private func finish(_ answer: Answer) async {
    while let draft = draft(answer), draft.outcome == nil {
      try? await Task.sleep(for: .milliseconds(10))
    }
  }

  func send(_ text: String, as name: String, for plural: String? = nil) async throws -> Answer {
    try await send(Array(text.utf8), as: name, for: plural)
  }

  func draft(_ answer: Answer) -> SheetDraft? {
    guard let key = answer.address?.split(separator: "/").last else { return nil }
    return drafts.find(String(key), of: 1, in: bench.live.key, at: Instant.now())
  }

  func page(_ answer: Answer) async -> Page? {
    guard let key = answer.address?.split(separator: "/").last else { return nil }
    return await ImportPages.get([String(key)], act(), drafts).page
  }

  func reviews(_ answer: Answer) -> [TableReview] {
    if case .measures(let reviews)? = draft(answer)?.outcome { return reviews }
    return []
  }

  func list(_ answer: Answer) -> ListReview? {
    if case .list(let review)? = draft(answer)?.outcome { return review }
    return nil
  }

  /// What the page's form sends where nobody changes anything in it.
  func keep(
    _ answer: Answer, _ more: [(name: String, value: String)] = []
  ) async -> Answer {
    let key = answer.address?.split(separator: "/").last.map(String.init) ?? ""
    var form = more + [("do", "keep")]
    if let draft = draft(answer), !more.contains(where: { $0.name == "chooses" }) {
      form.append(("chooses", "1"))
      if case .measures(let reviews)? = draft.outcome {
        for review in reviews {
          if review.isChosen { form.append(("table", "\(review.number)")) }
          for (place, column) in review.measures.columns.enumerated()
          where !more.contains(where: { $0.name == "role.\(review.number).\(place)" }) {
            form.append(("role.\(review.number).\(place)", column.role.text))
          }
        }
      }
      if case .list(let review)? = draft.outcome {
        for column in review.columns
        where !more.contains(where: { $0.name == "role.0.\(column.place)" }) {
          form.append(("role.0.\(column.place)", column.field ?? ""))
        }
      }
    }
    let posted = await ImportPages.post([key], act(form), drafts, words)
    await finish(answer)
    // What was not kept at once is told by the page that waited.
    guard posted.notice == nil, case .kept? = draft(answer)?.outcome else { return posted }
    return await ImportPages.get([key], act(), drafts)
  }

  var dossier: Dossier { bench.live.snapshot.dossier }
  var report: MeasureReport { MeasureReport(bench.live, seeing: dossier) }
}

/// Files of measures as tools export them.
enum ExportFiles {
  static let folder = "/work/shared/data/measures/exports"

  static func bytes(_ name: String) -> [UInt8]? {
    for root in ["\(WorkedExample.root)/../shared/data/measures", "/work/shared/data/measures"] {
      if let bytes = Folder.bytes("\(root)/\(name)") { return bytes }
    }
    return nil
  }
}
