import Testing

@testable import SextantModel

@Suite struct SpoiltFilesTests {
  /// What editors, transfers and people do to a file.
  private static let insertions: [[UInt8]] =
    [
      "\n", "\r\n", "\t", ": ", "- ", "  ", "\"", "'", "#", " # note\n", "[", "]", "{", "}", ",",
      "|", ">-\n",
      "&a ", "*a", "!t ", "? ", "---\n", "...\n", "%YAML", "null", "\\", "id: ", "é", "\u{FEFF}",
    ].map { Array($0.utf8) } + [[0], [0xFF], [0xC3], [0xE2, 0x80], [0xFF, 0xFE]]

  private static func spoil(_ bytes: [UInt8], _ numbers: inout SeededNumbers) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...6, using: &numbers) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &numbers)
      let end = min(bytes.count, place + Int.random(in: 1...40, using: &numbers))
      switch Int.random(in: 0..<5, using: &numbers) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &numbers)
      case 1: bytes.removeSubrange(place..<end)
      case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
      case 3: bytes.removeSubrange(place...)
      default:
        let insertion = insertions[Int.random(in: 0..<insertions.count, using: &numbers)]
        bytes.insert(contentsOf: insertion, at: place)
      }
    }
    return bytes
  }

  @Test(arguments: [11, 12, 13] as [UInt64])
  func `however a file is spoilt, reading tells what is wrong and keeps what it can`(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let kinds: [any Item.Type] = [
      Objective.self, Indicator.self, Organisation.self, Measure.self, ProjectTask.self,
      Benchmark.self, RaciEntry.self,
    ]
    let registry = Registry(kinds)
    let sound = GeneratedDossier(seed: seed, kinds: kinds, itemsOfEach: 3).files
    for _ in 0..<300 {
      let spoilt = sound.map {
        SourceText(path: $0.path, bytes: Self.spoil($0.bytes ?? [], &numbers))
      }
      let read = DossierReader.read(spoilt, registry: registry)
      for finding in read.findings where finding.place.file != nil {
        #expect((finding.place.line ?? 1) >= 1 && (finding.place.column ?? 1) >= 1)
      }
      read.dossier.forEachItem { item in
        let place = read.sources.locate(Place(item: item.idText, field: "text"))
        #expect(place.line != nil)
      }
      // What could be read is written, and read again, without loss.
      let again = DossierReader.read(DossierWriter.files(of: read.dossier), registry: registry)
      #expect(again.dossier == read.dossier)
      for file in spoilt {
        guard let once = DossierWriter.format(file, of: read.dossier) else { continue }
        #expect(DossierWriter.format(once, of: read.dossier)?.bytes == once.bytes, "\(file.path)")
      }
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func `a large file full of faults is read in time that grows with its size only`() {
    let line = "- {id: A, txt: x, deadline: soon, segments: [S1, S2]}\n"
    let text = String(repeating: line, count: 6_000)
    let read = read("strategy/objectives.yaml", text)
    #expect(read.findings.count == 1001)
    let flow =
      "[" + (0..<5_000).map { "{id: A\($0), text: x, unknown: 1}" }.joined(separator: ",") + "]"
    #expect(
      DossierReader.read([SourceText(path: "strategy/objectives.yaml", text: flow)]).findings.count
        == 1001)
  }
}
