import SextantModel

extension Language {
  /// What the language calls itself, which whoever looks for it reads.
  var ownName: String {
    switch self {
    case .french: "Français"
    case .english: "English"
    }
  }

  /// The languages to choose from.
  static let options = allCases.map { ChoiceOption($0.rawValue, $0.ownName) }
}
