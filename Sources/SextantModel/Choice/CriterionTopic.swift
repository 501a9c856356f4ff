public enum CriterionTopic: String, Choice {
  public static let choiceName = "criterionTopic"
  case understanding, experience, argument, people, schedule, expertise, cost, method, content,
    dataProtection, accessibility, scalability, sustainability, functions, usability,
    interoperability, payment
}
