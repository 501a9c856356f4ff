import Testing

@testable import SextantModel

@Suite struct DossierWriterTests {
  private func format(_ text: String, _ path: String = "strategy/objectives.yaml") -> String {
    let source = SourceText(path: path, text: text)
    let dossier = DossierReader.read([source]).dossier
    let written = DossierWriter.format(source, of: dossier)?.bytes ?? []
    return String(decoding: written, as: UTF8.self)
  }

  @Test func `fields are written in their order, without those that say nothing`() {
    #expect(
      format("- deadline: 2026-06-30\n  unit: ''\n  target: 1 234,50\n  text: 'x'\n  id: \"OB1\"\n")
        == "- id: OB1\n  text: x\n  target: 1234.5\n  deadline: 2026-06-30\n")
  }

  @Test func `short lists stand on one line, long ones and small values on several`() {
    let long = (1...12).map { "SEGMENT\($0)" }
    #expect(
      format(
        "- id: OB1\n  text: x\n  segments:\n    - A\n    - B\n  evidence: [\(long.joined(separator: ", "))]\n"
      )
        == "- id: OB1\n  text: x\n  segments: [A, B]\n  evidence:\n"
        + long.map { "    - \($0)\n" }.joined())
    #expect(
      format(
        "- {id: IN1, name: N1, targets: [{value: 3}, {horizon: short, value: 4}]}",
        "measure/indicators.yaml")
        == "- id: IN1\n  name: N1\n  targets:\n    - value: 3\n    - horizon: short\n      value: 4\n"
    )
  }

  @Test func `figures stand side by side on one line, however many they are`() {
    let months = (1...24).map { "\($0 * 1000)" }
    #expect(
      format(
        "- {id: B01, label: x, phasing: [\(months.joined(separator: ", "))]}\n",
        "budget/budgetLines.yaml")
        == "- id: B01\n  label: x\n  phasing: [\(months.joined(separator: ", "))]\n")
  }

  @Test func `items are parted by an empty line, text of several lines stands in a block`() {
    #expect(
      format("- {id: OB1, text: \"a\\nb\"}\n- {id: OB2, text: \"c\\n\\n\"}\n")
        == "- id: OB1\n  text: |-\n    a\n    b\n\n- id: OB2\n  text: \"c\\n\\n\"\n")
  }

  @Test func `an only item without anything to say is still there`() {
    #expect(format("name: ''\n", "company/organisation.yaml") == "{}\n")
    #expect(read("company/organisation.yaml", "{}\n").dossier.count == 1)
  }

  @Test func `a text emptied where a new item has one stays empty`() {
    let text = "name: INSEEC\ntimeZone: \"\"\n"
    let source = SourceText(path: "institution.yaml", text: text)
    let dossier = DossierReader.read([source], registry: .institution).dossier
    #expect(dossier.only(Institution.self).timeZone == "")
    #expect(DossierWriter.files(of: dossier).first?.bytes == Array(text.utf8))
  }

  @Test func `an empty text of a list stays in it`() {
    #expect(
      format("name: N1\nvalues: [\"\", a]\n", "company/organisation.yaml")
        == "name: N1\nvalues: [\"\", a]\n")
  }

  @Test func `series are written with every column`() {
    #expect(
      format("period;metric;value\n2026-06;M1;1 234,50\n", "measure/measures.csv")
        == "metric,period,channel,segment,value,note,batch\nM1,2026-06,,,1234.5,,\n")
  }

  @Test func `files stand in the order of the kinds, and kinds without items have none`() {
    var dossier = Dossier()
    var objective = Objective()
    objective.id = "OB1"
    objective.text = "x"
    dossier.put(objective)
    dossier.put(Organisation())
    #expect(
      DossierWriter.files(of: dossier).map(\.path) == [
        "company/organisation.yaml", "strategy/objectives.yaml",
      ])
  }

  // MARK: - Comments

  static let commented = """
    # Objectives of the plan
    # agreed in May

    # the first
    - id: OB1  # do not rename
      # from the workshop
      text: |-  # two lines
        a
        b
      target: 3  # per month
      segments: [A, B]  # both

    # the second
    - id: OB2
      text: x
    # to be continued

    """

  @Test func `comments stay where they are`() {
    #expect(format(Self.commented) == Self.commented)
  }

  @Test func `comments of small values stay with them`() {
    let text = """
      - id: IN1
        name: N1
        # the targets
        targets:  # three
          # soon
          - horizon: short  # one
            # how many
            value: 3
          - horizon: long
            value: 4  # more

      """
    #expect(format(text, "measure/indicators.yaml") == text)
  }

  @Test func `comments of an only item stay with its fields`() {
    let text = "# Company\n\n# its name\nname: Aubrelle  # registered\ncity: Lyon\n# end\n"
    #expect(format(text, "company/organisation.yaml") == text)
  }

  @Test func `a comment moves with its field when the order changes`() {
    #expect(
      format("- id: OB1\n  # when\n  deadline: 2026-06-30 # firm\n  text: x\n")
        == "- id: OB1\n  text: x\n  # when\n  deadline: 2026-06-30  # firm\n")
  }

  @Test func `a comment of a field that says nothing stays in its item`() {
    #expect(
      format(
        "- id: OB1\n  # soon\n  unit: ''  # none\n  text: x\n- id: OB2\n  text: z\n  # later\n  unit:\n"
      )
        == "- id: OB1\n  # soon\n  # none\n  text: x\n\n- id: OB2\n  # later\n  text: z\n")
  }

  @Test func `a file of comments only keeps them`() {
    #expect(format("# one\n\n# two\n") == "# one\n# two\n")
  }

  @Test func `comments stay with their items when another item comes first`() {
    let source = SourceText(path: "strategy/objectives.yaml", text: Self.commented)
    var dossier = DossierReader.read([source]).dossier
    dossier.remove("OB1")
    let written = String(
      decoding: DossierWriter.format(source, of: dossier)?.bytes ?? [], as: UTF8.self)
    #expect(written.contains("# the second\n- id: OB2\n"))
    #expect(written.contains("# per month"))
  }

  @Test(arguments: [
    commented, "#a\n-  {id: OB1,text: x} #b\n#c\n",
    "- id: OB1\n  segments:\n    - A #1\n    #2\n    - B\n",
    "---\n# x\n- id: OB1 # y\n  # z\n...\n", "# a\n\n# b\n\n- id: OB1\n\n# c\n\n# d\n",
    "- id: OB1\n  text: >- # folded\n    a\n    b\n", "[{id: OB1, # a\n  text: x # b\n }]\n# c",
  ])
  func `formatting twice changes nothing more`(text: String) {
    let once = format(text)
    #expect(format(once) == once)
    // Nothing that was said in a comment is lost.
    #expect(once.count { $0 == "#" } == text.count { $0 == "#" })
  }
}
