/// What the frame shows that is no part of the dossier: who else is here, what can be undone, what was
/// just done.
struct FrameState: Sendable {
  /// The colours a person chose; the machine's where none was.
  enum Theme: String, Sendable, CaseIterable { case auto, light, dark }

  /// Path and query of the page, to come back to.
  var currentAddress: String
  /// Names of the others who have the dossier open.
  var presence: [String] = []
  /// What undo would undo, in the reader's language; none where there is nothing.
  var undo: String?
  var redo: String?
  /// What was just done, said once.
  var notice: (mark: Mark, text: String)?
  var theme: Theme = .auto
  /// Changes when the style or the script does, so that browsers keep them no longer than they may.
  var release: String = ""
}
