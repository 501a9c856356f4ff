internal import SextantKernels

/// What a person typed into a field, brought to the way in which plain text writes it.
///
/// Only what can be meant in one way is rewritten; the rest is left for the reader to refuse.
public enum TypedText {
  /// The text with lines that end in LF and without control characters.
  static func tidy(_ text: String) -> String {
    var tidy = String.UnicodeScalarView()
    var wasReturn = false
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0D: tidy.append("\n")
      case 0x0A: if !wasReturn { tidy.append("\n") }
      case 0x09: tidy.append("\t")
      case 0..<0x20, 0x7F...0x9F: break
      default: tidy.append(scalar)
      }
      wasReturn = scalar.value == 0x0D
    }
    return String(tidy)
  }

  /// The typed text as a value of that shape is written; `nil` where nothing was typed.
  public static func canonical(_ typed: String, _ shape: Shape) -> String? {
    let text = tidy(typed)
    let trimmed = trim(text)
    if trimmed.isEmpty { return nil }
    switch shape {
    case .text, .longText: return text
    case .day: return day(trimmed) ?? trimmed
    case .clockTime: return clockTime(trimmed) ?? trimmed
    case .moment: return moment(trimmed) ?? trimmed
    case .period: return period(trimmed) ?? trimmed
    case .share: return share(trimmed)
    case .flag: return trimmed == "on" ? "true" : trimmed
    case .link: return text.split { $0 == " " || $0 == "\n" || $0 == "\t" }.joined(separator: " ")
    default: return trimmed
    }
  }

  public static func trim(_ text: String) -> String {
    var scalars = text.unicodeScalars[...]
    while scalars.first?.properties.isWhitespace == true { scalars.removeFirst() }
    while scalars.last?.properties.isWhitespace == true { scalars.removeLast() }
    return String(scalars)
  }

  /// `30/06/2026`, `30.6.2026`, `2026/06/30`: the day first or the year first, as the French write.
  private static func day(_ text: String) -> String? {
    let parts = text.split(omittingEmptySubsequences: false) { "/.-".contains($0) }
    guard parts.count == 3 else { return nil }
    let order = parts[0].count == 4 ? [0, 1, 2] : [2, 1, 0]
    guard parts[order[0]].count == 4, let year = number(parts[order[0]]),
      let month = number(parts[order[1]]), let day = number(parts[order[2]])
    else { return nil }
    return Day(year, month, day)?.text
  }

  /// `9h30`, `9 h`, `9:30`, `09:30:00`.
  private static func clockTime(_ text: String) -> String? {
    let parts = text.lowercased().split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "h" }
      .map { trim(String($0)) }
    guard parts.count == 2 || parts.count == 3, let hour = number(parts[0][...]) else { return nil }
    let isHourAlone = parts.count == 2 && parts[1].isEmpty
    guard let minute = isHourAlone ? 0 : number(parts[1][...]) else { return nil }
    guard hour < 24, minute < 60, isHourAlone || parts[1].count == 2 else { return nil }
    return ClockTime(minutes: hour * 60 + minute).text
  }

  /// A day and a time of day, parted by a blank, a `T`, or « à ».
  private static func moment(_ text: String) -> String? {
    let cut = text.firstIndex { $0 == "T" || $0.isWhitespace }
    guard let cut, let day = day(String(text[..<cut])) else { return nil }
    var rest = trim(String(text[text.index(after: cut)...]))
    for word in ["à ", "at "] where rest.hasPrefix(word) {
      rest = trim(String(rest.dropFirst(word.count)))
    }
    return clockTime(rest).map { "\(day) \($0)" }
  }

  /// `06/2026`, `T2 2026`, `2026 S1`, `01/06/2026 au 30/06/2026`.
  private static func period(_ text: String) -> String? {
    let capitals = text.uppercased()
    let words = capitals.split { $0.isWhitespace || $0 == "-" }
    if words.count == 2 {
      let (year, part) = words[0].count == 4 ? (words[0], words[1]) : (words[1], words[0])
      if number(year) != nil, year.count == 4, part.count <= 2, part.first?.isLetter == true {
        return "\(year)-\(part)"
      }
    }
    let halves = capitals.split(separator: "/", omittingEmptySubsequences: false)
    if halves.count == 2, halves[1].count == 4, let month = number(halves[0]) {
      return number(halves[1]).flatMap { Period.month($0, month) }?.text
    }
    for separator in [" AU ", " TO ", " – ", " - "] {
      guard let range = firstRange(of: separator, in: capitals) else { continue }
      guard let first = day(trim(String(capitals[..<range.lowerBound]))),
        let last = day(trim(String(capitals[range.upperBound...])))
      else { return nil }
      return "\(first)/\(last)"
    }
    return nil
  }

  /// People write per cent with or without its sign. Without it, numbers up to one are left alone:
  /// `0,5` could be half a per cent or a half.
  private static func share(_ text: String) -> String {
    guard !text.hasSuffix("%"), !isUnclearShare(text), decimalNumber(Array(text.utf8).span) != nil
    else { return text }
    return text + " %"
  }

  static func isUnclearShare(_ text: String) -> Bool {
    guard !text.hasSuffix("%"), let number = decimalNumber(Array(text.utf8).span) else {
      return false
    }
    return number != 0 && abs(number) <= 1
  }

  private static func number(_ text: Substring) -> Int? {
    (1...4).contains(text.utf8.count) && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
      ? Int(text) : nil
  }

  private static func firstRange(of part: String, in text: String) -> Range<String.Index>? {
    var start = text.startIndex
    while start < text.endIndex {
      if text[start...].hasPrefix(part),
        let end = text.index(start, offsetBy: part.count, limitedBy: text.endIndex)
      {
        return start..<end
      }
      start = text.index(after: start)
    }
    return nil
  }
}
