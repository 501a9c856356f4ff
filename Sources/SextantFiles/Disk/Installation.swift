internal import SextantKernels
public import SextantModel

#if canImport(Glibc)
  import Glibc
#endif

/// Where Sextant's own files lie: catalogues, frameworks, the worked example.
public struct Installation: Sendable {
  public let root: String

  public init(root: String) { self.root = root }

  /// The folder named by `SEXTANT_HOME`, or else the nearest folder above the program that holds
  /// `Locales`.
  ///
  /// - Returns: `nil` where there is none.
  public static func find() -> Installation? {
    if let home = getenv("SEXTANT_HOME") {
      let path = String(cString: home)
      return holdsLocales(path) ? Installation(root: path) : nil
    }
    var path = programFolder
    while let folder = path {
      if holdsLocales(folder) { return Installation(root: folder) }
      path = folder.lastIndex(of: "/").map { String(folder[..<$0]) }
    }
    return nil
  }

  /// The folder that the running program lies in, links to it followed.
  public static var programFolder: String? {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    guard count > 0 else { return nil }
    let path = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return path.lastIndex(of: "/").map { String(path[..<$0]) }
  }

  private static func holdsLocales(_ path: String) -> Bool {
    access("\(path)/Locales/fr/general.json", R_OK) == 0
  }

  /// Every text of one language.
  public func catalogue(_ language: Language) -> Catalogue {
    let files = Folder("\(root)/Locales/\(language.rawValue)").read() ?? []
    return Catalogue(language, files: files.compactMap(\.bytes))
  }
}

/// Today's date where the program runs.
public func currentDay() -> Day { currentMoment().day }

/// Day and minute where the program runs.
public func currentMoment() -> Moment { localMoment(secondsSince1970: time(nil)) }

/// The same to the second.
public func currentWallSecond() -> WallSecond {
  let now = time(nil)
  // Every time zone of today is whole minutes from Greenwich.
  return WallSecond(localMoment(secondsSince1970: now), second: now % 60)
}

/// What clocks of a time zone show now; where nobody knows the zone, those where the program runs.
public func currentWallSecond(in zone: String) -> WallSecond {
  wallSecond(in: zone, secondsSince1970: time(nil))
}

/// What clocks of a time zone show at a moment; where nobody knows the zone, those where the program
/// runs.
public func wallSecond(in zone: String, secondsSince1970 seconds: Int) -> WallSecond {
  let minute = seconds / 60 - (seconds % 60 < 0 ? 1 : 0)
  guard let offset = utcOffsetMinutes(zone: zone, utcMinute: minute) else {
    return WallSecond(localMoment(secondsSince1970: seconds), second: seconds - minute * 60)
  }
  return WallSecond(count: seconds + offset * 60)
}

/// Day and minute of a moment, as clocks where the program runs show them.
public func localMoment(secondsSince1970 seconds: Int) -> Moment {
  var seconds = time_t(seconds)
  var local = tm()
  localtime_r(&seconds, &local)
  let day =
    Day(Int(local.tm_year) + 1900, Int(local.tm_mon) + 1, Int(local.tm_mday)) ?? Day(number: 0)
  return Moment(day: day, time: ClockTime(minutes: Int(local.tm_hour) * 60 + Int(local.tm_min)))
}
