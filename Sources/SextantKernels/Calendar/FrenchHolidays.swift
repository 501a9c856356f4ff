/// Easter Sunday of a year from 1 to 9999, in the Gregorian calendar.
///
/// The “anonymous Gregorian” algorithm: Butcher 1876, as printed in Jean Meeus, *Astronomical
/// Algorithms*, chapter 8.
public func easterSunday(year: Int) -> Int32? {
  guard year >= 1, year <= 9999 else { return nil }
  let a = year % 19
  let (b, c) = (year / 100, year % 100)
  let (d, e) = (b / 4, b % 4)
  let f = (b + 8) / 25
  let g = (b - f + 1) / 3
  let h = (19 * a + b - d - g + 15) % 30
  let (i, k) = (c / 4, c % 4)
  let l = (32 + 2 * e + 2 * i - h - k) % 7
  let m = (a + 11 * h + 22 * l) / 451
  let sum = h + l - 7 * m + 114
  return CivilDay.number(year: year, month: sum / 31, day: sum % 31 + 1)
}

/// The eleven public holidays of mainland France, in order (article L3133-1 of the Code du
/// travail): 1 January, Easter Monday, 1 and 8 May, Ascension, Whit Monday, 14 July, 15 August,
/// 1 and 11 November, 25 December. Overseas days are not among them.
///
/// In Alsace and Moselle also Good Friday, where there is a protestant church or one shared by two
/// faiths – which counts as everywhere here –, and 26 December (article L3134-13).
///
/// Days that coincide (Ascension on 1 May, as in 2008) appear once. Empty outside years 1…9999.
public func frenchHolidays(year: Int, inAlsaceMoselle: Bool = false) -> [Int32] {
  guard let easter = easterSunday(year: year) else { return [] }
  let fixed = [(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)]
  var days = fixed.compactMap { CivilDay.number(year: year, month: $0.0, day: $0.1) }
  days += [easter + 1, easter + 39, easter + 50]
  if inAlsaceMoselle {
    days.append(easter - 2)
    days += [CivilDay.number(year: year, month: 12, day: 26)].compactMap { $0 }
  }
  return Set(days).sorted()
}
