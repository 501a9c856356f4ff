/// Every kind of item that a dossier holds, room by room.
public let dossierKinds: [any Item.Type] =
  companyKinds + watchKinds + researchKinds + diagnosisKinds + strategyKinds + brandKinds
  + budgetKinds + choiceKinds + projectKinds + campaignKinds + qualityKinds + shopKinds
  + influenceKinds + teamKinds + measureKinds + reviewKinds + reportKinds + frameworkKinds

/// The kinds that an institution holds: sessions, panels, marks, decisions; and, as in a dossier,
/// the pieces that back what is stated, and what people remark.
public let institutionKinds: [any Item.Type] = certificationKinds + [Evidence.self, Comment.self]
