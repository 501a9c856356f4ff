/// Something in a file that cannot be read as it stands; reading goes on after it.
public struct TextProblem: Sendable, Equatable {
  /// What is wrong. Codes are permanent: catalogues of messages are keyed by them.
  public enum Code: String, Sendable, CaseIterable {
    // Lines and indentation
    case tab
    case badIndentation
    case missingColon
    case missingKey
    case colonInText
    case listOnKeyLine
    case unexpectedText
    // Scalars
    case unterminatedQuote
    case badEscape
    case badBlockHeader
    case reservedStart
    case controlCharacter
    // Lists and maps between brackets
    case unterminatedFlow
    case emptyFlowEntry
    // What the plain subset leaves out
    case anchor
    case alias
    case tag
    case directive
    case complexKey
    case severalDocuments
    // The whole
    case duplicateKey
    case tooDeep
    case tooLarge
    case tooManyProblems
    // Separated text
    case strayQuote
    case textAfterQuote
  }

  public let code: Code
  /// Where it starts, in bytes from the start of the text.
  public let offset: UInt32
  /// The word it is about (a key, a character, an anchor's name); empty when there is none.
  public let detail: String

  public init(code: Code, offset: UInt32, detail: String = "") {
    self.code = code
    self.offset = offset
    self.detail = detail
  }
}
