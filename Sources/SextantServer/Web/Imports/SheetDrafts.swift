internal import Dispatch
import SextantFiles
import Synchronization

/// Spreadsheets that were sent and are looked at, until whoever sent them says what is to be made of
/// them.
///
/// Each account has one at most in a dossier, and none for long: the bytes lie on disk and go with it.
final class SheetDrafts: Sendable {
  private static let most = 12
  /// In seconds.
  private static let lasts = 3600

  private let all = Mutex<[SheetDraft]>([])
  /// For the pages that wait.
  let steps = SheetSteps()

  func keep(_ draft: SheetDraft, at now: Instant) {
    let steps = steps
    draft.listen { steps.tell($0) }
    all.withLock { all in
      all.removeAll {
        ($0.account == draft.account && $0.dossier == draft.dossier)
          || now.seconds(since: $0.since) > Self.lasts
      }
      if all.count >= Self.most { all.removeFirst() }
      all.append(draft)
    }
  }

  func find(_ key: String, of account: Int64, in dossier: String, at now: Instant) -> SheetDraft? {
    all.withLock { all in
      all.removeAll { now.seconds(since: $0.since) > Self.lasts }
      return all.first { $0.key == key && $0.account == account && $0.dossier == dossier }
    }
  }

  func drop(_ key: String) {
    all.withLock { all in all.removeAll { $0.key == key } }
  }
}

/// Files that somebody sent to be brought into a dossier, how they are to be read, and what came of
/// reading them.
final class SheetDraft: Sendable {
  struct File: Sendable {
    let name: String
    let incoming: IncomingFile
  }

  /// What came of reading.
  enum Outcome: Sendable {
    case measures([TableReview])
    case list(ListReview)
    case failed(SheetTrouble)
    /// It was kept, or not: where to look, and what to say there.
    case kept(Answer)
  }

  let key = hexadecimal(randomBytes(16))
  let account: Int64
  let dossier: String
  /// The kind that a list is brought in as; `nil` for measures.
  let plural: String?
  let files: [File]
  let since: Instant
  private let state: Mutex<State>

  private struct State {
    var choices: SheetChoices
    var generation = 0
    var outcome: Outcome?
    /// What was read, while it is being kept.
    var before: Outcome?
    var progress: SheetProgress?
    var listener: (@Sendable (SheetStep) -> Void)?
    /// When its listeners heard of it last.
    var told = Instant(milliseconds: 0)
  }

  init(
    account: Int64, dossier: String, plural: String?, files: [File], since: Instant,
    choices: SheetChoices = SheetChoices()
  ) {
    self.account = account
    self.dossier = dossier
    self.plural = plural
    self.files = files
    self.since = since
    state = Mutex(State(choices: choices))
  }

  var choices: SheetChoices { state.withLock { $0.choices } }
  /// `nil` while it is being read or kept.
  var outcome: Outcome? { state.withLock { $0.outcome } }
  var progress: SheetProgress? { state.withLock { $0.progress } }

  func listen(_ listener: @escaping @Sendable (SheetStep) -> Void) {
    state.withLock { $0.listener = listener }
  }

  /// It has come further. Told a few times a second at most.
  func note(_ progress: SheetProgress) {
    let now = Instant.now()
    let listener = state.withLock { state in
      state.progress = progress
      guard abs(now.milliseconds - state.told.milliseconds) >= 250 else {
        return nil as (@Sendable (SheetStep) -> Void)?
      }
      state.told = now
      return state.listener
    }
    listener?(step(progress.share, isDone: false))
  }

  private func step(_ share: Double, isDone: Bool) -> SheetStep {
    SheetStep(account: account, dossier: dossier, draft: key, share: share, isDone: isDone)
  }

  /// Reads the files, beside the threads that answer people; what an earlier reading finds is not
  /// wanted any more.
  func read(
    _ choices: SheetChoices, _ body: @escaping @Sendable (SheetDraft, SheetChoices) -> Outcome
  ) {
    let generation = begin(choices)
    readers.async { self.end(body(self, choices), generation) }
  }

  /// Keeps what was read; who waits sees how far it is.
  func keep(_ body: @escaping @Sendable (SheetDraft) async -> Answer) {
    state.withLock { $0.before = $0.outcome }
    let generation = begin(choices)
    Task { self.end(.kept(await body(self)), generation) }
  }

  /// What was read stands again: it could not be kept.
  func putBack() {
    state.withLock { state in
      if let before = state.before { state.outcome = before }
    }
  }

  private func begin(_ choices: SheetChoices) -> Int {
    state.withLock { state in
      state.choices = choices
      state.generation += 1
      state.outcome = nil
      state.progress = nil
      return state.generation
    }
  }

  private func end(_ outcome: Outcome, _ generation: Int) {
    let listener = state.withLock { state in
      guard state.generation == generation else {
        return nil as (@Sendable (SheetStep) -> Void)?
      }
      state.outcome = outcome
      return state.listener
    }
    listener?(step(1, isDone: true))
  }

  /// Waits a little: most files are read before anybody would see that they are.
  func settle() async {
    for _ in 0..<60 {
      if outcome != nil { return }
      try? await Task.sleep(for: .milliseconds(25))
    }
  }
}

/// One file at a time is read: memory is spared, and who answers people is not held up.
private let readers = DispatchQueue(label: "sextant.sheets")

/// How a person wants files to be read and what is to be made of them.
struct SheetChoices: Sendable, Equatable {
  /// What the columns are for, by table and column; as `ColumnRole` writes it, or a field's name.
  var roles: [Int: [Int: String]] = [:]
  /// The tables that are wanted; `nil` for those that are offered.
  var chosen: Set<Int>?
  var first = ""
  var last = ""
  var account = ""
  /// Whether the files are parts of what their tools count; `nil` where nobody said: then a file that
  /// says so itself is one.
  var isPart: Bool?
  var reportsMonths = false
  /// How a column's dates or numbers are written, by table and column; as `DateOrder` and
  /// `DecimalMark` name it, empty where the cells are to decide.
  var writings: [Int: [Int: String]] = [:]
  /// Which of the dossier's channels the tools' unknown ones are, by their places.
  var channels: [Int: String] = [:]
  /// What one of another currency is worth in the dossier's, by its code, as it was typed.
  var rates: [String: String] = [:]

  init() {}

  /// The rates that are numbers.
  var knownRates: [String: Double] {
    rates.compactMapValues { text in
      let plain = String(
        text.compactMap { $0 == "," ? "." : $0.isWhitespace ? nil : $0 } as [Character])
      return Double(plain).flatMap { $0.isFinite && $0 > 0 && $0 < 1e9 ? $0 : nil }
    }
  }

  /// As a form sends it.
  init(_ form: TypedEntries) {
    for (name, value) in form.all where name.hasPrefix("role.") {
      let parts = name.split(separator: ".")
      guard parts.count == 3, let table = Int(parts[1]), let column = Int(parts[2]),
        (0..<1000).contains(table), (0..<20_000).contains(column)
      else { continue }
      roles[table, default: [:]][column] = value
    }
    for (name, value) in form.all where name.hasPrefix("written.") {
      let parts = name.split(separator: ".")
      guard parts.count == 3, let table = Int(parts[1]), let column = Int(parts[2]),
        (0..<1000).contains(table), (0..<20_000).contains(column)
      else { continue }
      writings[table, default: [:]][column] = value
    }
    for (name, value) in form.all where name.hasPrefix("channel.") && !value.isEmpty {
      guard let place = Int(name.dropFirst(8)), (0..<100).contains(place) else { continue }
      channels[place] = value
    }
    for (name, value) in form.all where name.hasPrefix("rate.") {
      let code = String(name.dropFirst(5))
      guard rates.count < 40, (1...12).contains(code.utf8.count), !value.isEmpty else { continue }
      rates[code] = String(value.prefix(30))
    }
    if form.has("chooses") { chosen = Set(form.values("table").compactMap { Int($0) }) }
    first = form.last("first") ?? ""
    last = form.last("last") ?? ""
    account = String((form.last("account") ?? "").prefix(200))
    if form.has("chooses") { isPart = form.last("isPart") == "true" }
    reportsMonths = form.last("reportsMonths") == "true"
  }
}
