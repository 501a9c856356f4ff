/// What a form sent: names and values in their order, names as often as they were sent.
struct FormEntries: Sendable, Equatable {
  var entries: [(name: String, value: String)]

  static let empty = FormEntries(entries: [])

  init(entries: [(name: String, value: String)]) { self.entries = entries }

  /// Reads `application/x-www-form-urlencoded`, which is also how the part of an address after `?` is
  /// written. Bytes that are no UTF-8 become replacement characters; nothing is refused.
  init(urlEncoded bytes: some Sequence<UInt8>) {
    var entries: [(name: String, value: String)] = []
    var name: [UInt8]?
    var current: [UInt8] = []
    /// How many digits of an escape are still to come, and what they are so far.
    var pending: [UInt8] = []

    func flush() {
      current += pending.isEmpty ? [] : [0x25] + pending.dropFirst()
      pending = []
    }
    func end() {
      flush()
      let text = String(decoding: current, as: UTF8.self)
      if let key = name {
        entries.append((String(decoding: key, as: UTF8.self), text))
      } else if !current.isEmpty {
        entries.append((text, ""))
      }
      name = nil
      current = []
    }

    for byte in bytes {
      if !pending.isEmpty {
        if hexValue(byte) != nil {
          pending.append(byte)
          if pending.count == 3, let high = hexValue(pending[1]), let low = hexValue(pending[2]) {
            current.append(high << 4 | low)
            pending = []
          }
          continue
        }
        flush()
      }
      switch byte {
      case UInt8(ascii: "%"): pending = [byte]
      case UInt8(ascii: "+"): current.append(0x20)
      case UInt8(ascii: "&"): end()
      case UInt8(ascii: "=") where name == nil:
        name = current
        current = []
      default: current.append(byte)
      }
    }
    end()
    self.entries = entries
  }

  /// The last value of that name: what a checkbox after its hidden "no" means.
  subscript(name: String) -> String? { entries.last { $0.name == name }?.value }

  func all(_ name: String) -> [String] { entries.filter { $0.name == name }.map(\.value) }

  static func == (a: FormEntries, b: FormEntries) -> Bool {
    a.entries.elementsEqual(b.entries) { $0.name == $1.name && $0.value == $1.value }
  }
}

private func hexValue(_ byte: UInt8) -> UInt8? {
  switch byte {
  case 0x30...0x39: byte - 0x30
  case 0x41...0x46: byte - 0x41 + 10
  case 0x61...0x66: byte - 0x61 + 10
  default: nil
  }
}

/// The text of a segment of an address, its escapes undone.
func percentDecoded(_ segment: some StringProtocol) -> String {
  // A plus is a plus here, and `&` and `=` stand for themselves.
  let bytes = segment.utf8.flatMap { byte -> [UInt8] in
    switch byte {
    case UInt8(ascii: "+"): Array("%2B".utf8)
    case UInt8(ascii: "&"): Array("%26".utf8)
    case UInt8(ascii: "="): Array("%3D".utf8)
    default: [byte]
    }
  }
  return FormEntries(urlEncoded: bytes).entries.first?.name ?? ""
}
