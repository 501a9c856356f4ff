/// One slide, its text, its time and its figures.
public struct Slide: Item {
  public static let kind = Kind("slide", "slides", in: .report)

  public var id: ID<Slide> = ""
  public var title: String = ""
  public var deck: ID<Deck>?
  public var order: Int?
  public var slideKind: SlideKind?
  public var section: String = ""
  public var text: String = ""
  public var notes: String = ""
  public var plannedSeconds: Int?
  public var visuals: Int?
  public var deliverables: [String] = []
  public var boundValues: [BoundValue] = []
  public var items: [AnyID] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("title", \.title, .required),
    Field("deck", \.deck),
    Field("order", \.order, .between(1, 500)),
    Field("slideKind", \.slideKind),
    Field("section", \.section),
    Field("text", \.text, .long),
    Field("notes", \.notes, .long),
    Field("plannedSeconds", \.plannedSeconds, .lasts(.seconds)),
    Field("visuals", \.visuals, .between(0, 50)),
    Field("deliverables", \.deliverables),
    Field("boundValues", \.boundValues),
    Field("items", \.items),
    Field("evidence", \.evidence),
  ]
}

public enum SlideKind: String, Choice {
  public static let choiceName = "slideKind"
  case cover, opening, outline, content, conclusion, appendix
}
