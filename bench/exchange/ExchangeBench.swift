import Glibc
import SextantKernels

/// Measures and shows what is exchanged with the registers.
///
/// `exchange-bench register RECORDS` makes an export of the national register piece by piece and reads
/// it; `exchange-bench register-file FILE` reads one. `exchange-bench deposit RESULTS FILE` writes a
/// deposit. `exchange-bench credential KEY` prints a credential as token and with its own proof, and a
/// list of revocations; it asks for signatures on its output, a line `sign HEX` each, and reads them
/// from its input. `exchange-bench case FILE` writes a CASE package again.
@main
enum ExchangeBench {
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch (arguments.first, arguments.count) {
    case ("register", 2): readMade(records: number(arguments[1]))
    case ("register-file", 2): readFile(arguments[1])
    case ("deposit", 3): writeDeposit(results: number(arguments[1]), to: arguments[2])
    case ("credential", 2): showCredential(arguments[1])
    case ("case", 2): rewriteCase(arguments[1])
    default:
      print("register N | register-file FILE | deposit N FILE | credential KEY | case FILE")
      exit(2)
    }
  }

  private static func number(_ text: String) -> Int { min(max(Int(text) ?? 1, 1), 10_000_000) }

  /// Seconds of CPU and the largest memory so far.
  private static func cost() -> String {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    let cpu = seconds(usage.ru_utime) + seconds(usage.ru_stime)
    let hundredths = Int(cpu * 100)
    let rest = hundredths % 100
    return
      "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest) s of CPU, \(usage.ru_maxrss / 1024) MB"
  }

  private static func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) / 1e6
  }

  // MARK: - The national register

  private static func readMade(records: Int) {
    let (head, tail) = (Array(RegisterSample.head.utf8), Array(RegisterSample.tail.utf8))
    let record = Array(RegisterSample.record.utf8)
    var (made, bytes) = (-1, 0)
    read {
      made += 1
      // The number differs from record to record; the rest is as long as in the real export.
      let piece: [UInt8] =
        made == 0
        ? head
        : made <= records
          ? Array("<FICHE><NUMERO_FICHE>RNCP\(made)</NUMERO_FICHE>".utf8) + record
          : made == records + 1 ? tail : []
      bytes += piece.count
      return piece
    }
    print("\(bytes / 1_000_000) MB made and read")
  }

  private static func readFile(_ path: String) {
    guard let file = fopen(path, "rb") else {
      print("cannot open \(path)")
      exit(1)
    }
    read {
      var piece = [UInt8](repeating: 0, count: 1 << 16)
      let count = fread(&piece, 1, piece.count, file)
      piece.removeLast(piece.count - count)
      return piece
    }
  }

  private static func read(_ fetch: @escaping () -> [UInt8]) {
    var reader = RegisterReader(fetch)
    var (records, blocks, notes, texts) = (0, 0, 0, 0)
    do {
      while let record = try reader.next() {
        records += 1
        blocks += record.blocks.count
        notes += record.notes.count
        texts += record.texts.abilities.utf8.count
      }
    } catch {
      print("stopped: \(error)")
      exit(1)
    }
    print("\(records) records, \(blocks) blocks, \(notes) notes, \(texts) letters of abilities")
    print(cost())
  }

  // MARK: - Deposits

  private static func writeDeposit(results: Int, to path: String) {
    guard let file = fopen(path, "wb"), let moment = UTCInstant("2026-07-10T12:24:12Z"),
      let day = CivilDay.number(year: 2026, month: 7, day: 1)
    else {
      print("cannot write \(path)")
      exit(1)
    }
    do {
      var writer = try DepositWriter(
        Deposit(
          id: "6e3c7378-bda4-497a-9bd6-dc203f903ed9", moment: moment, sender: "AB123CDE",
          certifier: "E564ACB0", contract: "2560080000127J"))
      var refused = writer.start(type: "RNCP", code: "RNCP40792").count
      for number in 0..<results {
        refused += writer.add(result(number, day)).count
        if writer.waiting > 1 << 20 { write(writer.take(), to: file) }
      }
      refused += writer.finish().count
      write(writer.take(), to: file)
      fclose(file)
      print("\(writer.count) results, \(writer.size / 1_000_000) MB, \(refused) findings")
    } catch {
      print("refused: \(error.findings)")
      exit(1)
    }
    print(cost())
  }

  private static func write(_ bytes: [UInt8], to file: UnsafeMutablePointer<FILE>) {
    guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { exit(1) }
  }

  private static func result(_ number: Int, _ day: Int32) -> DepositedResult {
    let person = DepositedPerson(
      birthName: "Durand-Lefèvre", firstNames: ["Camille", "Zoé"], birthYear: 1960 + number % 45,
      birthMonth: 1 + number % 12, birthDay: 1 + number % 28,
      sex: number % 2 == 0 ? .female : .male,
      birthplace: .commune("31555"), birthplaceName: "Toulouse", countryName: "France")
    var result = DepositedResult(
      id: "session-2026-07-candidat-\(number)", validFrom: day, holder: .person(person),
      access: .continuing)
    result.examStart = day - 10
    result.examEnd = day - 8
    result.examMode = .onSite
    result.examPostcode = "75009"
    result.distinction = number % 5 == 0 ? .good : DepositedResult.Distinction.none
    return result
  }

  // MARK: - Credentials

  private static func showCredential(_ key: String) {
    guard let key = SigningKeyName(key), let moment = UTCInstant("2026-07-10T12:00:00Z") else {
      print("no key")
      exit(1)
    }
    let badge = AchievementCredential(
      id: "urn:uuid:0d1c8a2e-8d5f-4b62-9a3d-5d1a6f0f4b11", name: "Bloc 4 validé",
      issuer: .init(id: key.did, name: "École des Aubes", url: "https://ecole.example"),
      recipient: Recipient(identity: "Camille Durand 1999-04-02", sort: .name, salt: "kT9w"),
      achievement: Achievement(
        id: "https://ecole.example/blocs/RNCP40792BC04", sort: .block,
        name: "Piloter le projet digital", description: "Quatrième bloc de la certification.",
        criteria: "Toutes les compétences du bloc jugées acquises par le jury.",
        code: "RNCP40792BC04", language: "fr"),
      validFrom: moment, status: .init(list: "https://ecole.example/statuts/1", index: 94_567))
    var list = BitstringStatusList()
    for index in [0, 94_567, 131_071] { list.set(true, at: index) }
    do {
      let proven = try DataIntegrityProof.adding(
        to: badge.json, .init(created: moment, verificationMethod: key.verificationMethod),
        by: asked)
      print("proof " + proven.json())
      print("token " + (try CredentialToken.sign(badge.json, key: key, by: asked)))
      let published = list.credential(
        id: "https://ecole.example/statuts/1", issuer: key.did, purpose: .revocation,
        validFrom: moment)
      print("list " + published.json())
    } catch {
      print("failed: \(error)")
      exit(1)
    }
  }

  /// A signature made by who holds the key.
  private static func asked(_ bytes: [UInt8]) -> [UInt8] {
    print("sign " + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
    fflush(nil)
    let digits = Array((readLine() ?? "").utf8)
    return stride(from: 0, to: digits.count - 1, by: 2).compactMap { place in
      UInt8(String(decoding: digits[place...place + 1], as: UTF8.self), radix: 16)
    }
  }

  // MARK: - CASE

  private static func rewriteCase(_ path: String) {
    var bytes: [UInt8] = []
    guard let file = fopen(path, "rb") else { exit(1) }
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&piece, 1, piece.count, file), count > 0 {
      bytes += piece[..<count]
    }
    do {
      let (package, _) = try CasePackage.read(bytes)
      print(package.json.json())
    } catch {
      print("refused: \(error)")
      exit(1)
    }
  }
}
