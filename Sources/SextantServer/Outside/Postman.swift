import Dispatch
public import Logging

/// Takes letters from the queue to the mail server, one after the other, and tries again those
/// that the server could not take.
public struct Postman: Sendable {
  private let queue: MailQueue
  private let server: MailServer
  private let log: Logger
  private let now: @Sendable () -> Instant
  /// Sending waits for the network: it has a thread of its own.
  private let road = DispatchQueue(label: "sextant.mail")

  public init(
    queue: MailQueue, server: MailServer, log: Logger,
    now: @escaping @Sendable () -> Instant = Instant.now
  ) {
    self.queue = queue
    self.server = server
    self.log = log
    self.now = now
  }

  /// Goes on until its task is cancelled.
  public func run() async {
    while !Task.isCancelled {
      do {
        try await deliverDue()
      } catch {
        log.error("mail: the queue cannot be read", metadata: ["error": "\(error)"])
      }
      try? await Task.sleep(for: .seconds(5))
    }
  }

  /// Sends every letter whose time has come.
  ///
  /// - Returns: how many were delivered.
  @discardableResult
  public func deliverDue() async throws -> Int {
    var delivered = 0
    while !Task.isCancelled, try queue.hasDue(), let (id, message) = try queue.take() {
      switch await send(message) {
      case .delivered:
        try queue.delivered(id)
        delivered += 1
      case .postponed(let problem):
        try queue.failed(id, problem, isFinal: false)
        report(id, problem)
      case .refused(let problem):
        try queue.failed(id, problem, isFinal: true)
        report(id, problem)
      }
    }
    return delivered
  }

  private func send(_ message: MailMessage) async -> SMTPOutcome {
    let bytes = message.bytes(from: server.sender, at: now())
    let transfer = SMTPTransfer(server: server)
    return await withCheckedContinuation { continuation in
      road.async {
        continuation.resume(returning: transfer.send(bytes, to: message.to))
      }
    }
  }

  /// Neither the recipient nor the letter goes into the log.
  private func report(_ id: Int64, _ problem: String) {
    log.warning(
      "mail: a letter was not taken", metadata: ["letter": "\(id)", "problem": "\(problem)"])
  }
}
