/// The framework and the rules that a session works by.
public enum SessionFrame {
  /// What keeps a session from being deliberated on.
  public enum Fault: String, Sendable, CaseIterable {
    case noFramework, noRules, unfitRules
  }

  /// - Parameter library: the frameworks at hand; the one that the session names must be there.
  public static func framework(
    of session: Session, in dossier: Dossier, _ library: FrameworkLibrary
  ) -> Framework? {
    let rules = dossier.find(session.rules)
    let code = session.framework.isEmpty ? rules?.framework ?? "" : session.framework
    return library.framework(code)
  }

  public static func frame(
    of session: Session, in dossier: Dossier, _ library: FrameworkLibrary
  ) -> Result<DeliberationFrame, SessionFault> {
    guard let framework = framework(of: session, in: dossier, library) else {
      return .failure(SessionFault(fault: .noFramework))
    }
    guard let rules = dossier.find(session.rules) else {
      return .failure(SessionFault(fault: .noRules))
    }
    guard MarkScale(rules).fault == nil else { return .failure(SessionFault(fault: .unfitRules)) }
    return .success(DeliberationFrame(framework, rules))
  }
}

/// Why a session cannot be deliberated on.
public struct SessionFault: Error, Sendable, Equatable {
  public let fault: SessionFrame.Fault
}
