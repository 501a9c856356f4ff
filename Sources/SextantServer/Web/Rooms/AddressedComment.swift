import SextantModel

extension Scene {
  /// A new remark, read by whom it may be: an answer by those who read what it answers, a partner's
  /// own by their organisation and the dossier's people, any other by the partner that its writer
  /// chose.
  ///
  /// - Returns: `nil` where it was to be read by a partner who does not see the item.
  func addressed(_ comment: Comment) -> Comment? {
    var comment = comment
    if let own = guestVendor {
      comment.partner = own
    } else if let first = full.find(comment.answers) {
      comment.partner = first.partner
    } else if let partner = comment.partner {
      guard let about = comment.about, sharing(of: about.text, with: partner) != nil else {
        return nil
      }
    }
    return comment
  }
}
