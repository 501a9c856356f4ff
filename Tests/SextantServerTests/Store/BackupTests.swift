import Foundation
import SextantFiles
import SextantModel
import Testing

@testable import SextantServer

/// A house is copied while people work, and the copy is a house.
@Suite struct BackupTests {
  @Test func `a backup made amid writing is sound, and becomes a house again`() async throws {
    let fields = SealedFields(of: .dossier) { kind, field in
      kind == "channel" && field.name == "name"
    }
    let test = try TestHouse(sealing: fields)
    let dossier = try test.dossier()
    let incoming = try dossier.receive()
    try incoming.write(Array("abc".utf8))
    try await dossier.attach(incoming, as: "note.txt", by: "7")
    let writer = Task {
      var count = 0
      while !Task.isCancelled {
        count += 1
        _ = try await dossier.apply(
          [put(channel("CH\(count % 50)", "n\(count)"))], by: "7", verb: "edit")
      }
      return count
    }
    let copy = test.beside("backup")
    while dossier.snapshot.sequence < 10 { try await Task.sleep(for: .milliseconds(2)) }
    #expect(try test.house.backup(to: copy))
    writer.cancel()
    #expect(try await writer.value > 0)

    let looked = try House.open(copy, for: .look, sealing: fields)
    #expect(try looked.verify().isSound)
    looked.close()
    #expect(Folder(copy).tree().filter { $0.contains("-wal") || $0.contains("-shm") } == [])

    let target = test.beside("restored")
    let result = try House.restore(from: copy, to: target)
    #expect(result.isSound && result.files == 1)
    let house = try House.open(target, sealing: fields)
    let again = try #require(try house.dossier(dossier.key))
    #expect(again.snapshot.sequence >= 10 && again.channels.allSatisfy { $0.hasPrefix("n") })
    #expect(
      Folder.bytes(try #require(again.path(of: again.snapshot.files[0]))) == Array("abc".utf8))
    house.close()
  }

  @Test func `without its key a backup opens only where the key is given`() throws {
    let test = try TestHouse()
    _ = try test.dossier()
    let copy = test.beside("backup")
    #expect(try !test.house.backup(to: copy, includingKey: false))
    #expect(access(copy + "/key", F_OK) != 0)
    let target = test.beside("restored")
    #expect(refusal { _ = try House.restore(from: copy, to: target) } == "house.keyMissing")
    try FileManager.default.removeItem(atPath: target)
    #expect(try House.restore(from: copy, to: target, key: test.path + "/key").isSound)
  }

  @Test func `backups and restored houses stand in folders of their own`() throws {
    let test = try TestHouse()
    #expect(refusal { try test.house.backup(to: test.path) } == "house.notFree")
    #expect(
      refusal { _ = try House.restore(from: test.path, to: test.path) } == "house.notFree")
    #expect(
      refusal { _ = try House.restore(from: "/nowhere", to: test.beside("x")) }
        == "house.noFolder")
  }
}
