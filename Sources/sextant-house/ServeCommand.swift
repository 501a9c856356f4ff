import ArgumentParser
import Dispatch
import SextantCommands
import SextantFiles
import SextantModel
import SextantServer

#if canImport(Glibc)
  import Glibc
#endif

struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: HouseTask.serve.rawValue,
    abstract: HouseTask.serve.abstract,
    discussion: """
      The first visit creates the first account; from another machine, or through a proxy, it asks \
      for the set-up word that is printed at the start. Every setting can stand in the file named by \
      --settings or in the environment; docs/generated/settings.md lists them.
      Example: sextant serve --data /var/lib/sextant --port 8080
      """)

  @Option(help: "The data folder; made where there is none.") var data: String?
  @Option(help: "Where to answer; 127.0.0.1 unless set.") var host: String?
  @Option(help: "The port; 8080 unless set, 0 for any that is free.") var port: Int?
  @Option(help: "The settings file.") var settings: String?
  @OptionGroup var language: LanguageOption

  func run() throws {
    let surroundings = try Surroundings(language)
    var settings = try surroundings.settings(self.settings)
    if let data { settings.dataFolder = data }
    if let host { settings.host = host }
    if let port { settings.port = port == 0 ? freePort() : port }
    let house = try surroundings.house(settings.dataFolder)
    let (library, _) = try surroundings.library(nil)
    let served = settings
    surroundings.serve(settings, saying: "serve.ready") {
      Site(
        house: house, settings: served, installation: surroundings.installation, library: library)
    }
  }
}

/// A port of this machine that nobody listens on just now; letters and links can then name it.
func freePort() -> Int {
  let server = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
  defer { close(server) }
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
  var length = socklen_t(MemoryLayout<sockaddr_in>.size)
  let isBound = withUnsafeMutablePointer(to: &address) { pointer in
    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
      bind(server, $0, length) == 0 && getsockname(server, $0, &length) == 0
    }
  }
  return isBound ? Int(UInt16(bigEndian: address.sin_port)) : 0
}

extension Surroundings {
  /// The settings of a file and the environment; what is wrong with them ends the command.
  func settings(_ path: String?) throws -> Settings {
    var source: SourceText?
    if let path {
      guard let bytes = Folder.bytes(path) else {
        try fail("serve.noSettings", ["path": .text(path)])
      }
      source = SourceText(path: path, size: bytes.count, bytes: bytes)
    }
    let (settings, findings) = Settings.read(
      file: source, environment: Settings.environment())
    for finding in findings {
      let place = finding.place.file.map { file in
        "\(file):\(finding.place.line ?? 0):\(finding.place.column ?? 0): "
      }
      printError((place ?? "") + catalogue.say(finding.message))
    }
    if findings.contains(where: { $0.severity == .error }) { throw ExitCode(2) }
    return settings
  }

  /// The house of a data folder; what stands in the way is said and ends the command.
  func house(_ folder: String) throws -> House {
    do throws(HouseError) {
      return try House.open(folder)
    } catch {
      printError(catalogue.say(error.message))
      throw ExitCode(2)
    }
  }

  /// Serves until the process is told to end.
  func serve(
    _ settings: Settings, saying key: String, _ site: @escaping @Sendable () async throws -> Site
  ) {
    let catalogue = catalogue
    // Where files may grow no further, that is told as a full disk; it does not end the house.
    signal(SIGXFSZ, SIG_IGN)
    let ended = DispatchSemaphore(value: 0)
    Task.detached {
      do {
        let site = try await site()
        try await site.run { port in
          var reached = settings
          reached.port = port
          print(catalogue.fill(catalogue.text(key), ["address": .text(reached.address)]))
          if let word = site.wordOfFirstVisit() {
            print(
              catalogue.fill(
                catalogue.text("serve.word"),
                ["address": .text(reached.address), "word": .text(word.text)]))
          }
          fflush(nil)
        }
      } catch {
        printError(catalogue.fill(catalogue.text("serve.failed"), ["why": .text(why(error))]))
        Glibc.exit(2)
      }
      ended.signal()
    }
    ended.wait()
  }

  private func why(_ error: any Error) -> String {
    switch error {
    case let error as ListeningError: catalogue.say(error.message)
    case let error as HouseError: catalogue.say(error.message)
    case let error as ChangeError: catalogue.say(error.message)
    default: "\(error)"
    }
  }
}
