/// The colours, fonts, messages and words that every content must respect.
public struct BrandGuide: Item {
  public static let kind = Kind("brandGuide", "brandGuides", in: .brand, .single)

  public var id: ID<BrandGuide> = "brandGuide"
  public var version: String = ""
  public var palette: [PaletteColour] = []
  public var fonts: [String] = []
  public var colourPairs: [ColourPair] = []
  public var messages: [String] = []
  public var forbiddenWords: [String] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("version", \.version),
    Field("palette", \.palette),
    Field("fonts", \.fonts),
    Field("colourPairs", \.colourPairs),
    Field("messages", \.messages),
    Field("forbiddenWords", \.forbiddenWords),
  ]
}

/// A colour of the brand.
public struct PaletteColour: Row {
  public static let rowName = "paletteColour"

  public var name: String = ""
  public var colour: String = ""

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("name", \.name, .required),
    Field("colour", \.colour),
  ]
}

/// A foreground on a background, and what for.
public struct ColourPair: Row {
  public static let rowName = "colourPair"

  public var name: String = ""
  public var foreground: String = ""
  public var background: String = ""
  public var usage: PairUsage?

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("name", \.name, .required),
    Field("foreground", \.foreground),
    Field("background", \.background),
    Field("usage", \.usage),
  ]
}

public enum PairUsage: String, Choice {
  public static let choiceName = "pairUsage"
  case text, largeText, interface
}
