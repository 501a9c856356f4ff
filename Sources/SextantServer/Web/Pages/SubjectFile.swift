import SextantKernels
import SextantModel

/// Everything that is held about one candidate, as an archive to hand to them.
enum SubjectFile {
  static func answer(_ id: String, _ view: View, _ around: PageSurroundings) -> Answer {
    guard view.isInstitution else { return .notFound }
    guard view.reader.mayAdminister else { return .refused(Message("privacy.refused")) }
    let candidate = ID<Candidate>(id)
    guard view.find(candidate) != nil else { return .notFound }
    let opened: [Opening]
    do {
      opened = try around.people.openings.entries(
        in: around.live.key, about: id, limit: 100_000)
    } catch let error as HouseError {
      return .failed(error)
    } catch {
      return .notFound
    }
    let export = SubjectExport(
      candidate, in: view.dossier, on: around.now.day, words: view.words,
      opened: opened.map {
        (
          view.words.write(.moment(localMoment($0.at))),
          OpeningsPage.name($0.account, view, around),
          OpeningsPage.pageName($0.page, view)
        )
      })
    guard let export, let bytes = archive(export, view, around.now) else { return .notFound }
    return .file(
      name: "\(view.to.key)-\(markupID(id)).zip", type: "application/zip", bytes: bytes)
  }

  static func archive(_ export: SubjectExport, _ view: View, _ now: Moment) -> [UInt8]? {
    var archive = ZipArchive(
      year: now.day.year, month: now.day.month, day: now.day.dayOfMonth,
      minuteOfDay: now.time.minutes)
    do {
      try archive.add(
        view.say("privacy.export.file"), Array(JSONText.write(export.plain).utf8))
      try archive.add(
        view.say("privacy.export.readMe"),
        Array(
          view.say("privacy.export.readMe.text", ["count": .integer(export.count)]).utf8))
      return archive.bytes
    } catch {
      return nil
    }
  }
}
