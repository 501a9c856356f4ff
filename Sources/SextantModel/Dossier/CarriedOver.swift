extension Dossier {
  /// What a new year's dossier begins with: what the company, its brand, its people and its ways of
  /// working are and how it measures; what was measured, budgeted and spent, as last year's; its
  /// objectives and targets, moved to the next period and put up for discussion. What was done and
  /// said in the year is left.
  ///
  /// Links to what is left are taken out, and with them the items that cannot be without.
  public func carriedOver(title: String) -> Dossier {
    let head = only(DossierHead.self)
    let period = NextPeriod(after: head)
    var next = Dossier(registry: registry)
    for type in registry.kinds where Self.carried.contains(type.kind.name) {
      forEachItem(ofKind: type.kind.name) { item in
        if let item = period.carried(item) { next.put(item) }
      }
    }
    for piece in cited(by: next, Evidence.self) { next.put(piece) }
    // An item that goes may be what another one needs.
    var count = -1
    while count != next.count {
      count = next.count
      next = next.withoutLooseLinks()
    }
    next.put(period.head(head, title: title))
    return next
  }

  private static let carried = lasting.union(lastYears).union(NextPeriod.kinds)

  /// What the company is and how it works.
  private static let lasting: Set<String> = [
    "organisation", "department", "stakeholder", "vendor", "watchPlan",
    "watchSource", "collector", "monitoringQuery", "concept", "reference", "segment", "persona",
    "journey", "journeyStage", "automationScenario", "competitor", "channel", "constraint",
    "brandPlatform", "channelExpression", "brandGuide", "steeringTool",
    "coordinationRule", "reportingRule", "contract", "processingRecord", "keyword", "pageSnapshot",
    "shop", "product", "paymentMethod", "merchandisingRule", "mediaContact", "influencer",
    "person", "team", "roleAssignment", "jobProfile", "skillRequirement", "teamCharter",
    "crisisPlan", "dataSource", "metric", "dashboard", "tile", "processMap",
    "processStep", "assessmentSelection",
  ]

  /// What happened in the year and is held against the next, with its own days and periods.
  private static let lastYears: Set<String> = [
    "diagnosis", "matrix", "matrixItem", "measure", "importBatch", "reading", "budget",
    "budgetLine", "actual", "vendorReview", "varianceNote", "adjustment", "contingencyScenario",
    "rex", "rexItem",
  ]

  /// The items of a kind that another dossier's items link to.
  private func cited<T: Item>(by other: Dossier, _ type: T.Type) -> [T] {
    var named: Set<String> = []
    other.forEachItem { Self.collectLinks(of: $0, &named) }
    return all(type).filter { named.contains($0.id.text) }
  }

  private static func collectLinks<T: Item>(of item: T, _ named: inout Set<String>) {
    for field in T.fields where field.holdsLinks {
      field.visitLinks(item) { target, _ in named.insert(target) }
    }
  }

  private func withoutLooseLinks() -> Dossier {
    var next = Dossier(registry: registry)
    forEachItem { if let item = withoutLooseLinks($0) { next.put(item) } }
    return next
  }

  /// An item without its links to what the dossier does not hold; `nil` where it needs one of them.
  private func withoutLooseLinks<T: Item>(_ item: T) -> T? {
    var isLoose = false
    for field in T.fields where field.holdsLinks {
      field.visitLinks(item) { target, _ in isLoose = isLoose || !contains(target) }
    }
    guard isLoose else { return item }
    let entries = T.fields.compactMap { field -> Plain.Entry? in
      guard !field.isEmpty(item) else { return nil }
      let plain = field.plain(item)
      return Plain.Entry(
        key: field.name, value: field.holdsLinks ? held(plain, field.shape) : plain)
    }
    guard let mended = KeptItem.item(T.self, item.id.text, KeptItem.line(entries)) as? T,
      !T.fields.contains(where: { $0.isRequired && $0.isEmpty(mended) })
    else { return nil }
    return mended
  }

  private func held(_ plain: Plain, _ shape: Shape) -> Plain {
    switch (shape, plain) {
    case (.link, .text(let id)): contains(id) ? plain : .none
    case (.list(let element), .list(let elements)):
      .list(elements.map { held($0, element) }.filter { $0 != .none })
    case (.rows(_, let fields), .list(let rows)): .list(rows.map { held($0, fields) })
    default: plain
    }
  }

  private func held(_ row: Plain, _ fields: [FieldCard]) -> Plain {
    guard case .map(let entries) = row else { return row }
    return .map(
      entries.map { entry in
        guard let field = fields.first(where: { $0.name == entry.key }) else { return entry }
        return Plain.Entry(key: entry.key, value: held(entry.value, field.shape))
      })
  }
}
