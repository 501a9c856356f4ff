/// What the certification registry answers to a deposit: the results it took, those it refused and
/// why, or why it could not read the file at all.
public struct DepositReceipt: Sendable, Equatable {
  public enum Problem: Error, Sendable, Equatable {
    case xml(XMLProblem)
    /// The file is no receipt: its first element is named so.
    case notAReceipt(String)
  }

  /// The name of the file that was deposited, and its `idFlux`; the second is missing where the
  /// registry could not read the file.
  public internal(set) var fileName = ""
  public internal(set) var deposit = ""
  /// The registry's own number of its work on the file.
  public internal(set) var treatment = ""
  public internal(set) var accepted: [String] = []
  public internal(set) var refused: [Refusal] = []
  public internal(set) var fileErrors: [FileError] = []

  /// A result that was not taken.
  public struct Refusal: Sendable, Hashable {
    public let result: String
    /// The registry's own words.
    public let message: String
    public var cause: RefusalCause { RefusalCause(message: message) }

    public init(result: String, message: String) {
      self.result = result
      self.message = message
    }
  }

  /// Why the whole file was refused.
  public struct FileError: Sendable, Hashable {
    /// `XSD` for a file that does not fit the schema.
    public var type = ""
    public var message = ""
    public var line: Int?
    public var column: Int?
  }

  public init(_ bytes: [UInt8]) throws(Problem) {
    do {
      var xml = XMLReader(bytes)
      guard try xml.nextChild(in: 0) else { throw Problem.notAReceipt("") }
      guard xml.isNamed("rapport") else { throw Problem.notAReceipt(xml.name) }
      while try xml.nextChild(in: 1) { try read(&xml) }
      while try xml.next() != .finished {}
    } catch let problem as XMLProblem {
      throw .xml(problem)
    } catch {
      throw error as? Problem ?? .notAReceipt("")
    }
  }

  private mutating func read(_ xml: inout XMLReader) throws(XMLProblem) {
    if xml.isNamed("nomFichier") {
      fileName = try RegisterReader.text(&xml)
    } else if xml.isNamed("idFlux") {
      deposit = try RegisterReader.text(&xml)
    } else if xml.isNamed("idTraitement") {
      treatment = try RegisterReader.text(&xml)
    } else if xml.isNamed("PassagesOK") || xml.isNamed("passagesOK") {
      try readAccepted(&xml)
    } else if xml.isNamed("PassagesKO") || xml.isNamed("passagesKO") {
      let inside = xml.depth
      while try xml.nextChild(in: inside) { refused += try Self.refusals(&xml) }
    } else if xml.isNamed("erreurs") {
      let inside = xml.depth
      while try xml.nextChild(in: inside) { fileErrors.append(try Self.fileError(&xml)) }
    } else {
      try xml.skip()
    }
  }

  /// Bare names of results, or names within a result.
  private mutating func readAccepted(_ xml: inout XMLReader) throws(XMLProblem) {
    let inside = xml.depth
    while try xml.nextChild(in: inside) {
      if xml.isNamed("idTechnique") { accepted.append(try RegisterReader.text(&xml)) }
    }
  }

  /// A refused result with one message or several.
  private static func refusals(_ xml: inout XMLReader) throws(XMLProblem) -> [Refusal] {
    var result = ""
    var messages: [String] = []
    let inside = xml.depth
    while try xml.nextChild(in: inside) {
      if xml.isNamed("idTechnique") {
        result = try RegisterReader.text(&xml)
      } else if xml.isNamed("messageErreur") {
        messages.append(try RegisterReader.text(&xml))
      } else {
        try xml.skip()
      }
    }
    return (messages.isEmpty ? [""] : messages).map { Refusal(result: result, message: $0) }
  }

  private static func fileError(_ xml: inout XMLReader) throws(XMLProblem) -> FileError {
    var error = FileError()
    let inside = xml.depth
    while try xml.nextChild(in: inside) {
      if xml.isNamed("type") {
        error.type = try RegisterReader.text(&xml)
      } else if xml.isNamed("message") {
        error.message = try RegisterReader.text(&xml)
      } else if xml.isNamed("ligne") {
        error.line = Int(try RegisterReader.text(&xml))
      } else if xml.isNamed("colonne") {
        error.column = Int(try RegisterReader.text(&xml))
      } else {
        try xml.skip()
      }
    }
    return error
  }
}
