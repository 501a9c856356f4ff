/// The framework and the rules that a session works by.
public enum SessionFrame {
  /// What keeps a session from being deliberated on.
  public enum Fault: String, Sendable, CaseIterable {
    case noFramework, noRules, unfitRules
  }

  /// - Parameter library: the frameworks at hand, for a session that is not frozen yet.
  public static func framework(
    of session: Session, in dossier: Dossier, _ library: FrameworkLibrary
  ) -> Framework? {
    SessionLaw(of: session, in: dossier, library: library)?.framework
  }

  /// By what was frozen, where the session is: later changes of framework or rules decide nothing.
  public static func frame(
    of session: Session, in dossier: Dossier, _ library: FrameworkLibrary
  ) -> Result<DeliberationFrame, SessionFault> {
    guard let law = SessionLaw(of: session, in: dossier, library: library) else {
      let hasRules = session.rulesInForce(in: dossier) != nil
      return .failure(SessionFault(fault: hasRules ? .noFramework : .noRules))
    }
    guard MarkScale(law.rules).fault == nil else {
      return .failure(SessionFault(fault: .unfitRules))
    }
    return .success(DeliberationFrame(law.framework, law.rules))
  }
}

/// Why a session cannot be deliberated on.
public struct SessionFault: Error, Sendable, Equatable {
  public let fault: SessionFrame.Fault
}
