internal import SextantKernels

/// A framework made from a CASE package: ours again where we wrote it; another's by the shape of its
/// tree, what stands below nothing becoming blocks, what has nothing below it competencies, rubrics
/// assessments with their criteria.
struct CaseFramework {
  private(set) var items = Dossier(registry: .library)
  private(set) var rules: [CertifierRules] = []
  /// The place in the package of each thing that came of one of its statements.
  private(set) var places: [String: Int] = [:]
  private let package: CasePackage
  let language: Language
  private var ids: [String: String] = [:]
  private var taken: Set<String> = []
  private var counts: [String: Int] = [:]

  init(_ package: CasePackage) {
    self.package = package
    language = package.document.language?.hasPrefix("en") == true ? .english : .french
    let own = CaseExtension.value(in: package.document.rest)
    takeCard(own)
    if let own {
      rules = CaseExtension.items(CertifierRules.self, own[CertifierRules.kind.plural])
      for measure in CaseExtension.items(CandidateMeasure.self, own[CandidateMeasure.kind.plural]) {
        items.put(measure)
      }
      for found in CaseExtension.items(
        SourceInconsistency.self, own[SourceInconsistency.kind.plural])
      {
        items.put(found)
      }
    }
    takeTerms()
    if own != nil { takeOwn() } else { takeForeign() }
  }

  // MARK: - Head and terms

  private mutating func takeCard(_ own: JSONValue?) {
    let document = package.document
    var card =
      own?["card"].flatMap { readItem(FrameworkCard.self, compact: $0.bytes()) as? FrameworkCard }
      ?? FrameworkCard()
    if own == nil {
      card.code = Self.code(document)
      card.version = document.version.map(Self.name) ?? String(document.lastChange.prefix(10))
      card.owner = document.creator
      card.legalReference = document.notes ?? ""
      if language == .english {
        card.restsOnEn = document.description ?? ""
      } else {
        card.restsOnFr = document.description ?? ""
      }
    }
    if language == .english { card.en = document.title } else { card.fr = document.title }
    items.put(card)
  }

  /// A short name for the framework: its title's first letters, in capitals.
  private static func code(_ document: CaseDocument) -> String {
    let words = document.title.split { !$0.isLetter && !$0.isNumber }
    let letters = words.compactMap(\.first).map { String($0).uppercased() }.joined()
    let plain = String(letters.unicodeScalars.filter { ("A"..."Z").contains($0) }.prefix(8))
    return plain.isEmpty ? "CASE" : plain
  }

  private mutating func takeTerms() {
    for term in package.definitions?.concepts ?? [] {
      if let own = CaseExtension.value(in: term.rest) {
        put(CaseExtension.item(own, statement: term.description, in: language))
        continue
      }
      var word = FrameworkTerm()
      word.id = ID(free("T", Self.name(term.title)))
      word.term = term.title
      if language == .english {
        word.en = term.description ?? ""
      } else {
        word.fr = term.description ?? ""
      }
      items.put(word)
    }
  }

  // MARK: - Ours

  private mutating func takeOwn() {
    for (place, item) in (package.items ?? []).enumerated() {
      guard let own = CaseExtension.value(in: item.rest),
        let thing = CaseExtension.item(own, statement: item.statement, in: language),
        put(thing)
      else { continue }
      places[thing.idText] = place
    }
  }

  @discardableResult
  private mutating func put(_ item: (any Item)?) -> Bool {
    guard let item else { return false }
    return open(item, into: &items)
  }

  private func open<T: Item>(_ item: T, into items: inout Dossier) -> Bool { items.put(item) }

  // MARK: - Another's

  private mutating func takeForeign() {
    let all = package.items ?? []
    let lines = package.outline()
    var block: ID<Block>?
    // The activities around a line, by depth.
    var around: [(depth: Int, id: ID<Activity>)] = []
    for (number, line) in lines.enumerated() {
      let item = all[line.item]
      let hasChildren = number + 1 < lines.count && lines[number + 1].depth > line.depth
      around.removeAll { $0.depth >= line.depth }
      if line.depth == 0 {
        around = []
        block = hasChildren ? takeBlock(item, line.item) : looseBlock()
        if hasChildren { continue }
      }
      if hasChildren {
        let id = takeActivity(item, line.item, block, parent: around.last?.id)
        around.append((line.depth, id))
      } else {
        takeCompetency(item, line.item, block, around.last?.id)
      }
    }
    for rubric in package.rubrics ?? [] { takeRubric(rubric) }
  }

  private mutating func takeBlock(_ item: CaseItem, _ place: Int) -> ID<Block> {
    var block = Block()
    block.id = ID(name(of: item, "B", place))
    (block.fr, block.en) = said(item.statement)
    items.put(block)
    return block.id
  }

  /// Statements that stand below nothing and hold none share a block of our making.
  private mutating func looseBlock() -> ID<Block> {
    let id: ID<Block> = "B0"
    if items.find(id) == nil, taken.insert(id.text).inserted {
      var block = Block()
      block.id = id
      (block.fr, block.en) = said(package.document.title)
      block.isDerived = true
      items.put(block)
    }
    return id
  }

  private mutating func takeActivity(
    _ item: CaseItem, _ place: Int, _ block: ID<Block>?, parent: ID<Activity>?
  ) -> ID<Activity> {
    var activity = Activity()
    activity.id = ID(name(of: item, "A", place))
    activity.block = block
    activity.parent = parent
    activity.printedLabel = item.shortStatement ?? ""
    (activity.fr, activity.en) = said(item.statement)
    items.put(activity)
    return activity.id
  }

  private mutating func takeCompetency(
    _ item: CaseItem, _ place: Int, _ block: ID<Block>?, _ activity: ID<Activity>?
  ) {
    var competency = Competency()
    competency.id = ID(name(of: item, "C", place))
    competency.block = block
    competency.activity = activity
    if activity != nil { competency.activityBasis = .layout }
    if let code = item.code, code != competency.id.text { competency.printedCode = code }
    (competency.fr, competency.en) = said(item.statement)
    items.put(competency)
  }

  private mutating func takeRubric(_ rubric: CaseRubric) {
    var assessment = Assessment()
    assessment.id = ID(free("E", nil))
    (assessment.fr, assessment.en) = said(rubric.title ?? rubric.description ?? "")
    var judged: [ID<Competency>] = []
    let criteria = (rubric.criteria ?? []).enumerated().map { number, line -> Criterion in
      var criterion = Criterion()
      criterion.id = ID("\(assessment.id.text).k\(number + 1)")
      criterion.assessment = assessment.id
      criterion.order = line.position ?? number + 1
      criterion.nature = .judgement
      (criterion.fr, criterion.en) = said(line.description ?? line.category ?? "")
      if let id = line.item.flatMap({ ids[$0.identifier] }), items.find(ID<Competency>(id)) != nil {
        criterion.competencies = [ID(id)]
        criterion.competencyBasis = .printed
        if !judged.contains(ID(id)) { judged.append(ID(id)) }
      }
      return criterion
    }
    assessment.competencies = judged
    assessment.block =
      judged.first.flatMap { items.find($0)?.block } ?? items.all(Block.self).first?.id
      ?? looseBlock()
    items.put(assessment)
    for criterion in criteria { items.put(criterion) }
    if rules.isEmpty { takeScale(rubric) }
  }

  /// The levels of the first rubric that has scores are the scale; from where on something is
  /// acquired, no rubric says.
  private mutating func takeScale(_ rubric: CaseRubric) {
    guard let levels = rubric.criteria?.first(where: { $0.levels?.isEmpty == false })?.levels
    else { return }
    var made = CertifierRules()
    made.id = "CASE-1"
    made.framework = items.only(FrameworkCard.self).code
    made.version = items.only(FrameworkCard.self).version
    made.title = rubric.title ?? package.document.title
    made.levels = levels.enumerated().map { number, level in
      var written = MarkLevel()
      written.code = level.quality.map(Self.name) ?? String(number + 1)
      (written.fr, written.en) = said(level.description ?? level.quality ?? "")
      written.points = level.score.flatMap { Double($0) } ?? Double(number)
      return written
    }
    rules = [made]
  }

  // MARK: - Names

  private func said(_ text: String) -> (fr: String, en: String) {
    language == .english ? ("", text) : (text, "")
  }

  private mutating func name(of item: CaseItem, _ letter: String, _ place: Int) -> String {
    let name = free(letter, item.code.map(Self.name))
    ids[item.identifier] = name
    places[name] = place
    return name
  }

  /// The name wanted, or the next of its letter.
  private mutating func free(_ letter: String, _ wanted: String?) -> String {
    if let wanted, !wanted.isEmpty, taken.insert(wanted).inserted { return wanted }
    while true {
      counts[letter, default: 0] += 1
      let name = "\(letter)\(counts[letter] ?? 0)"
      if taken.insert(name).inserted { return name }
    }
  }

  /// A text as a name: letters, digits, dots and hyphens.
  static func name(_ text: String) -> String {
    var name = ""
    for scalar in text.unicodeScalars.prefix(40) {
      switch scalar {
      case "A"..."Z", "a"..."z", "0"..."9", ".": name.unicodeScalars.append(scalar)
      default: if !name.isEmpty, name.last != "-" { name.append("-") }
      }
    }
    while name.last == "-" || name.last == "." { name.removeLast() }
    return name
  }
}
