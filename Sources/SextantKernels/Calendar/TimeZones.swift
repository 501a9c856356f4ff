/// Minutes to add to UTC to get the wall clock of a zone, at a wall-clock time of that zone.
///
/// Serves to check meeting times after 2007 in some ninety places of French-speaking and business
/// life. It is **not** the tz database: it knows the summer time of the European Union (last
/// Sundays of March and October, 01:00 UTC; directive 2000/84/EC), that of the United States and
/// Canada (second Sunday of March, first of November, 02:00; Energy Policy Act of 2005), and fixed
/// offsets as they have stood since 2017. Morocco's return to UTC during Ramadan is left out.
///
/// - Parameters:
///   - zone: an IANA name, such as `Europe/Paris`.
///   - day: the local day, days since 1970-01-01.
///   - minuteOfDay: local minutes since midnight, 0…1439. A time skipped in March counts as winter
///     time, one that occurs twice in autumn as its first, summer occurrence.
/// - Returns: `nil` for an unknown zone, a day outside years 1…9999, or a bad minute.
public func utcOffsetMinutes(zone: String, day: Int32, minuteOfDay: Int) -> Int? {
  guard let (standard, summer) = zones[zone], (0..<1440).contains(minuteOfDay) else { return nil }
  guard let year = CivilDay.date(of: day)?.year else { return nil }
  guard let (start, end) = summerTime(summer, standard: standard, year: year) else {
    return standard
  }
  let wall = Int(day) * 1440 + minuteOfDay
  return wall >= start + standard + 60 && wall < end + standard + 60 ? standard + 60 : standard
}

/// The same, at an instant given in UTC: minutes since 1970-01-01T00:00Z.
public func utcOffsetMinutes(zone: String, utcMinute: Int) -> Int? {
  guard let (standard, summer) = zones[zone] else { return nil }
  guard let day = Int32(exactly: dayOfMinute(utcMinute)), let year = CivilDay.date(of: day)?.year
  else {
    return nil
  }
  guard let (start, end) = summerTime(summer, standard: standard, year: year) else {
    return standard
  }
  return utcMinute >= start && utcMinute < end ? standard + 60 : standard
}

/// What a clock shows elsewhere when it is this time here: 09:30 in Paris is 03:30 in Montréal.
///
/// Day numbers and minutes since midnight on both sides; `nil` as for `utcOffsetMinutes`.
public func wallClock(
  in zone: String, when day: Int32, _ minuteOfDay: Int, in home: String
) -> (day: Int32, minuteOfDay: Int)? {
  guard let here = utcOffsetMinutes(zone: home, day: day, minuteOfDay: minuteOfDay) else {
    return nil
  }
  let utc = Int(day) * 1440 + minuteOfDay - here
  guard let there = utcOffsetMinutes(zone: zone, utcMinute: utc) else { return nil }
  let local = utc + there
  let localDay = dayOfMinute(local)
  return (Int32(clamping: localDay), local - localDay * 1440)
}

/// The names `utcOffsetMinutes` knows, sorted.
public var knownTimeZones: [String] { zones.keys.sorted() }

private func dayOfMinute(_ minute: Int) -> Int {
  minute / 1440 - (minute % 1440 < 0 ? 1 : 0)
}

private enum SummerTime { case none, europe, northAmerica }

/// First and last instant of summer time in a year, in UTC minutes since 1970.
private func summerTime(
  _ rule: SummerTime, standard: Int, year: Int
) -> (start: Int, end: Int)? {
  switch rule {
  case .none: return nil
  case .europe:
    guard let start = sunday(onOrBefore: 31, month: 3, year: year),
      let end = sunday(onOrBefore: 31, month: 10, year: year)
    else { return nil }
    return (start * 1440 + 60, end * 1440 + 60)
  case .northAmerica:
    guard let start = sunday(onOrBefore: 14, month: 3, year: year),
      let end = sunday(onOrBefore: 7, month: 11, year: year)
    else { return nil }
    return (start * 1440 + 120 - standard, end * 1440 + 60 - standard)
  }
}

private func sunday(onOrBefore day: Int, month: Int, year: Int) -> Int? {
  CivilDay.number(year: year, month: month, day: day).map {
    Int($0) - CivilDay.weekday(of: $0) % 7
  }
}

private let zones: [String: (standard: Int, summer: SummerTime)] = {
  var zones: [String: (standard: Int, summer: SummerTime)] = [:]
  func add(_ standard: Int, _ summer: SummerTime, _ area: String, _ places: String) {
    for place in places.split(separator: " ") {
      zones[area.isEmpty ? String(place) : "\(area)/\(place)"] = (standard, summer)
    }
  }
  add(0, .none, "", "UTC Etc/UTC")
  add(0, .europe, "Europe", "London Dublin Lisbon")
  add(0, .none, "Atlantic", "Reykjavik")
  add(
    60, .europe, "Europe",
    "Paris Brussels Luxembourg Zurich Monaco Amsterdam Andorra Berlin Vienna Madrid Rome Prague "
      + "Copenhagen Stockholm Oslo Warsaw Budapest")
  add(120, .europe, "Europe", "Athens Bucharest Helsinki Sofia Kyiv")
  add(180, .none, "Europe", "Istanbul Moscow")
  add(-210, .northAmerica, "America", "St_Johns")
  add(-180, .northAmerica, "America", "Miquelon")
  add(-240, .northAmerica, "America", "Halifax Moncton")
  add(-300, .northAmerica, "America", "Montreal Toronto New_York Port-au-Prince")
  add(-360, .northAmerica, "America", "Chicago Winnipeg")
  add(-420, .northAmerica, "America", "Denver")
  add(-480, .northAmerica, "America", "Los_Angeles")
  add(-420, .none, "America", "Phoenix")
  add(-180, .none, "America", "Cayenne")
  add(-240, .none, "America", "Martinique Guadeloupe")
  add(0, .none, "Africa", "Abidjan Bamako Conakry Dakar Lome Nouakchott Ouagadougou")
  add(
    60, .none, "Africa",
    "Algiers Brazzaville Casablanca Douala Kinshasa Lagos Libreville Niamey Porto-Novo Tunis")
  add(120, .none, "Africa", "Bujumbura Johannesburg Kigali Lubumbashi")
  add(180, .none, "Africa", "Djibouti Nairobi")
  add(180, .none, "Indian", "Antananarivo Comoro Mayotte")
  add(240, .none, "Indian", "Mauritius Reunion")
  add(240, .none, "Asia", "Dubai")
  add(330, .none, "Asia", "Kolkata")
  add(420, .none, "Asia", "Bangkok Ho_Chi_Minh Jakarta Phnom_Penh Vientiane")
  add(480, .none, "Asia", "Hong_Kong Shanghai Singapore")
  add(540, .none, "Asia", "Seoul Tokyo")
  add(600, .none, "Australia", "Brisbane")
  add(660, .none, "Pacific", "Noumea Port_Vila")
  add(720, .none, "Pacific", "Wallis")
  add(-570, .none, "Pacific", "Marquesas")
  add(-600, .none, "Pacific", "Tahiti")
  return zones
}()
