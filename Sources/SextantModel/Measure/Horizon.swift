public enum Horizon: String, Choice {
  public static let choiceName = "horizon"
  case short, medium, long
}
