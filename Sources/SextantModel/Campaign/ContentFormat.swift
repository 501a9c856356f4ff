public enum ContentFormat: String, Choice {
  public static let choiceName = "contentFormat"
  case post, story, email, banner, video, article, page, catalogue, poster, podcast, letter
}
