import Hummingbird
import Logging
import ServiceLifecycle
public import SextantFiles
public import SextantModel
import UnixSignals

#if canImport(Glibc)
  import Glibc
#endif

/// Everything that requests share: the house and its people, the texts, the frameworks, what is
/// computed and who is here.
public struct Site: Sendable {
  let house: House
  let people: People
  let settings: Settings
  let words: [Language: Catalogue]
  let library: FrameworkLibrary
  let files: PublicFiles
  /// Changes when the style or the script does.
  let release: String
  /// The folder of the worked example.
  let example: String
  let readingRoom: ReadingRoom
  let frozenShelf = FrozenShelf()
  let presence = Presence()
  let audience: Audience
  let meters = Meters()
  let notices = Notices()
  let lastWrites = LastWrites()
  /// Letters that somebody causes by calling others in remarks.
  let mentionLetters = Allowance(anHour: 60)
  let setUpWord = SetUpWord.random()
  let seenForms = SeenForms()
  let pendingImports = PendingImports()
  let sheetDrafts = SheetDrafts()
  let seenRequests = SeenRequests()
  let descriptions: APIDescriptions
  /// The one who is signed in without a password wherever the request comes from this machine; only
  /// `sextant demo` names one.
  let alwaysSignedIn: AccountID?
  let logger: Logger
  /// How often a stream of events asks whether its reader may still hear it, and shows it is alive.
  var pulse: Duration = .seconds(5)
  /// How slowly requests may come in and answers be taken.
  var patience = Patience.standard

  public init(
    house: House, settings: Settings, installation: Installation, library: FrameworkLibrary,
    alwaysSignedIn: AccountID? = nil
  ) {
    self.house = house
    people = house.people
    self.settings = settings
    audience = Audience(most: settings.listeners, each: settings.listenersEach)
    words = Dictionary(
      uniqueKeysWithValues: Language.allCases.map { ($0, installation.catalogue($0)) })
    self.library = library
    files = PublicFiles(folder: "\(installation.root)/Public")
    release = files.release
    example = "\(installation.root)/Examples/maison-aubrelle"
    readingRoom = ReadingRoom(library: library)
    descriptions = APIDescriptions(example: "\(installation.root)/Examples/maison-aubrelle")
    self.alwaysSignedIn = alwaysSignedIn
    var logger = Logger(label: "sextant")
    logger.logLevel = Logger.Level(rawValue: settings.logLevel.rawValue) ?? .info
    self.logger = logger
  }

  /// Whether people reach the site over HTTPS.
  var isSecure: Bool { settings.isEncrypted }

  func catalogue(_ language: Language) -> Catalogue {
    words[language] ?? Catalogue(language, files: [])
  }

  /// As many connections as the process may have files open, less those it needs itself: a new
  /// connection waits rather than keep the database from its files.
  private static let mostConnections: Int = {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 800 }
    return max(64, min(Int(clamping: limit.rlim_cur), 100_000) - 160)
  }()

  /// Serves until the process is told to end, then lets running requests finish.
  ///
  /// - Parameter ready: called with the port once the site answers.
  /// - Throws: `ListeningError` where the address is taken, kept for others or not this machine's.
  public func run(ready: @escaping @Sendable (Int) async -> Void) async throws {
    let application = application(ready: ready)
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: [.init(service: application), .init(service: Housekeeping(site: self))],
        gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
    do { try await group.run() } catch {
      throw ListeningError(error, at: settings) ?? error
    }
  }

  /// The server alone.
  func application(
    ready: @escaping @Sendable (Int) async -> Void
  ) -> Application<RouterResponder<Exchange>> {
    Application(
      router: routes(),
      server: .http1(
        configuration: .init(
          additionalChannelHandlers: [RequestDeadlines(patience)],
          idleTimeout: .init(patience.idle),
          httpDecoderConfiguration: .init(
            maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 64 << 10, maxHeaderFieldCount: 100))),
      configuration: ApplicationConfiguration(
        address: .hostname(settings.host, port: settings.port), serverName: "Sextant",
        availableConnectionsDelegate: .maximum(Self.mostConnections, logger: logger)),
      onServerRunning: { channel in await ready(channel.localAddress?.port ?? 0) },
      logger: logger)
  }
}

/// What is done beside the requests: letters delivered, expired sessions forgotten, dossiers that
/// nobody works in let go.
private struct Housekeeping: Service {
  let site: Site

  func run() async throws {
    let postman = site.settings.mailServer.map {
      Postman(queue: site.people.mail, server: $0, log: site.logger)
    }
    await cancelWhenGracefulShutdown {
      await withTaskGroup(of: Void.self) { group in
        group.addTask {
          let idle = site.settings.idleMinutes * 60
          while !Task.isCancelled {
            try? await Task.sleep(for: .seconds(60))
            site.readingRoom.letGo(idleFor: idle)
            site.house.letGo(idleFor: idle)
          }
        }
        if let postman { group.addTask { await postman.run() } }
        group.addTask {
          while !Task.isCancelled {
            do { try site.people.sweep(logDays: site.settings.securityLogDays) } catch {
              site.logger.error("sweep: \(error)")
            }
            try? await Task.sleep(for: .seconds(3600))
          }
        }
      }
    }
  }
}
