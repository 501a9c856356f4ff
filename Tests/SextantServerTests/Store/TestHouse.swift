import Foundation
import SextantFiles
import SextantModel
import Synchronization
import Testing

@testable import SextantServer

/// A house in a folder of its own, gone after the test.
final class TestHouse {
  let path = NSTemporaryDirectory() + "sextant-house-\(UUID().uuidString)"
  private(set) var house: House
  let time = TestTime()

  init(sealing fields: SealedFields = .marked) throws {
    house = try House.open(path, sealing: fields, clock: time.read)
  }

  deinit {
    house.close()
    for folder in [path] + besides { try? FileManager.default.removeItem(atPath: folder) }
  }

  private var besides: [String] = []

  /// A path for another folder of the same test.
  func beside(_ name: String) -> String {
    besides.append("\(path)-\(name)")
    return "\(path)-\(name)"
  }

  /// Closes the house and opens it again, as after a new start.
  func reopen(sealing fields: SealedFields = .marked) throws {
    house.close()
    house = try House.open(path, sealing: fields, clock: time.read)
  }

  func close() { house.close() }

  func dossier() throws -> LiveDossier {
    try house.create(nil, .blank(title: "Été à Lyon", .french), by: "1")
  }

  /// Every byte that lies in the house's files, save the key's.
  func holds(_ text: String) throws -> Bool {
    for name in try FileManager.default.subpathsOfDirectory(atPath: path) where name != "key" {
      let bytes = Folder.bytes("\(path)/\(name)") ?? []
      if Data(bytes).range(of: Data(text.utf8)) != nil { return true }
    }
    return false
  }
}

/// A clock that stands still until it is set.
final class TestTime: Sendable {
  private let now = Mutex<Int64>(1_790_000_000_000)
  func set(_ milliseconds: Int64) { now.withLock { $0 = milliseconds } }
  var read: @Sendable () -> Instant {
    { [self] in Instant(milliseconds: now.withLock { $0 }) }
  }
}

func channel(_ id: String, _ name: String) -> Channel {
  var channel = Channel()
  channel.id = ID(id)
  channel.name = name
  return channel
}

func put(_ item: any Item) -> ItemChange { .put(item) }

func measure(_ number: Int) -> Measure {
  var measure = Measure()
  measure.metric = "visits"
  let day = Day(number: Int32(738_000 + number))
  measure.period = Period(first: day, last: day)
  measure.value = Double(number)
  measure.id = ID("visits/\(day.text)")
  return measure
}

extension LiveDossier {
  /// The names of the channels, in their order.
  var channels: [String] { snapshot.dossier.all(Channel.self).map(\.name) }

  @discardableResult
  func change(
    _ changes: [ItemChange], by author: Author = "1", expecting: [String: Int] = [:]
  ) throws(ChangeError) -> Applied {
    try apply(changes, by: author, verb: "edit", expecting: expecting)
  }
}

/// The key of the message with which something is refused; `nil` where it is not.
func refusal(_ body: () throws -> Void) -> String? {
  do {
    try body()
    return nil
  } catch let error as ChangeError {
    return error.message.key
  } catch let error as HouseError {
    return error.message.key
  } catch {
    return "\(error)"
  }
}

/// The items that somebody else changed since; none where the change is made.
func conflicts(_ body: () throws -> Void) -> [Collision] {
  do {
    try body()
    return []
  } catch {
    if let error = error as? ChangeError, case .conflict(let conflicts) = error { return conflicts }
    return []
  }
}
