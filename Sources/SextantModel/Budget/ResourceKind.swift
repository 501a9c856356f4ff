public enum ResourceKind: String, Choice {
  public static let choiceName = "resourceKind"
  case human, technical, media, production, service
}
