/// Work for timings of a large session: `jury-bench CANDIDATES CRITERIA JURORS` makes its marks, then
/// says how long a reader's sight of it, the deliberation of all, the rules' decisions and the
/// statistics take; `jury-bench deposit COUNT` makes a session that so many obtained and its file for
/// the certification registry.
let arguments = CommandLine.arguments.dropFirst()
let sizes = arguments.compactMap { Int($0) }

if arguments.first == "deposit" {
  try LargeDeposit.run(sizes.first ?? 200_000)
} else {
  try timeLargeSession(
    candidates: sizes.first ?? 1000, criteria: sizes.dropFirst().first ?? 30,
    jurors: sizes.dropFirst(2).first ?? 3)
}
