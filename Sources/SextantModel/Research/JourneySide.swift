public enum JourneySide: String, Choice {
  public static let choiceName = "journeySide"
  case online, offline
}
