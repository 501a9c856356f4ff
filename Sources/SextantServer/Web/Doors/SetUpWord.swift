/// The word that whoever sets Sextant up reads in the terminal or the service's log and types on the
/// first page: the proof that the machine is theirs.
///
/// Another at every start, kept nowhere, and worth nothing once there is an account.
public struct SetUpWord: Sendable {
  public let text: String

  /// Neither 0 and o nor 1, i and l: the word is read off a screen.
  private static let letters = Array("abcdefghjkmnpqrstuvwxyz23456789")

  /// Four groups of four: some 79 bits at random.
  static func random() -> SetUpWord {
    var source = SystemRandomNumberGenerator()
    let groups = (0..<4).map { _ in
      String((0..<4).map { _ in letters[Int.random(in: letters.indices, using: &source)] })
    }
    return SetUpWord(text: groups.joined(separator: "-"))
  }

  /// Whether somebody typed it, with or without the lines between, in capitals or not.
  func isSame(as typed: String) -> Bool {
    sameBytes(Self.bare(text), Self.bare(String(typed.prefix(100))))
  }

  private static func bare(_ text: String) -> String {
    text.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
  }
}
