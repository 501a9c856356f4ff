import SextantKernels
import SextantModel

/// A dossier brought back from a file: sent, looked at, and made, where something could not be read
/// only when somebody saw what.
enum ImportPage {
  /// The form, as a part of the page of new dossiers.
  static func form(_ guest: HouseGuest, problems: [(field: String, text: String)]) -> HTML {
    let words = guest.words
    func of(_ field: String) -> [String] { problems.filter { $0.field == field }.map(\.text) }
    let title = FormField(
      words, "fileTitle", label: guest.say("pages.new.name"), .text(""),
      help: guest.say("import.zip.title.help"), problems: of("fileTitle"))
    let file = FormField(
      words, "file", label: guest.say("import.zip.file"), .file(accept: ".zip,application/zip"),
      help: guest.say(
        "import.zip.file.help", ["size": .integer(guest.limits.archive.largest >> 20)]),
      isRequired: true, problems: of("file"))
    let send = Button(guest.say("import.zip.send"), .plain, icon: "upload")
    return Box(
      title: guest.say("import.zip.heading"), level: 2, id: "import",
      PostForm(
        token: guest.formToken, to: "/dossiers/import", isUpload: true, "\(title)\(file)\(send)"
      ).html
    ).html
  }

  /// The page of new dossiers again, with what is wrong with the file.
  static func refused(_ message: Message, _ guest: HouseGuest) throws -> Answer {
    .page(
      try NewDossierPage.page(
        guest, .empty, problems: [], ofImport: [("file", guest.words.say(message))]))
  }

  /// A file has come in.
  ///
  /// - Parameter title: as it was typed.
  static func received(_ file: IncomingFile, title typed: String, _ guest: HouseGuest) async throws
    -> Answer
  {
    let title = trimmed(typed)
    guard title.count <= 120 else {
      return .page(
        try NewDossierPage.page(
          guest, .empty, problems: [],
          ofImport: [("fileTitle", guest.say("pages.new.name.long"))]))
    }
    let archived: ArchivedDossier
    do throws(ZipReader.Problem) { archived = try read(file, guest) } catch {
      return try refused(error.message, guest)
    }
    guard archived.isDossier else {
      return try refused(Message("import.zip.notADossier"), guest)
    }
    if archived.isSound { return try await make(archived, title, guest) }
    let key = guest.pending.keep(file, title: title, of: guest.account.id, at: Instant.now())
    return .page(review(archived, key, guest))
  }

  /// Somebody saw what could not be read and wants the rest.
  static func confirmed(_ key: String, _ guest: HouseGuest) async throws -> Answer {
    guard let pending = guest.pending.take(key, of: guest.account.id, at: Instant.now()) else {
      return try refused(Message("import.zip.gone"), guest)
    }
    let archived: ArchivedDossier
    do throws(ZipReader.Problem) { archived = try read(pending.file, guest) } catch {
      return try refused(error.message, guest)
    }
    return try await make(archived, pending.title, guest)
  }

  private static func read(
    _ file: IncomingFile, _ guest: HouseGuest
  ) throws(ZipReader.Problem) -> ArchivedDossier {
    guard let bytes = file.read() else { throw .notAnArchive }
    return try ArchivedDossier(bytes, attaching: guest.limits.attached)
  }

  private static func make(
    _ archived: ArchivedDossier, _ title: String, _ guest: HouseGuest
  ) async throws -> Answer {
    do {
      let live = try await NewDossierPage.making(archived.source(title: title), guest)
      return .seeOther(
        Address(live.key).today,
        notice: Message(
          "import.zip.done",
          [
            "items": .integer(live.snapshot.dossier.count),
            "files": .integer(live.snapshot.files.count),
          ]))
    } catch let error as ChangeError {
      return .refused(error.message)
    }
  }

  // MARK: - What could be read

  private static let shown = 100

  private static func review(
    _ archived: ArchivedDossier, _ key: String, _ guest: HouseGuest
  ) -> Page {
    let words = guest.words
    var page = Page(title: guest.say("import.zip.review"), main: .empty)
    page.trail = [
      (guest.say("pages.dossiers.title"), "/"), (guest.say("pages.new.title"), "/dossiers/new"),
    ]
    page.lead = guest.say(
      "import.zip.readable",
      [
        "items": .integer(archived.read.dossier.count), "files": .integer(archived.files.count),
      ])
    page.status = 422
    let findings = archived.read.findings.sorted { $0.severity > $1.severity }
    let losses = findings.filter(\.losesText).count + archived.refused.count
    let state: HTML =
      losses > 0
      ? Notice(.watch, guest.say("import.zip.losses", ["count": .integer(losses)])).html
      : Notice(.none, guest.say("import.zip.noLosses")).html
    let notes = findings.prefix(shown).map { note($0, words) }
    let refused = archived.refused.map {
      FindingNote(words, severity: .error, code: "ZIP", what: words.say($0))
    }
    let rest = findings.count - notes.count
    let make = Button(guest.say("import.zip.make"), .primary)
    let another = LinkButton(guest.say("import.zip.another"), to: "/dossiers/new#import", .quiet)
    let form = PostForm(
      token: guest.formToken, to: "/dossiers/import/\(key)", look: .inline, "\(make)\(another)")
    page.main = """
      \(state)\(form)\
      <h2>\(guest.say("import.zip.findings"))</h2>\
      <ul class="findings">\(each: refused + notes, { "<li>\($0)</li>" })</ul>\
      \(if: rest > 0, "<p class=\"muted\">\(guest.say("import.zip.more", ["count": .integer(rest)]))</p>")
      """
    return page
  }

  private static func note(_ finding: Finding, _ words: Catalogue) -> FindingNote {
    let remedy = Message("\(finding.message.key).remedy", finding.message.arguments)
    let place = [finding.place.file, finding.place.line.map(String.init)].compactMap { $0 }
    let position = place.isEmpty ? "" : "\(place.joined(separator: ":")) – "
    return FindingNote(
      words, severity: finding.severity, code: finding.code,
      what: position + words.say(finding.message), why: words.why(finding),
      remedy: words.has(remedy.key) ? words.say(remedy) : "")
  }
}
