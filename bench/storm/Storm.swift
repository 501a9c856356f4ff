import SextantModel
import SextantServer

#if canImport(Glibc)
  import Glibc
#endif

/// Writes into a house without pause, to be killed at any moment or to be timed.
@main
struct Storm {
  static func main() {
    let words = CommandLine.arguments
    do {
      switch (words.dropFirst().first, words.count) {
      case ("write", 3): try write(into: words[2])
      case ("once", 3): try once(in: words[2])
      case ("measure", 4): try measure(in: words[2], example: words[3])
      default:
        say("store-storm write FOLDER | once FOLDER | measure FOLDER EXAMPLE")
        exit(2)
      }
    } catch let error as HouseError {
      say("refused \(error.reason.rawValue)")
      exit(3)
    } catch {
      say("failed \(error)")
      exit(1)
    }
  }

  /// The authors of comments are confidential here, so that keys are made on the way.
  static let sealed = SealedFields(of: .dossier) { kind, field in
    kind == "comment" && field.name == "author"
  }

  /// Two writers change comments; what is acknowledged is printed: the entry, the item, its text.
  static func write(into folder: String) throws {
    let house = try House.open(folder, sealing: sealed)
    let dossier =
      try house.dossier("storm")
      ?? house.create("storm", .blank(title: "Storm", .english), by: "storm")
    let start = dossier.snapshot.sequence
    let other = Thread { try hurry(dossier, "b", from: start) }
    try hurry(dossier, "a", from: start)
    other.join()
  }

  /// One small change, to see whether that can be done here.
  static func once(in folder: String) throws {
    let house = try House.open(folder, sealing: sealed)
    _ = try house.create(nil, .blank(title: "Once", .english), by: "storm")
    house.close()
    say("done")
  }

  private static func hurry(_ dossier: LiveDossier, _ name: String, from start: Int) throws {
    let author = Author(name)
    var number = 0
    while true {
      number += 1
      let text = "\(name)-\(start)-\(number)"
      let ids = (0..<(number % 7 == 0 ? 60 : 1)).map { "\(name)\(number % 10).\($0)" }
      let applied = try dossier.apply(
        ids.map { .put(comment($0, text, author.id)) }, by: author, verb: "storm")
      say("\(applied.sequence) \(ids[0]) \(text)")
      if number % 11 == 0 { say("\(try dossier.undo(by: author).sequence) - -") }
      if number % 13 == 0 {
        say("\(try dossier.apply([.remove(ids[0])], by: author, verb: "storm").sequence) - -")
      }
    }
  }

  static func comment(_ id: String, _ text: String, _ author: String) -> SextantModel.Comment {
    var comment = SextantModel.Comment()
    comment.id = ID(id)
    comment.about = AnyID("dossier")
    comment.author = author
    comment.text = text
    return comment
  }

  static func say(_ text: String) {
    let bytes = Array((text + "\n").utf8)
    _ = Glibc.write(1, bytes, bytes.count)
  }
}

/// A thread of the system that ends the program where its work fails.
private final class Thread {
  private var handle = pthread_t()

  init(_ work: @escaping @Sendable () throws -> Void) {
    let box = Unmanaged.passRetained(Box(work: work))
    pthread_create(
      &handle, nil,
      { argument in
        guard let argument else { return nil }
        let box = Unmanaged<Box>.fromOpaque(argument).takeRetainedValue()
        do { try box.work() } catch {
          Storm.say("failed \(error)")
          exit(1)
        }
        return nil
      }, box.toOpaque())
  }

  func join() { pthread_join(handle, nil) }

  private final class Box: Sendable {
    let work: @Sendable () throws -> Void
    init(work: @escaping @Sendable () throws -> Void) { self.work = work }
  }
}
