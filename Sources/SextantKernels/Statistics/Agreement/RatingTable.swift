/// The sizes of a table of ratings, one row per subject and one column per rater, that has at least
/// two of each, no gaps and no figure beyond `largest`.
func sizes(
  ofRatings ratings: [[Double]], upTo largest: Double = .greatestFiniteMagnitude
) throws(StudyError) -> (subjects: Int, raters: Int) {
  guard ratings.count >= 2 else { throw .tooFew(needed: 2, found: ratings.count) }
  let raters = ratings[0].count
  guard raters >= 2 else { throw .tooFew(needed: 2, found: raters) }
  for (row, values) in ratings.enumerated() {
    guard values.count == raters else { throw .ragged(row: row) }
    guard values.allSatisfy({ abs($0) <= largest }) else { throw .notFinite }
  }
  return (ratings.count, raters)
}
