/// What stands between white space in a text, no-break spaces included: « 25 € » gives two words.
public func spacedWords(_ text: String) -> [String] {
  let bytes = Array(text.utf8)
  let span = bytes.span
  var words: [String] = []
  var start = 0
  var place = 0
  while place < span.count {
    let end = place
    guard isSpace(nextScalar(span, &place)) else { continue }
    if end > start { words.append(String(decoding: bytes[start..<end], as: UTF8.self)) }
    start = place
  }
  if start < bytes.count { words.append(String(decoding: bytes[start...], as: UTF8.self)) }
  return words
}
