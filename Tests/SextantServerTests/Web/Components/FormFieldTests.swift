import SextantModel
import Testing

@testable import SextantServer

@Suite struct FormFieldTests {
  private let words = Repository.catalogue(.english)

  private func markup(
    _ control: FieldControl, problems: [String] = [], isRequired: Bool = false
  ) -> Markup {
    Markup(
      FormField(
        words, "skills.1.level", label: "Level", control, help: "One to five.",
        isRequired: isRequired, problems: problems
      ).html.markup)
  }

  @Test func `a mistake is read with its field`() throws {
    let page = markup(.number("x"), problems: ["“x” is no number."], isRequired: true)
    let input = try #require(page.first(id: "field-skills-1-level"))
    #expect(input.attributes["name"] == "skills.1.level")
    #expect(input.attributes["aria-invalid"] == "true")
    #expect(input.attributes["required"] == "")
    let described = try #require(input.attributes["aria-describedby"])
    #expect(described == "field-skills-1-level-help field-skills-1-level-error")
    #expect(page.first(id: "field-skills-1-level-error")?.text == "“x” is no number.")
  }

  @Test func `an unticked box is sent as false`() {
    let inputs = markup(.flag(false)).all("input")
    #expect(inputs.map { $0.attributes["value"] } == ["false", "true"])
    #expect(inputs.map { $0.attributes["type"] } == ["hidden", "checkbox"])
  }

  @Test func `links that are taken away can all be taken away`() {
    let group = LinkGroup("Objectives", (1...9).map { ChoiceOption("OB\($0)", "No \($0)") })
    let page = markup(.links(["OB2", "GONE"], [group]))
    let inputs = page.all("input").filter { $0.attributes["name"] == "skills.1.level" }
    #expect(inputs.map { $0.attributes["value"] } == ["", "OB2", "GONE"])
    #expect(page.all("select").count == 1)
  }

  @Test func `a long list is searched, a short one opened`() {
    func group(_ count: Int) -> LinkGroup {
      LinkGroup("Many", (0..<count).map { ChoiceOption("M\($0)", "No \($0)") })
    }
    #expect(markup(.link("", [group(60)])).all("select").count == 1)
    let long = markup(.link("M3", [group(61)]))
    #expect(long.all("select").isEmpty)
    #expect(long.all("datalist").count == 1)
    #expect(long.first(id: "field-skills-1-level")?.attributes["value"] == "M3")
  }

  @Test func `a value that is no longer offered is kept`() {
    let options = markup(.choice("old", [ChoiceOption("new", "New")])).all("option")
    #expect(options.map { $0.attributes["value"] } == ["", "old", "new"])
    #expect(options[1].attributes["selected"] == "")
  }

  @Test func `a text that begins with a line break keeps it`() {
    let html = FormField(words, "note", label: "Note", .longText("\nTwo")).html.markup
    #expect(html.contains(">\n\nTwo</textarea>"))
  }
}
