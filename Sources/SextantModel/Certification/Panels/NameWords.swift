internal import SextantKernels

/// The words of a name, without case, accents or signs, in order of the alphabet.
func nameWords(_ name: String) -> [String] {
  foldingKey(name).split { !($0.isLetter || $0.isNumber) }.map { String($0) }.sorted()
}
