import SextantModel

/// One thing that can be set: by a line of the settings file, or by a variable of the environment.
public struct Setting: Sendable {
  /// As the file writes it, its group in front: `smtp.port`.
  public let name: String
  public let shape: Shape
  /// What holds where nothing is set.
  public let standard: String
  /// Takes a value as it is written; says what is wrong with it, where it cannot be taken.
  let take: @Sendable (String, inout Settings) -> Message?

  /// What its value may be.
  public enum Shape: Sendable, Equatable {
    case text, secret, list
    case integer(ClosedRange<Int>)
    case choice([String])
  }

  /// `SEXTANT_SMTP_PORT`.
  public var variable: String {
    var text = "SEXTANT_"
    for character in name {
      if character == "." {
        text += "_"
      } else if character.isUppercase {
        text += "_\(character)"
      } else {
        text += character.uppercased()
      }
    }
    return text
  }

  typealias Path<Value> = any WritableKeyPath<Settings, Value> & Sendable

  static func text(
    _ name: String, _ path: Path<String>,
    _ isRight: @escaping @Sendable (String) -> Bool = { _ in true }, _ wrong: String = ""
  ) -> Setting {
    Setting(name: name, shape: .text, standard: Settings()[keyPath: path]) { written, settings in
      guard written.isEmpty || isRight(written) else {
        return Message(wrong, ["written": .text(written)])
      }
      settings[keyPath: path] = written
      return nil
    }
  }

  static func secret(_ name: String, _ path: Path<Secret>) -> Setting {
    Setting(name: name, shape: .secret, standard: "") { written, settings in
      settings[keyPath: path] = Secret(written)
      return nil
    }
  }

  static func list(_ name: String, _ path: Path<[String]>) -> Setting {
    Setting(name: name, shape: .list, standard: "") { written, settings in
      settings[keyPath: path] = written.split(separator: ",").map {
        $0.split(separator: " ").joined(separator: " ")
      }
      return nil
    }
  }

  static func integer(_ name: String, _ path: Path<Int>, _ range: ClosedRange<Int>) -> Setting {
    let standard = String(Settings()[keyPath: path])
    return Setting(name: name, shape: .integer(range), standard: standard) { written, settings in
      guard let number = Int(written) else {
        return Message("reading.notAnInteger", ["written": .text(written)])
      }
      guard range.contains(number) else {
        return Message(
          "setting.outOfBounds",
          [
            "written": .text(written), "low": .text(String(range.lowerBound)),
            "high": .text(String(range.upperBound)),
          ])
      }
      settings[keyPath: path] = number
      return nil
    }
  }

  static func choice<C: RawRepresentable<String> & CaseIterable & Sendable>(
    _ name: String, _ path: Path<C>
  ) -> Setting {
    let allowed = C.allCases.map(\.rawValue)
    let standard = Settings()[keyPath: path].rawValue
    return Setting(name: name, shape: .choice(allowed), standard: standard) { written, settings in
      guard let choice = C(rawValue: written.lowercased()) else {
        return Message(
          "reading.unknownChoice", ["written": .text(written), "allowed": .texts(allowed)])
      }
      settings[keyPath: path] = choice
      return nil
    }
  }
}

/// What texts must look like.
extension Setting {
  static let isWebAddress: @Sendable (String) -> Bool = { text in
    for scheme in ["https://", "http://"] where text.hasPrefix(scheme) {
      let rest = text.dropFirst(scheme.utf8.count)
      return !rest.isEmpty && rest.utf8.allSatisfy { (0x21...0x7E).contains($0) }
        && !rest.contains { "?#\"<>@".contains($0) }
    }
    return false
  }

  static let isHost: @Sendable (String) -> Bool = { text in
    text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: ":"):
        true
      default: false
      }
    }
  }

  static let isMailAddress: @Sendable (String) -> Bool = { MailAddress(text: $0) != nil }
}
