import SextantKernels
import SextantModel

/// What the deposit board's forms do: a file made of all that is ready, receipts read back.
enum DepositActs {
  /// A deposit of all certificates of a session that are ready.
  static func make(_ id: String, _ act: Act) async -> Answer {
    await make(.creation, id, act)
  }

  /// A file that takes out of the registry what counts no longer.
  static func withdraw(_ id: String, _ act: Act) async -> Answer {
    await make(.deletion, id, act)
  }

  private static func make(_ action: DepositAction, _ id: String, _ act: Act) async -> Answer {
    guard act.view.mayDeposit else { return act.refused("rooms.refused.edit") }
    let scene = Scene(act)
    let dossier = scene.reduced
    guard let session = dossier.find(ID<SextantModel.Session>(id)),
      let framework = SessionFrame.framework(of: session, in: dossier, act.view.library)
    else { return .notFound }
    let plan = DepositPlan(session, in: dossier, framework: framework)
    let now = Instant.now()
    let item = ID<RegistryDeposit>(
      scene.full.suggestedID(for: RegistryDeposit.kind) ?? "RD1")
    let flow = namedIdentifier("\(act.live.key)/\(item.text)/\(now.milliseconds)")
    guard let instant = UTCInstant(seconds: Int(now.milliseconds / 1000)) else {
      return .notFound
    }
    let made: RegistryDeposit
    do throws(DepositRefusal) {
      guard plan.head.isEmpty else { throw DepositRefusal(findings: plan.head) }
      let day = act.now.day
      made =
        try action == .deletion
        ? plan.deletion(item, flow: flow, at: instant, on: day, in: dossier)
        : plan.deposit(item, flow: flow, at: instant, on: day, in: dossier)
    } catch {
      let first = error.findings.first.map { told($0, act.view) } ?? ""
      return .refused(Message("board.deposit.cannot", ["why": .text(first)]))
    }
    return await keep(
      made, expecting: 0, action == .deletion ? "deposit.withdraw" : "deposit.make",
      Message(
        action == .deletion ? "board.deposit.withdraw.done" : "board.deposit.done",
        ["count": .integer(made.results.count)]), session, act)
  }

  /// A deposit changes by its acts alone.
  private static func keep(
    _ deposit: RegistryDeposit, expecting version: Int, _ verb: String, _ done: Message,
    _ session: SextantModel.Session, _ act: Act
  ) async -> Answer {
    do {
      _ = try await act.live.apply(
        [.put(deposit)], by: act.author, verb: verb, expecting: [deposit.id.text: version])
      return .seeOther(act.next(board(session, act)), notice: done)
    } catch .conflict {
      return act.refused("rooms.refused.busy")
    } catch {
      return act.failed(error)
    }
  }

  /// What the registry answers to a deposit.
  static func receipt(_ bytes: [UInt8], for id: String, _ act: Act) async -> Answer {
    guard act.view.mayDeposit else { return act.refused("rooms.refused.edit") }
    let scene = Scene(act)
    guard let deposit = scene.reduced.find(ID<RegistryDeposit>(id)),
      let session = scene.reduced.find(deposit.session)
    else { return .notFound }
    let receipt: DepositReceipt
    do throws(DepositReceipt.Problem) {
      receipt = try DepositReceipt(bytes)
    } catch {
      switch error {
      case .notAReceipt(let element):
        return .refused(Message("registry.followUp.notAReceipt", ["element": .text(element)]))
      case .xml(let problem):
        return .refused(
          Message("xml.problem.\(problem.what.rawValue)", ["line": .integer(problem.line)]))
      }
    }
    guard let read = deposit.reading(receipt, on: act.now.day) else {
      return .refused(
        Message("registry.followUp.isOfAnother", ["deposit": .text(receipt.deposit)]))
    }
    let refused = read.results.count { $0.state == .toCorrect || $0.state == .contradictory }
    let again = read.results.count { $0.state == .toResend }
    return await keep(
      read, expecting: scene.snapshot.version(of: id), "deposit.receipt",
      Message(
        "board.deposit.read",
        [
          "settled": .integer(read.results.count { $0.state == .settled }),
          "refused": .integer(refused), "again": .integer(again),
        ]), session, act)
  }

  /// A file that never went out, or that nobody answers to: what it holds goes into the next one. The
  /// registry knows a result by its name, so that one which had arrived after all is taken once.
  static func sendAgain(_ id: String, _ act: Act) async -> Answer {
    guard act.view.mayDeposit else { return act.refused("rooms.refused.edit") }
    let scene = Scene(act)
    guard let deposit = scene.reduced.find(ID<RegistryDeposit>(id)),
      let session = scene.reduced.find(deposit.session)
    else { return .notFound }
    guard let open = deposit.withoutAnswer else {
      return act.refused("board.deposit.again.none")
    }
    return await keep(
      open, expecting: scene.snapshot.version(of: id), "deposit.again",
      Message("board.deposit.again.done", ["count": .integer(deposit.unanswered)]), session, act)
  }

  private static func board(_ session: SextantModel.Session, _ act: Act) -> String {
    "\(act.view.to.board(DepositBoard.name))?session=\(percentEncoded(session.id.text))"
  }

  /// The file of a deposit, made anew; refused where what it tells was changed since.
  static func file(_ id: String, _ view: View) -> Answer? {
    guard view.mayDeposit, let deposit = view.find(ID<RegistryDeposit>(id)),
      let session = view.find(deposit.session),
      let framework = SessionFrame.framework(of: session, in: view.dossier, view.library)
    else { return nil }
    let plan = DepositPlan(session, in: view.dossier, framework: framework)
    // Gone through once to see that it is still the file that was sent, then once more to hand it over.
    guard let digest = try? plan.digest(of: deposit, in: view.dossier), digest == deposit.digest
    else { return .refused(Message("board.deposit.changed")) }
    let dossier = view.dossier
    let pieces = StreamedFile { send in
      var pieces = try plan.pieces(of: deposit, in: dossier)
      while let piece = try pieces.next() { try await send(piece) }
    }
    return .pieces(name: "\(deposit.flow).xml", type: "application/xml", pieces)
  }

  /// What stands against a result, in words.
  static func told(_ finding: DepositFinding, _ view: View) -> String {
    let key = "registry.element.\(finding.element)"
    let element = view.words.has(key) ? view.say(key) : finding.element
    return view.say(
      "registry.deposit.\(finding.what.rawValue)",
      ["element": .text(element), "limit": .integer(finding.limit ?? 0)])
  }
}

extension View {
  /// Whether the reader deposits certificates: who may read and mend what is deposited.
  var mayDeposit: Bool { reader.mayEdit(CivilIdentity.kind) }
}
