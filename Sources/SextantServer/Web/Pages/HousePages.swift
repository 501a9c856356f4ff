import SextantModel

/// Somebody in the house, outside any dossier: who they are and what the pages there need.
struct HouseGuest: Sendable {
  let house: House
  let people: People
  let account: Account
  let session: Session
  let words: Catalogue
  let library: FrameworkLibrary
  let visitor: Visitor
  /// The folder of the worked example.
  let example: String
  /// The address by which people reach the house, without a slash at its end.
  let site: String
  let hasMail: Bool
  /// Catalogues for letters, which are written in their reader's language.
  let catalogues: [Language: Catalogue]
  let limits: UploadLimits
  let pending: PendingImports
  let seen: SeenForms
  let now: Moment
  let formToken: String
  let query: FormEntries

  func say(_ key: String) -> String { words.text(key) }
  func say(_ key: String, _ arguments: [String: Argument]) -> String {
    words.fill(words.text(key), arguments)
  }
}

/// What may be sent to the house: an archive with a dossier in it, the files attached there.
struct UploadLimits: Sendable {
  var archive = FileLimits(largest: Settings().largestImport << 20, types: FileLimits.archives)
  var attached = FileLimits.standard

  init() {}

  init(_ settings: Settings) {
    archive.largest = settings.largestImport << 20
    attached.largest = settings.largestFile << 20
  }
}

/// What a page of the house is answered with: where a password was changed, the new session too.
struct HouseReply: Sendable {
  var answer: Answer
  var opened: OpenSession?

  init(_ answer: Answer, opened: OpenSession? = nil) {
    self.answer = answer
    self.opened = opened
  }
}

/// The pages of the house outside any dossier: its dossiers, one's account, for administrators its
/// people.
enum HousePages {
  /// - Parameter path: the address cut at slashes, each part decoded; empty for the first page.
  /// - Returns: `nil` where there is no such page.
  static func get(_ path: [String], _ guest: HouseGuest) throws -> Answer? {
    switch path {
    case [], ["dossiers"]: .page(try DossierListPage.page(guest))
    case ["dossiers", "new"]: try NewDossierPage.answer(guest)
    // Asked for again, the page of a file that was sent has nothing to show.
    case ["dossiers", "import"]: .seeOther("/dossiers/new", notice: nil)
    case ["institutions", "new"]: try NewInstitutionPage.answer(guest)
    case ["account"]: .page(try AccountPage.page(guest))
    case ["account", "activity"]: .page(try SecurityPage.own(guest))
    case ["account", "house"]: try HousePeoplePage.answer(guest)
    case ["account", "house", "activity"]: try SecurityPage.house(guest)
    default: nil
    }
  }

  static func post(_ path: [String], _ form: FormEntries, _ guest: HouseGuest) async throws
    -> HouseReply?
  {
    switch path.first {
    case "institutions" where path.count == 1:
      return HouseReply(try await NewInstitutionPage.post(form, guest))
    case "dossiers" where path.count == 1:
      return HouseReply(try await NewDossierPage.post(form, guest))
    case "dossiers" where path.count == 3 && path[1] == "import":
      return HouseReply(try await ImportPage.confirmed(path[2], guest))
    case "account" where path.count == 1:
      return try await AccountActs.post("profile", form, guest)
    case "account" where path.count == 2:
      return try await AccountActs.post(path[1], form, guest)
    case "account" where path.count == 3 && path[1] == "house":
      return HouseReply(try HousePeopleActs.post(path[2], form, guest))
    default: return nil
    }
  }
}
