/// Every check, room by room, in the order of the catalogue.
public let allChecks: [any Check.Type] =
  watchChecks + researchChecks + diagnosisChecks + strategyChecks + budgetChecks + measureChecks
  + projectChecks + choiceChecks + campaignChecks + qualityChecks + teamChecks + reviewChecks
  + shopChecks + influenceChecks + brandChecks + reportChecks + frameworkChecks
