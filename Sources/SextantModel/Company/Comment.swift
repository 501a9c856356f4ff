/// What somebody remarks about an item, and what is answered.
public struct Comment: Item {
  public static let kind = Kind("comment", "comments", in: .company)

  public var id: ID<Comment> = ""
  public var about: AnyID?
  public var author: String = ""
  public var at: Moment?
  public var text: String = ""
  public var answers: ID<Comment>?
  public var isResolved: Bool = false
  /// The partner whose people read it too; without one it stays among the dossier's own people.
  public var partner: ID<Vendor>?

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("about", \.about, .required, .about),
    Field("author", \.author, .required, .personal),
    Field("at", \.at, .required),
    Field("text", \.text, .required, .long),
    Field("answers", \.answers),
    Field("isResolved", \.isResolved),
    Field("partner", \.partner, .belongsTo),
  ]
}
