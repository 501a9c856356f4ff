internal import SextantKernels

/// What a password must be: long, and not among the first that anybody would try. Which characters
/// it is made of does not matter.
public struct PasswordRule {
  public static let least = 12
  /// In bytes; what is longer is no password but an attempt to keep the machine busy.
  public static let most = 1024

  public static func problems(
    _ password: Secret, email: String, name: String
  ) -> [AccountProblem] {
    if password.text.unicodeScalars.count < least { return [.passwordTooShort(least: least)] }
    if password.text.utf8.count > most { return [.passwordTooLong(most: most)] }
    let folded = foldingKey(password.text)
    if isMade(of: email, and: name, folded) { return [.passwordIsYours] }
    if isCommon(folded) { return [.passwordIsCommon] }
    return []
  }

  /// Whether little is left of the password without its owner's name, address and figures.
  private static func isMade(of email: String, and name: String, _ folded: String) -> Bool {
    var rest = folded
    let folders = foldingKey(email).split(separator: "@")
    let words = ([email] + folders.map(String.init) + parts(email) + [name] + parts(name))
      .map(foldingKey).filter { $0.utf8.count >= 3 }
    for word in words.sorted(by: { $0.utf8.count > $1.utf8.count }) {
      rest = removing(word, from: rest)
    }
    guard rest != folded else { return false }
    return rest.unicodeScalars.filter { isLetter($0) }.count < 4
  }

  private static func parts(_ text: String) -> [String] {
    foldingKey(text).unicodeScalars.split { !isLetter($0) }.map {
      String(String.UnicodeScalarView($0))
    }
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isAlphabetic }

  private static func removing(_ word: String, from text: String) -> String {
    let (word, text) = (Array(word.utf8), Array(text.utf8))
    var kept: [UInt8] = []
    var index = 0
    while index < text.count {
      if text.count - index >= word.count, text[index..<index + word.count].elementsEqual(word) {
        index += word.count
      } else {
        kept.append(text[index])
        index += 1
      }
    }
    return String(decoding: kept, as: UTF8.self)
  }

  /// Few different characters, a row of the keyboard or of the alphabet, or one of the commonest
  /// words and figures after one another.
  private static func isCommon(_ folded: String) -> Bool {
    if Set(folded.unicodeScalars).count < 5 { return true }
    var rest = folded
    for word in (rows + words).sorted(by: { $0.utf8.count > $1.utf8.count }) {
      rest = removing(word, from: rest)
    }
    guard rest != folded else { return false }
    return rest.unicodeScalars.filter { isLetter($0) || $0.properties.numericType != nil }.count < 5
  }

  private static let rows = [
    "abcdefghijklmnopqrstuvwxyz", "abcdefghijkl", "azertyuiop", "qsdfghjklm", "wxcvbn",
    "qwertyuiop",
    "asdfghjkl", "zxcvbnm", "azerty", "qwerty", "1q2w3e4r5t6y", "1q2w3e4r", "1a2z3e4r", "abcd",
    "abc",
    "01234567890", "1234567890", "0987654321", "987654321", "123456789", "12345678", "1234567",
    "123456", "654321", "12345", "1234", "4321", "123", "321",
  ]

  /// Words that come first in every published list of passwords found in leaks, and ours.
  private static let words = [
    "password", "passw0rd", "p@ssw0rd", "motdepasse", "mot de passe", "bonjour", "soleil", "doudou",
    "loulou", "chouchou", "jetaime", "je t'aime", "iloveyou", "marseille", "princess", "sunshine",
    "football", "baseball", "superman", "batman", "dragon", "monkey", "letmein", "welcome",
    "bienvenue", "master", "shadow", "michael", "nicolas", "camille", "charlie", "starwars",
    "whatever", "trustno", "secret", "admin", "administrateur", "administrator", "root", "user",
    "changeme", "changez", "default", "test", "love", "login", "hello", "france", "paris",
    "azertyuiopqsdfghjklm", "sextant", "marketing",
  ]
}
