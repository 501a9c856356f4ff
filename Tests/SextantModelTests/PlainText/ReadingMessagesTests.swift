import SextantKernels
import Testing

@testable import SextantModel

@Suite struct ReadingMessagesTests {
  /// One problem of every case; `caseNumber` does not compile when one is added and not told here.
  static let samples: [ReadingProblem.What] =
    [
      .listWhereOneValue, .valueWhereKeys, .valueWhereList, .outOfBounds(1...5),
      .missing("text"), .unknownKey("deadlin", nearest: "deadline"),
      .unknownKey("weather", nearest: nil), .missingID, .badID("OB 1"),
      .duplicateID("OB1", firstFile: "strategy/objectives.yaml", firstLine: 3),
      .wrongColumnCount(3, expected: 4), .missingColumn("period"),
      .unknownFile(nearest: "strategy/objectives.yaml"), .unknownFile(nearest: nil),
      .tooLarge(megabytes: 200), .notADossier, .unreadable("strategy/objectives.yaml"),
      .danglingLink("OB9", nearest: "OB1"), .danglingLink("OB9", nearest: nil),
      .wrongKind("OB1", found: "objective", wanted: ["segment", "channel"]),
      .cycle(["T1", "T2"]), .tooMany,
    ]
    + scalarErrors.map { .badScalar($0, written: "hgh") }
    + TextProblem.Code.allCases.map { .text($0.rawValue, detail: "x") }
    + ["byteOrderMark", "utf16", "windows1252", "binary", "carriageReturns"]
    .map { .encoding($0) }

  static let scalarErrors: [ScalarError] = [
    .notANumber, .notAnInteger, .notAFlag, .notAnAmount, .notAShare, .notADay, .notAPeriod,
    .notAMoment, .notAClockTime, .unknownChoice(allowed: ["low", "high"]),
    .unknownChoice(allowed: ["internal", "external"]), .badIdentifier,
  ]

  private func caseNumber(_ what: ReadingProblem.What) -> Int {
    switch what {
    case .listWhereOneValue: 0
    case .valueWhereKeys: 1
    case .valueWhereList: 2
    case .badScalar: 3
    case .outOfBounds: 4
    case .missing: 5
    case .unknownKey: 6
    case .missingID: 7
    case .badID: 8
    case .duplicateID: 9
    case .wrongColumnCount: 10
    case .missingColumn: 11
    case .text: 12
    case .unknownFile: 13
    case .encoding: 14
    case .tooLarge: 15
    case .notADossier: 16
    case .unreadable: 17
    case .danglingLink: 18
    case .wrongKind: 19
    case .cycle: 20
    case .tooMany: 21
    }
  }

  private func scalarCaseNumber(_ error: ScalarError) -> Int {
    switch error {
    case .notANumber: 0
    case .notAnInteger: 1
    case .notAFlag: 2
    case .notAnAmount: 3
    case .notAShare: 4
    case .notADay: 5
    case .notAPeriod: 6
    case .notAMoment: 7
    case .notAClockTime: 8
    case .unknownChoice: 9
    case .badIdentifier: 10
    }
  }

  @Test func `the samples hold every case`() {
    #expect(Set(Self.samples.map(caseNumber)) == Set(0...21))
    #expect(Set(Self.scalarErrors.map(scalarCaseNumber)) == Set(0...10))
  }

  @Test(arguments: Language.allCases)
  func `every problem says what is wrong and what to do`(language: Language) throws {
    let catalogue = try Project.catalogue(language)
    #expect(catalogue.has("reading.why"))
    for what in Self.samples {
      let message = what.message
      for key in [message.key, message.key + ".remedy"] {
        #expect(catalogue.has(key), "\(key) in \(language)")
        let sentence = catalogue.fill(catalogue.text(key), message.arguments)
        #expect(!sentence.contains("{") && !sentence.contains("["), "\(sentence)")
        #expect(sentence.last == "." || sentence.hasSuffix("?"), "\(sentence)")
      }
    }
  }

  @Test(arguments: Language.allCases)
  func `no text is kept for a problem that does not exist`(language: Language) throws {
    let catalogue = try Project.catalogue(language)
    let keys = Set(Self.samples.map(\.message.key))
    for key in catalogue.texts.keys where key.hasPrefix("reading.") && key != "reading.why" {
      let ending = [".remedy", ".why"].first { key.hasSuffix($0) } ?? ""
      let base = String(key.dropLast(ending.count))
      #expect(keys.contains(base), "\(key)")
    }
  }

  @Test func `French guillemets and signs keep their narrow no-break spaces`() throws {
    for (key, text) in try Project.catalogue(.french).texts where key.hasPrefix("reading.") {
      for wrong in ["« ", " »", " ;", " ?", " !", " :", "'"] {
        #expect(!text.contains(wrong), "\(key): \(text)")
      }
    }
  }

  @Test func `a misspelt choice is told in both languages`() throws {
    let message = ReadingProblem.What.badScalar(
      .unknownChoice(allowed: ["increase", "decrease", "keep"]), written: "increas"
    ).message
    #expect(
      try Project.catalogue(.french).say(message)
        == "«\u{A0}increas\u{A0}» n’est pas un choix possible\u{202F}; vouliez-vous dire «\u{A0}increase\u{A0}»\u{202F}?"
    )
    #expect(
      try Project.catalogue(.english).say(message)
        == "“increas” is not one of the choices; did you mean “increase”?")
  }
}
