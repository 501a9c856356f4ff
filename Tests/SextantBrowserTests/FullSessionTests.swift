import Foundation
import Testing

extension InBrowser {
  /// A whole session on the worked example, by its own people, each at their own browser: two
  /// candidates and a team, three jurors, time granted, a conflict refused, a gap settled, a partial
  /// validation, minutes signed and replayed, a credential and a deposit that others verify.
  @Suite struct FullSession {
    @Test("a session is held from its rules to the registry on the pages alone")
    func session() async throws {
      try await School.with { school in
        try await step("rules") { try await school.freezeRules() }
        try await step("time") { try await school.grantTime() }
        try await step("kept blocks") { try await school.noteKeptBlocks() }
        try await step("schedule") { try await school.plan() }
        try await step("dossiers") { try await school.handIn() }
        try await step("panels") { try await school.refuseConflict() }
        try await step("defence") { try await school.hear() }
        try await step("marks") { try await school.mark() }
        try await step("deliberation") { try await school.deliberate() }
        let signed = try await step("minutes") { try await school.signMinutes() }
        try await step("results") { try await school.publish() }
        try await step("certificates") { try await school.certify() }
        try await step("deposit") { try await school.deposit() }
        try await step("everybody's pages") { try await school.lookAtPages() }
        try await step("replay") { try await school.replay(signed) }
      }
    }

    /// Says how far it is: a trial that fails is looked for where it stopped.
    private func step<Value>(_ name: String, _ body: () async throws -> Value) async throws -> Value
    {
      let began = ContinuousClock.now
      do {
        let value = try await body()
        print("  session: \(name), \((ContinuousClock.now - began).formatted())")
        fflush(nil)
        return value
      } catch {
        print("  session: stopped at \(name)")
        throw error
      }
    }
  }
}
