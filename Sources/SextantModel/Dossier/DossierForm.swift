/// What a folder of items is: one company's dossier, or an institution that certifies.
public enum DossierForm: String, Sendable, CaseIterable {
  case dossier, institution

  /// The kinds that it holds.
  public var registry: Registry {
    switch self {
    case .dossier: .dossier
    case .institution: .institution
    }
  }

  /// What a folder with these files is: an institution where one is described.
  ///
  /// - Parameter paths: of its files, from the folder on.
  public init(of paths: some Sequence<String>) {
    self = paths.contains(Institution.kind.path) ? .institution : .dossier
  }
}

extension Registry {
  /// Whether it is of what an institution holds.
  public var form: DossierForm {
    type(named: Institution.kind.name) != nil && type(named: DossierHead.kind.name) == nil
      ? .institution : .dossier
  }
}

extension Dossier {
  public var form: DossierForm { registry.form }
  public var isInstitution: Bool { form == .institution }

  /// What people call it: the title of its head, or the institution's name.
  public var title: String {
    isInstitution ? only(Institution.self).name : only(DossierHead.self).title
  }

  /// Gives it another title.
  public mutating func rename(_ title: String) {
    if isInstitution {
      var head = only(Institution.self)
      head.name = title
      put(head)
    } else {
      var head = only(DossierHead.self)
      head.title = title
      put(head)
    }
  }
}
