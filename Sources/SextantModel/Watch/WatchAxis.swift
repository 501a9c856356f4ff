public enum WatchAxis: String, Choice {
  public static let choiceName = "watchAxis"
  case regulatory, legal, economic, competitive, technological, societal, disability, environment,
    marketing
}
