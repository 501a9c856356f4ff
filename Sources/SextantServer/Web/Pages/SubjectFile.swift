import SextantKernels
import SextantModel

/// Everything that is held about one candidate or juror, as an archive to hand to them.
enum SubjectFile {
  static func answer(_ id: String, _ view: View, _ around: PageSurroundings) -> Answer {
    guard view.isInstitution else { return .notFound }
    guard view.reader.mayAdminister else { return .refused(Message("privacy.refused")) }
    guard view.find(ID<Candidate>(id)) != nil || view.find(ID<JuryMember>(id)) != nil else {
      return .notFound
    }
    let opened: [Opening]
    do {
      var filter = OpeningFilter()
      filter.subject = id
      opened = try around.people.openings.entries(in: around.live.key, filter, limit: 100_000)
    } catch let error as HouseError {
      return .failed(error)
    } catch {
      return .notFound
    }
    let readers = OpeningReaders(opened, view, around)
    let export = SubjectExport(
      id, in: view.dossier, on: around.now.day, words: view.words,
      opened: opened.map {
        (
          view.words.write(.moment(view.localMoment($0.at))),
          readers.name(of: $0.reader),
          "\(OpeningsPage.pageName($0.page, view)) – \(view.say("privacy.way.\($0.way.rawValue)"))"
        )
      })
    guard let export, let bytes = archive(export, view, around.live, around.now) else {
      return .notFound
    }
    return .file(
      name: "\(view.to.key)-\(markupID(id)).zip", type: "application/zip", bytes: bytes)
  }

  static func archive(
    _ export: SubjectExport, _ view: View, _ live: LiveDossier, _ now: Moment
  ) -> [UInt8]? {
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
      // What they handed in, and the pieces about them.
      for name in Set(export.files).sorted() {
        guard let file = live.snapshot.file(name),
          let bytes = try? FrozenShelf.bytes(of: file, live)
        else { continue }
        try archive.add(file.id, bytes)
      }
      return archive.bytes
    } catch {
      return nil
    }
  }
}
