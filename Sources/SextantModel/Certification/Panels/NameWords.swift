internal import SextantKernels

/// The words of a name, without case, accents or signs, in order of the alphabet.
func nameWords(_ name: String) -> [String] {
  foldingKey(name).split { !($0.isLetter || $0.isNumber) }.map { String($0) }.sorted()
}

/// Whether two names are of one company: the same words, whatever its legal form is and however that
/// is written: « ACME S.A.S. » is « Acme ».
func isSameCompany(_ one: String, _ two: String) -> Bool {
  let words = companyWords(one)
  return !words.isEmpty && words == companyWords(two)
}

private func companyWords(_ name: String) -> [String] {
  let words = nameWords(name.filter { $0 != "." })
  let own = words.filter { !legalForms.contains($0) }
  return own.isEmpty ? words : own
}

private let legalForms: Set<String> = [
  "sa", "sas", "sasu", "sarl", "eurl", "snc", "sci", "scop", "scic", "scp", "selarl", "selas",
  "gie",
  "ei", "eirl", "societe", "ste", "association", "inc", "ltd", "llc", "llp", "plc", "gmbh", "ag",
  "bv", "nv", "srl", "spa", "corp",
]

/// Whether two family names have a part in common: « Dupont-Martin » and « Dupont ». Particles are
/// everybody's.
func shareFamilyName(_ one: String, _ two: String) -> Bool {
  let (first, second) = (nameWords(one), nameWords(two))
  if first.isEmpty || second.isEmpty { return false }
  let parts = Set(first).subtracting(nameParticles)
  return first == second || !parts.isDisjoint(with: second)
}

private let nameParticles: Set<String> = [
  "d", "da", "de", "del", "della", "den", "der", "des", "di", "do", "dos", "du", "e", "el", "al",
  "ben", "bin", "la", "las", "le", "les", "los", "l", "saint", "st", "te", "ter", "van", "von", "y",
]
