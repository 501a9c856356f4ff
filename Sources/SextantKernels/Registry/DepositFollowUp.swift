/// What is left to do after a receipt, of the results that were deposited.
public struct DepositFollowUp: Sendable, Equatable {
  /// In the registry: taken, or there already.
  public private(set) var settled: [String] = []
  /// To be corrected, then sent again: every refusal of each, in the order of the deposit.
  public private(set) var toCorrect: [DepositReceipt.Refusal] = []
  /// To be sent again as they are: the file was refused as a whole, or the receipt says nothing of
  /// them.
  public private(set) var toResend: [String] = []
  /// Results of the receipt that were not in this deposit.
  public private(set) var strangers: [String] = []
  /// Both taken and refused by the receipt: somebody has to ask the registry.
  public private(set) var contradictory: [String] = []
  /// The receipt is of another deposit; nothing of it was used.
  public private(set) var isOfAnother = false

  /// - Parameters:
  ///   - receipt: the answer.
  ///   - deposit: the `idFlux` of the file that was sent.
  ///   - results: the names of the results in it.
  public init(_ receipt: DepositReceipt, deposit: String, results: [String]) {
    if !receipt.deposit.isEmpty, receipt.deposit != deposit {
      isOfAnother = true
      return
    }
    let sent = Set(results)
    let accepted = Set(receipt.accepted)
    var refusals: [String: [DepositReceipt.Refusal]] = [:]
    for refusal in receipt.refused { refusals[refusal.result, default: []].append(refusal) }
    var named: Set<String> = []
    for name in receipt.accepted + receipt.refused.map(\.result)
    where !sent.contains(name) && named.insert(name).inserted {
      strangers.append(name)
    }
    for result in results {
      let refused = refusals[result] ?? []
      let open = refused.filter { !$0.cause.isSettled }
      if accepted.contains(result) {
        if open.isEmpty { settled.append(result) } else { contradictory.append(result) }
      } else if refused.isEmpty {
        toResend.append(result)
      } else if open.isEmpty {
        settled.append(result)
      } else {
        toCorrect += open
      }
    }
  }
}
