public enum VatBasis: String, Choice {
  public static let choiceName = "vatBasis"
  case exclusive, inclusive
}
