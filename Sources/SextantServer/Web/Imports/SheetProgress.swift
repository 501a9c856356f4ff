import SextantModel
import Synchronization

/// How far a file that was sent is: being read, its tables looked at, or its rows kept.
struct SheetProgress: Sendable, Equatable {
  enum Step: Sendable, Equatable {
    case file(String, number: Int, of: Int)
    case table(Int, of: Int, in: String)
    case keeping(rows: Int, of: Int)
  }

  let step: Step
  /// Of all the work, from 0 to 1; the parts of files not read yet are taken to be alike.
  let share: Double

  static func file(_ name: String, _ number: Int, of count: Int) -> SheetProgress {
    SheetProgress(
      step: .file(name, number: number, of: count),
      share: Double(number - 1) / Double(max(1, count)))
  }

  /// Reading a file takes longer than looking at its tables.
  static func table(
    _ number: Int, of tables: Int, in name: String, _ file: Int, of count: Int
  ) -> SheetProgress {
    let within = 0.6 + 0.4 * Double(number - 1) / Double(max(1, tables))
    return SheetProgress(
      step: .table(number, of: tables, in: name),
      share: (Double(file - 1) + within) / Double(max(1, count)))
  }

  static func keeping(_ rows: Int, of count: Int) -> SheetProgress {
    SheetProgress(
      step: .keeping(rows: rows, of: count),
      share: count > 0 ? min(1, Double(rows) / Double(count)) : 0)
  }

  var message: Message {
    switch step {
    case .file(let name, let number, let count):
      Message(
        "sheets.progress.file",
        ["file": .text(name), "number": .integer(number), "count": .integer(count)])
    case .table(let number, let count, let name):
      Message(
        "sheets.progress.table",
        ["file": .text(name), "number": .integer(number), "count": .integer(count)])
    case .keeping(let rows, let count):
      Message("sheets.progress.keeping", ["rows": .integer(rows), "count": .integer(count)])
    }
  }
}

/// A file has come further, for the pages of whoever sent it.
struct SheetStep: Sendable, Equatable {
  let account: Int64
  let dossier: String
  let draft: String
  let share: Double
  /// Whether there is something new to look at.
  let isDone: Bool
}

/// Those who wait for files to be read.
final class SheetSteps: Sendable {
  private struct Place {
    let account: Int64
    let dossier: String
    let stream: AsyncStream<SheetStep>.Continuation
  }

  private let places = Mutex<(next: Int, open: [Int: Place])>((0, [:]))

  /// What happens to one person's files in a dossier from now on; only the newest counts.
  func join(_ account: Int64, _ dossier: String) -> AsyncStream<SheetStep> {
    AsyncStream(bufferingPolicy: .bufferingNewest(4)) { stream in
      let number = places.withLock { places in
        places.next += 1
        places.open[places.next] = Place(account: account, dossier: dossier, stream: stream)
        return places.next
      }
      stream.onTermination = { [weak self] _ in
        self?.places.withLock { _ = $0.open.removeValue(forKey: number) }
      }
    }
  }

  func tell(_ step: SheetStep) {
    let open = places.withLock { Array($0.open.values) }
    for place in open where place.account == step.account && place.dossier == step.dossier {
      place.stream.yield(step)
    }
  }
}
