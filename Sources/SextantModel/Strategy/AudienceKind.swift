public enum AudienceKind: String, Choice {
  public static let choiceName = "audienceKind"
  case `internal`, external, corporate
}
