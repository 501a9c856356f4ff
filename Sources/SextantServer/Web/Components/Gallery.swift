import SextantModel

/// Every component with its examples on one page: what the tests validate, what auditors of
/// accessibility run over, and what shows a newcomer what there is.
enum Gallery {
  static let components: [any Component.Type] = [
    Button.self, LinkButton.self, Icon.self, StatusMark.self, OutcomeMark.self, SeverityMark.self,
    FindingsBadge.self, FindingNote.self, Notice.self, EmptyState.self, Heading.self, Box.self,
    Disclosure.self, Dialog.self, Trail.self, Tabs.self, Pager.self, Progress.self,
    Definitions.self, Person.self, ItemLink.self, TimelineList.self, ErrorSummary.self,
    FormField.self, RowsEditor.self, FormSection.self, FormActions.self, PostForm.self,
    GetForm.self, FilterBar.self, MoveForm.self, Movable.self, StepForm.self, DataTable.self,
    GridTable.self, LineChart.self, BarChart.self, WaterfallChart.self,
    HorizontalBars.self, Sparkline.self,
    BubbleChart.self, FunnelChart.self, CompassRose.self, Drawing.self,
  ]

  static func page(_ words: Catalogue) -> Page {
    var main = HTML.empty
    for component in components {
      main += "<section><h2>\("\(component)")</h2>"
      for example in component.examples(words) {
        main += "<h3 class=\"muted small\">\(example.name)</h3><div>\(example.html)</div>"
      }
      main += "</section>"
    }
    return Page(title: words.text("component.gallery"), main: main)
  }
}
