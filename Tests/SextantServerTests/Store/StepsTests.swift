import SextantModel
import Testing

@testable import SextantServer

/// What undo and redo would do, against two stacks kept by hand.
@Suite struct StepsTests {
  private struct Stacks {
    var done: [Int] = []
    var undone: [Int] = []
  }

  @Test(arguments: [3, 17, 4242])
  func `after any sequence of work, undo and redo, the next step is the stacks'`(seed: UInt64)
    throws
  {
    let test = try TestHouse()
    let dossier = try test.dossier()
    var random = seed
    func draw(_ count: Int) -> Int {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(random >> 33) % count
    }
    var stacks: [Author: Stacks] = ["7": Stacks(), "8": Stacks()]
    for step in 0..<60 {
      let author: Author = draw(3) == 0 ? "8" : "7"
      var own = stacks[author, default: Stacks()]
      // Each works on an item of their own, so that nothing stands in the way of taking back.
      switch draw(4) {
      case 0 where !own.done.isEmpty:
        let last = own.done.removeLast()
        let applied = try dossier.undo(by: author)
        own.undone.append(applied.snapshot.sequence)
        #expect(try dossier.history(limit: 1).first?.undoes == last)
      case 1 where !own.undone.isEmpty:
        let last = own.undone.removeLast()
        let applied = try dossier.redo(by: author)
        own.done.append(applied.snapshot.sequence)
        #expect(try dossier.history(limit: 1).first?.undoes == last)
      default:
        let applied = try dossier.apply(
          [.put(channel("CH\(author.id)", "\(step)"))], by: author, verb: "item.save")
        own.done.append(applied.snapshot.sequence)
        own.undone = []
      }
      stacks[author] = own
      for (someone, expected) in stacks {
        #expect(try dossier.canUndo(someone)?.sequence == expected.done.last)
        #expect(try dossier.canRedo(someone)?.sequence == expected.undone.last)
      }
    }
  }
}
