import Testing

@testable import SextantModel

@Suite struct DossierReaderTests {
  // MARK: - What can be wrong in a list

  /// A fault of `strategy/objectives.yaml` and all that is said of it, without the file's name.
  struct Fault: CustomTestStringConvertible, Sendable {
    let name: String
    let text: String
    let says: [String]
    var testDescription: String { name }

    init(_ name: String, _ text: String, _ says: String...) {
      self.name = name
      self.text = text
      self.says = says
    }
  }

  static let faults: [Fault] = [
    Fault(
      "an unknown key, with a near one", "- id: OB1\n  text: x\n  deadlin: 2026-06-30\n",
      "3:3 unknownKey.near OB1"),
    Fault(
      "an unknown key, far from all", "- id: OB1\n  text: x\n  weather: sunny\n",
      "3:3 unknownKey OB1"),
    Fault(
      "an unknown key with quotes", "- id: OB1\n  text: x\n  \"deadlin\": 2026-06-30\n",
      "3:3 unknownKey.near OB1"),
    Fault(
      "a word for a number", "- id: OB1\n  text: x\n  target: many\n",
      "3:11 notANumber OB1.target"),
    Fault("a number in quotes is a number", "- id: OB1\n  text: x\n  target: \"12\"\n"),
    Fault(
      "a quoted word for a number", "- id: OB1\n  text: x\n  target: \"many\"\n",
      "3:11 notANumber OB1.target"),
    Fault(
      "lines for a number", "- id: OB1\n  text: x\n  target: |\n    many\n",
      "4:5 notANumber OB1.target"),
    Fault(
      "a day that is none", "- id: OB1\n  text: x\n  deadline: 2026-02-30\n",
      "3:13 notADay OB1.deadline"),
    Fault(
      "a day written the French way", "- id: OB1\n  text: x\n  deadline: 30/06/2026\n",
      "3:13 notADay OB1.deadline"),
    Fault(
      "a list for one value", "- id: OB1\n  text: [x, y]\n",
      "2:9 listWhereOneValue OB1.text"),
    Fault(
      "keys for one value", "- id: OB1\n  text: x\n  unit:\n    name: y\n",
      "4:5 listWhereOneValue OB1.unit"),
    Fault(
      "an unknown choice, with a near one", "- id: OB1\n  text: x\n  direction: increas\n",
      "3:14 unknownChoice.near OB1.direction"),
    Fault(
      "an unknown choice, far from all", "- id: OB1\n  text: x\n  direction: sideways\n",
      "3:14 unknownChoice OB1.direction"),
    Fault("a required key without value", "- id: OB1\n  text:\n", "1:3 missing OB1.text"),
    Fault(
      "an item without id", "- text: x\n  deadlin: 2026-06-30\n",
      "1:3 missingID", "2:3 unknownKey.near"),
    Fault("an id with a space", "- id: OB 1\n  text: x\n", "1:7 badID"),
    Fault("an id that is a list", "- id: [OB1]\n  text: x\n", "1:7 listWhereOneValue"),
    Fault(
      "two items with one id", "- id: OB1\n  text: x\n- id: OB1\n  text: y\n",
      "3:3 duplicateID OB1"),
    Fault(
      "two items with one id between braces",
      "- {id: OB1, text: x}\n- {id: OB1, text: y}\n", "2:3 duplicateID OB1"),
    Fault(
      "a link to nothing", "- id: OB1\n  text: x\n  segments: [SEG1]\n",
      "3:14 danglingLink OB1.segments"),
    Fault(
      "a link to nothing, near something of another kind",
      "- id: OB1\n  text: x\n- id: OB2\n  text: y\n  segments:\n    - OB3\n",
      "6:7 danglingLink OB2.segments"),
    Fault(
      "a link to an item of another kind",
      "- id: OB1\n  text: x\n  segments: [OB2]\n- id: OB2\n  text: y\n",
      "3:14 wrongKind OB1.segments"),
    Fault(
      "a link that cannot be an id", "- id: OB1\n  text: x\n  segments: [a b]\n",
      "3:14 badIdentifier OB1.segments"),
    Fault("a value for an item", "- id: OB1\n  text: x\n- something\n", "3:3 valueWhereKeys"),
    Fault("an empty dash", "- id: OB1\n  text: x\n-\n", "3:2 valueWhereKeys"),
    Fault("keys for the list", "id: OB1\ntext: x\n", "1:1 valueWhereList"),
    Fault("a text for the list", "objectives\n", "1:1 valueWhereList"),
    Fault("a tab before a key", "- id: OB1\n  text: x\n\tunit: y\n", "3:1 text.tab"),
    Fault("a key twice", "- id: OB1\n  text: x\n  text: y\n", "3:3 text.duplicateKey"),
    Fault("a quote that stays open", "- id: OB1\n  text: \"x\n", "2:9 text.unterminatedQuote"),
    Fault(
      "an accent before counts as one column", "- {id: OB1, text: été, target: many}\n",
      "1:32 notANumber OB1.target"),
  ]

  @Test(arguments: faults)
  func `a fault is told at its line and column`(fault: Fault) {
    let path = "strategy/objectives.yaml"
    #expect(said(of: [path: fault.text]) == fault.says.map { "\(path):\($0)" })
  }

  @Test func `the id suggested for a broken link is that of an item the field accepts`() {
    let objectives = "- id: SEG8\n  text: x\n- id: OB2\n  text: y\n  segments: [SEG9]\n"
    let segments = "- id: SEG12\n  name: z\n"
    let read = DossierReader.read([
      SourceText(path: "strategy/objectives.yaml", text: objectives),
      SourceText(path: "research/segments.yaml", text: segments),
    ])
    #expect(read.findings.map(\.message.key) == ["reading.danglingLink"])
    #expect(
      said(
        DossierReader.read([
          SourceText(path: "strategy/objectives.yaml", text: objectives),
          SourceText(path: "research/segments.yaml", text: "- id: SEG1\n  name: z\n"),
        ])) == ["strategy/objectives.yaml:5:14 danglingLink.near OB2.segments"])
  }

  @Test(arguments: faults)
  func `what stands beside a fault is read all the same`(fault: Fault) throws {
    let sound = "- id: Z9\n  text: Sound\n  target: 420\n  deadline: 2026-06-30\n"
    guard fault.text.hasPrefix("- ") else { return }
    let objective = try #require(
      read("strategy/objectives.yaml", sound + fault.text).dossier.find(ID<Objective>("Z9")))
    #expect(objective.text == "Sound")
    #expect(objective.target == 420)
    #expect(objective.deadline == Day(2026, 6, 30))
  }

  @Test func `a fault in one field leaves the others of its item`() throws {
    let read = read(
      "strategy/objectives.yaml",
      "- id: OB1\n  text: More requests\n  target: many\n  unit: requests\n")
    let objective = try #require(read.dossier.find(ID<Objective>("OB1")))
    #expect(objective.text == "More requests")
    #expect(objective.target == nil)
    #expect(objective.unit == "requests")
  }

  // MARK: - Small values, only items, series

  @Test func `a fault in a small value names the field that holds it`() {
    let text = """
      - id: IN1
        name: Requests
        targets:
          - horizon: short
            value: many
          - {horizon: long, date: 2026-13-01}
          - horizn: short
      """
    #expect(
      said(of: ["measure/indicators.yaml": text]) == [
        "measure/indicators.yaml:5:14 notANumber IN1.targets",
        "measure/indicators.yaml:6:29 notADay IN1.targets",
        "measure/indicators.yaml:7:7 unknownKey.near IN1.targets",
      ])
  }

  @Test func `a missing key of a small value is told where the value begins`() {
    let text = "- id: BE1\n  title: t\n  cells:\n    - value: 3\n"
    #expect(
      said(of: ["diagnosis/benchmarks.yaml": text]) == [
        "diagnosis/benchmarks.yaml:4:7 missing BE1.cells"
      ])
  }

  @Test func `links of small values are checked, each by its own field`() {
    let text = """
      - id: BE1
        title: t
        cells:
          - {criterion: price, subject: V1, evidence: V1}
          - {criterion: delay, subject: V2}
      """
    #expect(
      said(of: [
        "diagnosis/benchmarks.yaml": text, "company/vendors.yaml": "- id: V1\n  name: Agence\n",
      ]) == [
        "diagnosis/benchmarks.yaml:4:35 wrongKind BE1.cells",
        "diagnosis/benchmarks.yaml:5:35 danglingLink.near BE1.cells",
      ])
    let wrong = "- id: BE1\n  title: t\n  cells: [{criterion: c, evidence: V1}]\n"
    #expect(
      said(of: [
        "diagnosis/benchmarks.yaml": wrong, "company/vendors.yaml": "- id: V1\n  name: Agence\n",
      ]) == ["diagnosis/benchmarks.yaml:3:36 wrongKind BE1.cells"])
  }

  @Test func `faults of an only item are told`() {
    let path = "company/organisation.yaml"
    #expect(
      said(of: [path: "name: Aubrelle\nheadcount: few\nsectr: shop\n"]) == [
        "\(path):2:12 notAnInteger organisation.headcount",
        "\(path):3:1 unknownKey.near organisation",
      ])
    #expect(said(of: [path: "city: Lyon\n"]) == ["\(path):1:1 missing organisation.name"])
    #expect(said(of: [path: "- name: Aubrelle\n"]) == ["\(path):1:1 valueWhereKeys"])
    #expect(said(of: [path: "# nothing yet\n"]) == [])
  }

  @Test func `faults of a series are told at their cells`() {
    let path = "measure/measures.csv"
    let metrics = "- id: M1\n  name: Sessions\n  unit: sessions\n"
    func says(_ text: String) -> [String] {
      said(of: [path: text, "measure/metrics.yaml": metrics])
        .filter { $0.hasPrefix(path) }.map { String($0.dropFirst(path.count + 1)) }
    }
    let header = "metric,period,value,note\n"
    #expect(says(header + "M1,2026-06,many,n\n") == ["2:12 notANumber M1/2026-06.value"])
    #expect(says(header + "M1,\"2026-6\",3,n\n") == ["2:4 notAPeriod M1.period"])
    #expect(says(header + "M1,2026-06,,n\n") == ["2:12 missing M1/2026-06.value"])
    #expect(says(header + "M2,2026-06,3,n\n") == ["2:1 danglingLink.near M2/2026-06.metric"])
    #expect(says(header + "M1,2026-06,3\n") == ["2:1 wrongColumnCount"])
    #expect(
      says(header + "M1,2026-06,3,\"a\nb\"\nM1,2026-06,4,c\n") == [
        "4:1 duplicateID M1/2026-06"
      ])
    #expect(says("metric,perid,period,value\nM1,x,2026-06,3\n") == ["1:8 unknownKey.near"])
    #expect(says("metric,period,note\nM1,2026-06,3\n") == ["1:1 missingColumn"])
    #expect(
      says("metric,period,value,value\nM1,2026-06,3,4\n") == ["1:21 text.duplicateKey"])
    #expect(says(header + "M1,2026-06,3,a\"b\n") == ["2:15 text.strayQuote"])
    #expect(says(header) == [])
    #expect(says("") == [])
  }

  @Test func `rows beside a faulty one are read`() {
    let read = read(
      "measure/measures.csv",
      "metric;period;value\nM1;2026-05;1\nM1;2026-06;many\nM1;2026-07;1 234,5\n")
    #expect(read.dossier.all(Measure.self).map(\.value) == [1, 1234.5])
    #expect(read.dossier.all(Measure.self).map(\.id.text) == ["M1/2026-05", "M1/2026-07"])
  }

  // MARK: - Orders

  @Test func `a loop of tasks is told once, with its tasks`() throws {
    let text = """
      - {id: T1, label: a, predecessors: [T3]}
      - {id: T2, label: b, predecessors: [T1]}
      - {id: T3, label: c, predecessors: [T2]}
      - {id: T4, label: d, predecessors: [T4]}
      """
    let read = read("project/tasks.yaml", text)
    #expect(
      said(read) == [
        "project/tasks.yaml:1:37 cycle T1.predecessors",
        "project/tasks.yaml:4:37 cycle T4.predecessors",
      ])
    #expect(
      read.findings.first?.message.arguments["items"] == .texts(["T1", "T3", "T2"]))
  }

  // MARK: - Files

  @Test func `a file that is no kind's is told, with the nearest name`() {
    let files = [
      "strategy/objectives.yaml": "- id: OB1\n  text: x\n",
      "strategy/objectivs.yaml": "- id: OB2\n",
      "photo.jpg": "", "README": "", "notes/reading.md": "", "files/plan.pdf": "", ".git/HEAD": "",
    ]
    #expect(
      said(of: files) == ["photo.jpg unknownFile", "strategy/objectivs.yaml unknownFile.near"])
  }

  @Test func `a folder that is no dossier is told once`() {
    #expect(said(of: ["a.txt": "x", "b.txt": "y"]) == ["notADossier"])
    #expect(said(DossierReader.read([])) == ["notADossier"])
  }

  @Test func `files too large or out of reach are told`() {
    let path = "strategy/objectives.yaml"
    #expect(
      said(DossierReader.read([SourceText(path: path, size: 200 << 20, bytes: nil)])) == [
        "\(path) tooLarge"
      ])
    #expect(
      said(DossierReader.read([SourceText(path: path, size: 20, bytes: nil)])) == [
        "\(path) unreadable"
      ])
  }

  // MARK: - Encodings

  private func says(_ bytes: [UInt8]) -> [String] {
    said(DossierReader.read([SourceText(path: "strategy/objectives.yaml", bytes: bytes)]))
      .map { String($0.dropFirst("strategy/objectives.yaml:".count)) }
  }

  @Test func `an unusual encoding is told and read, and places count its characters`() {
    let text = "- id: OB1\n  text: été\n  target: many\n"
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let fault = "3:11 notANumber OB1.target"
    #expect(says(mark + Array(text.utf8)) == ["1:1 encoding.byteOrderMark", fault])
    let utf16 = text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    #expect(
      says([0xFF, 0xFE] + utf16) == [
        "1:1 encoding.byteOrderMark", "1:1 encoding.utf16", fault,
      ])
    #expect(says(utf16) == ["1:1 encoding.utf16", fault])
    let windows = text.unicodeScalars.map { UInt8($0.value) }
    #expect(says(windows) == ["2:9 encoding.windows1252", fault])
    #expect(
      says(Array("- id: OB1\r\n  text: x\r\n  target: many\r\n".utf8)) == [
        "1:1 encoding.carriageReturns", fault,
      ])
    #expect(says([0, 1, 2, 3, 4, 0, 0, 0, 9]) == ["1:1 encoding.binary"])
  }

  @Test func `an item is located in a file that had to be converted`() {
    let text = "# Élégant\n- id: OB1\n  text: été\n  target: 3\n"
    let windows = text.unicodeScalars.map { UInt8($0.value) }
    let utf16 = text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    for bytes in [windows, [0xFF, 0xFE] + utf16, [0xEF, 0xBB, 0xBF] + Array(text.utf8)] {
      let read = DossierReader.read([SourceText(path: "strategy/objectives.yaml", bytes: bytes)])
      let place = read.sources.locate(Place(item: "OB1", field: "target"))
      #expect(place.line == 4)
      #expect(place.column == 3)
    }
  }

  // MARK: - One file

  @Test func `a dossier in one file is read section by section`() {
    let text = """
      about: a test
      organisation: {name: Aubrelle}
      segments:
        - id: SEG1
          name: Restaurateurs
      objectivs: []
      measures:
        - {metric: M1, period: 2026-06, value: 3}
      """
    let read = DossierReader.read(
      oneFile: SourceText(path: "x.yaml", text: text), reserving: ["about"])
    #expect(
      said(read) == [
        "x.yaml:6:1 unknownKey.near", "x.yaml:8:14 danglingLink M1/2026-06.metric",
      ])
    #expect(read.dossier.only(Organisation.self).name == "Aubrelle")
    #expect(read.dossier.find(ID<Segment>("SEG1"))?.name == "Restaurateurs")
    #expect(read.reserved["about"] != nil)
  }

  @Test func `a list in place of the sections is told`() {
    let read = DossierReader.read(oneFile: SourceText(path: "x.yaml", text: "- segments\n- a\n"))
    #expect(said(read) == ["x.yaml:1:1 valueWhereKeys"])
  }

  // MARK: - Much of it

  @Test func `a thousand findings of one file are enough, those of other files are told`() {
    let many = (0..<3000).map { "- id: OB\($0)\n  text: x\n  tet: y\n" }.joined()
    let read = DossierReader.read([
      SourceText(path: "strategy/objectives.yaml", text: many),
      SourceText(path: "research/segments.yaml", text: "- id: SEG1\n  nam: x\n"),
    ])
    #expect(read.findings.count == 1003)
    #expect(read.findings[1002].message.key == "reading.text.tooManyProblems")
    #expect(
      said(read).prefix(2) == [
        "research/segments.yaml:1:3 missing SEG1.name",
        "research/segments.yaml:2:3 unknownKey.near SEG1",
      ])
    #expect(read.dossier.count == 3001)
  }
}
