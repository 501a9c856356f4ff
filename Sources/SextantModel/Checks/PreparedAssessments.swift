extension Examination {
  /// Whether the dossier prepares the assessment of this code (`MCMD.E6`).
  func prepares(_ code: String) -> Bool { assessments.contains { $0.code == code } }
}
