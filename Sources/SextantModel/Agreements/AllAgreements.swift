/// Every agreement there is, in the order of the rooms.
///
/// What is merely under way or over (a campaign that runs, a task that is finished, a tender that is
/// won) is no agreement: such things go on being written about.
let allAgreements: [Agreement] =
  strategyAgreements + budgetAgreements + choiceAgreements + projectAgreements
  + contentAgreements + reviewAgreements + reportAgreements + certificationAgreements

private let strategyAgreements: [Agreement] = [
  Agreement("adopted", on: Objective.self, reopenedBy: "objective.reopen") {
    $0.state == .adopted
  },
  Agreement("abandoned", on: Objective.self, reopenedBy: "objective.reopen") {
    $0.state == .abandoned
  },
  Agreement(
    "decided", on: Recommendation.self, leaving: ["reviewDate", "tags"],
    reopenedBy: "recommendation.reopen"
  ) { $0.verdict != nil },
  Agreement("concluded", on: Hypothesis.self, reopenedBy: "hypothesis.reopen") {
    $0.verdict != nil
  },
]

private let budgetAgreements: [Agreement] = [
  Agreement(
    "submitted", on: Budget.self, leaving: booksGoOn, reopenedBy: "budget.return"
  ) { $0.state == .submitted },
  Agreement(
    "approved", on: Budget.self, leaving: booksGoOn, reopenedBy: "budget.revise"
  ) { $0.state == .approved },
  Agreement(
    "submitted", on: BudgetLine.self, of: { line, dossier in dossier.find(line.budget) },
    leaving: lineStaysOpen, reopenedBy: "budget.return",
    while: { (budget: Budget) in budget.state == .submitted }
  ),
  Agreement(
    "approved", on: BudgetLine.self, of: { line, dossier in dossier.find(line.budget) },
    leaving: lineStaysOpen, reopenedBy: "budget.revise",
    while: { (budget: Budget) in budget.state == .approved }
  ),
]

/// Months are closed as they go by.
private let booksGoOn: Set<String> = ["closedOn"]

/// Who the money goes to is often chosen once there is money.
private let lineStaysOpen: Set<String> = ["vendor", "person"]

private let choiceAgreements: [Agreement] = [
  Agreement("sent", on: Consultation.self, reopenedBy: "consultation.reopen") {
    $0.sentOn != nil
  },
  Agreement(
    "sent", on: Lot.self, of: { lot, dossier in dossier.find(lot.consultation) },
    leaving: ["choiceArgument"], reopenedBy: "consultation.reopen",
    while: { (consultation: Consultation) in consultation.sentOn != nil }
  ),
  Agreement(
    "sent", on: SelectionCriterion.self,
    of: { criterion, dossier in dossier.find(dossier.find(criterion.lot)?.consultation) },
    reopenedBy: "consultation.reopen",
    while: { (consultation: Consultation) in consultation.sentOn != nil }
  ),
  Agreement("retained", on: Offer.self, reopenedBy: "offer.release") { $0.isRetained },
  Agreement(
    "retained", on: Score.self, of: { score, dossier in dossier.find(score.offer) },
    reopenedBy: "offer.release",
    while: { (offer: Offer) in offer.isRetained }
  ),
  Agreement(
    "signed", on: Contract.self, leaving: ["dueDiligence"], reopenedBy: "contract.amend"
  ) { $0.signedOn != nil },
  Agreement("signed", on: Partnership.self, reopenedBy: "partnership.cancel") {
    $0.signedOn != nil
  },
]

private let projectAgreements: [Agreement] = [
  Agreement("frozen", on: ProjectBaseline.self, reopenedBy: "projectBaseline.withdraw") {
    $0.frozenOn != nil
  },
  Agreement("accepted", on: Deliverable.self, reopenedBy: "deliverable.return") {
    $0.acceptedOn != nil
  },
  Agreement("reached", on: Milestone.self, reopenedBy: "milestone.reopen") {
    $0.reachedOn != nil
  },
  Agreement(
    "reached", on: Deliverable.self, of: { part, dossier in dossier.find(part.milestone) },
    reopenedBy: "milestone.reopen",
    while: { (milestone: Milestone) in milestone.reachedOn != nil }
  ),
]

private let contentAgreements: [Agreement] = [
  Agreement(
    "approved", on: ContentItem.self,
    leaving: ["publishAt", "leadTimeDays", "accessibilityStatus", "action", "campaign"],
    reopenedBy: "contentItem.return"
  ) { $0.state == .approved },
  Agreement(
    "published", on: ContentItem.self, leaving: ["accessibilityStatus", "action", "campaign"],
    reopenedBy: "contentItem.return"
  ) { $0.state == .published },
  Agreement(
    "approved", on: Asset.self, of: { asset, dossier in dossier.find(asset.content) },
    leaving: ["rights", "weightKb"], reopenedBy: "contentItem.return",
    while: { (content: ContentItem) in content.state == .approved || content.state == .published }
  ),
]

private let reviewAgreements: [Agreement] = [
  Agreement("accepted", on: VarianceNote.self, reopenedBy: "varianceNote.reopen") {
    !$0.noActionReason.isEmpty
  },
  Agreement(
    "decided", on: Adjustment.self, leaving: ["stage", "funnelStep"],
    reopenedBy: "adjustment.withdraw"
  ) { $0.decidedOn != nil && $0.appliedOn == nil },
  Agreement("applied", on: Adjustment.self, leaving: ["stage", "funnelStep"], reopenedBy: nil) {
    $0.decidedOn != nil && $0.appliedOn != nil
  },
]

private let reportAgreements: [Agreement] = [
  Agreement("frozen", on: Edition.self, reopenedBy: nil) { $0.frozenOn != nil },
  Agreement("decided", on: DecisionRequest.self, reopenedBy: "decisionRequest.reopen") {
    $0.decidedOn != nil
  },
  Agreement("handedIn", on: Submission.self, reopenedBy: "submission.withdraw") {
    $0.submittedOn != nil
  },
  Agreement("granted", on: Waiver.self, reopenedBy: "waiver.revoke") {
    $0.signedBy != nil && $0.date != nil
  },
  Agreement("settled", on: Conflict.self, reopenedBy: "conflict.reopen") {
    !$0.agreement.isEmpty
  },
]

private let certificationAgreements: [Agreement] = [
  Agreement(
    "frozen", on: Session.self,
    leaving: ["title", "start", "end", "plannedOn", "carriedOn", "decidedOn", "publishedOn"],
    reopenedBy: "session.thaw"
  ) { !$0.frameworkDigest.isEmpty },
  Agreement("kept", on: FrozenLaw.self, reopenedBy: nil) { !$0.text.isEmpty },
  Agreement("granted", on: Accommodation.self, leaving: ["appliedOn"], reopenedBy: nil) {
    $0.grantedOn != nil
  },
  Agreement("submitted", on: Mark.self, reopenedBy: nil) { $0.submittedAt != nil },
  // Who sits, who is heard and on what does not move while people are judged by it: what has to
  // change on the day does so by an act that says why.
  Agreement(
    "opened", on: Panel.self, leaving: ["hours"], reopenedBy: nil,
    amendedBy: ["panel.replace", "panel.sit", "panel.preside"]
  ) { $0.openedAt != nil },
  Agreement(
    "opened", on: Slot.self, leaving: ["room"], reopenedBy: nil,
    amendedBy: ["slot.recuse", "panel.replace", "panel.sit", "panel.preside"]
  ) { $0.openedAt != nil },
  Agreement(
    "counted", on: Attendance.self,
    of: { attendance, dossier in attendance.countedSlot(in: dossier) },
    leaving: ["reason"], reopenedBy: nil, amendedBy: ["attendance.correct"],
    while: { (_: Slot) in true }
  ),
  Agreement("signed", on: Minutes.self, reopenedBy: nil) { !$0.signatures.isEmpty },
  Agreement("agreed", on: Reconciliation.self, reopenedBy: "reconciliation.reopen") {
    $0.agreedOn != nil
  },
  Agreement("cast", on: JuryVote.self, reopenedBy: "juryVote.withdraw") { $0.castAt != nil },
  Agreement("submitted", on: BlindMark.self, reopenedBy: nil) { $0.submittedAt != nil },
  Agreement("submitted", on: AnchorMark.self, reopenedBy: nil) { $0.submittedAt != nil },
  Agreement("drawn", on: MarkingDraw.self, reopenedBy: nil) { $0.drawnAt != nil },
  Agreement("settled", on: BlindPiece.self, reopenedBy: nil) { $0.settledOn != nil },
  // Until it is published a decision follows the marks; after, only a correction says otherwise.
  Agreement(
    "published", on: BlockDecision.self,
    of: { decision, dossier in
      decision.corrects == nil ? dossier.find(decision.session) : nil
    }, reopenedBy: nil, while: { (session: Session) in session.publishedOn != nil }
  ),
  Agreement("correction", on: BlockDecision.self, reopenedBy: nil) { $0.corrects != nil },
  Agreement("published", on: Session.self, leaving: publishedSessionStaysOpen, reopenedBy: nil) {
    $0.publishedOn != nil
  },
  Agreement("issued", on: Certificate.self, reopenedBy: nil) { !$0.codeDigest.isEmpty },
]

/// What follows a session once its results are known.
private let publishedSessionStaysOpen: Set<String> = ["title", "carriedOn", "plannedOn"]
