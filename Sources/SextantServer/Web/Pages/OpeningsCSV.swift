import SextantModel

/// The log of who read what, as a file for spreadsheets: exactly the lines that are asked for. People
/// stand in it by their references, so that the file holds no name of theirs.
enum OpeningsCSV {
  static func answer(_ entries: [Opening], _ view: View, _ around: PageSurroundings) -> Answer {
    let readers = OpeningReaders(entries, view, around)
    var table = CSVText(view.words)
    table.add(
      ["at", "by", "person", "page", "item", "way"].map { view.say("privacy.openings.\($0)") })
    for entry in entries {
      let moment = view.localMoment(entry.at)
      table.add([
        "\(moment.day.text) \(clockText(moment.time))", readers.name(of: entry.reader),
        entry.subject == OpenedSubjects.everybody
          ? view.say("privacy.openings.all") : entry.subject,
        OpeningsPage.pageName(entry.page, view), entry.item,
        view.say("privacy.way.\(entry.way.rawValue)"),
      ])
    }
    return table.answer(name: "\(view.to.key)-\(view.say("privacy.openings.name")).csv")
  }
}
