/// The identifier that CASE demands (a UUID) of something that has a name of its own: always the same
/// for the same name, so that a framework written twice is the same framework.
///
/// A UUID of version 8 (RFC 9562, 5.8), its bits the first of the name's SHA-256.
public func namedIdentifier(_ name: String) -> String {
  var bytes = Array(SHA256.digest(Array(name.utf8)).prefix(16))
  bytes[6] = bytes[6] & 0x0F | 0x80
  bytes[8] = bytes[8] & 0x3F | 0x80
  let digits = Array("0123456789abcdef".utf8)
  var text: [UInt8] = []
  for (place, byte) in bytes.enumerated() {
    if place == 4 || place == 6 || place == 8 || place == 10 { text.append(UInt8(ascii: "-")) }
    text.append(digits[Int(byte >> 4)])
    text.append(digits[Int(byte & 15)])
  }
  return String(decoding: text, as: UTF8.self)
}
