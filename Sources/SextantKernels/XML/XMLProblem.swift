/// Where and why a file is no XML, or none that we read.
public struct XMLProblem: Error, Sendable, Hashable {
  /// The names are ends of keys of the catalogues.
  public enum What: String, Error, Sendable, CaseIterable {
    /// There is no element in it.
    case empty
    /// It ends in the middle of something.
    case unfinished
    /// A mark or a name that cannot stand there.
    case unexpected
    /// An element ended by another name than it started with.
    case otherEnd
    /// An attribute that stands twice.
    case doubleAttribute
    /// Something after the last element's end, or a second first element.
    case trailing
    /// An entity that only a document type could explain: none is read.
    case unknownEntity
    /// A document type with declarations of its own.
    case documentType
    /// A prefix without a namespace.
    case unknownPrefix
    /// Bytes that are no text in the encoding the file says.
    case badText
    /// An encoding that we do not know.
    case unknownEncoding
    /// Elements in each other beyond what was allowed.
    case tooDeep
    /// A tag, or an element's text where it is asked for whole, beyond what was allowed.
    case tooLong
  }

  public let what: What
  /// The line, counted from 1.
  public let line: Int

  public init(what: What, line: Int) {
    self.what = what
    self.line = line
  }
}
