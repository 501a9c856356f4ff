/// The kinds of item of the room `quality`, in the order people meet them.
let qualityKinds: [any Item.Type] = [
  PageSnapshot.self,
  Redirect.self,
  AccessibilityAudit.self,
  AuditResult.self,
  Keyword.self,
  SeoAction.self,
  ProcessingRecord.self,
  Commitment.self,
  Footprint.self,
]
