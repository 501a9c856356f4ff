public import SextantKernels

extension RegistryDeposit {
  /// How many of its results wait for an answer, or have one that says nothing.
  public var unanswered: Int {
    results.count { $0.state == .sent || $0.state == .contradictory }
  }

  /// The deposit as one whose open results are to be sent again: its file never went out, could not be
  /// made again, or nobody answers; `nil` where all are answered.
  public var withoutAnswer: RegistryDeposit? {
    guard unanswered > 0 else { return nil }
    var deposit = self
    for place in deposit.results.indices
    where [.sent, .contradictory].contains(deposit.results[place].state) {
      deposit.results[place].state = .toResend
    }
    return deposit
  }

  /// The deposit with what a receipt says of each of its results.
  ///
  /// - Returns: `nil` where the receipt answers to another deposit: then nothing is taken from it.
  public func reading(_ receipt: DepositReceipt, on day: Day) -> RegistryDeposit? {
    let after = DepositFollowUp(receipt, deposit: flow, results: results.map(\.result))
    guard !after.isOfAnother else { return nil }
    var deposit = self
    let settled = Set(after.settled)
    let contradictory = Set(after.contradictory)
    let toResend = Set(after.toResend)
    let refusals = Dictionary(grouping: after.toCorrect, by: \.result)
    for place in deposit.results.indices {
      let name = deposit.results[place].result
      // A later receipt of the same file takes nothing out of the registry again.
      if deposit.results[place].state == .settled { continue }
      deposit.results[place].refusals = (refusals[name] ?? []).map(\.message)
      if settled.contains(name) {
        deposit.results[place].state = .settled
      } else if contradictory.contains(name) {
        deposit.results[place].state = .contradictory
      } else if refusals[name] != nil {
        deposit.results[place].state = .toCorrect
      } else if toResend.contains(name) {
        deposit.results[place].state = .toResend
      }
    }
    var note = ReceiptNote()
    note.readOn = day
    note.treatment = receipt.treatment
    note.accepted = receipt.accepted.count
    note.refused = Set(receipt.refused.map(\.result)).count
    note.fileErrors = receipt.fileErrors.map { error in
      guard let line = error.line else { return error.message }
      return "\(line):\(error.column ?? 0) \(error.message)"
    }
    note.strangers = after.strangers
    let isKnown = deposit.receipts.contains {
      !$0.treatment.isEmpty && $0.treatment == note.treatment
    }
    if !isKnown { deposit.receipts.append(note) }
    return deposit
  }
}
