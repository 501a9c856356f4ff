import NIOCore
import NIOHTTPTypes

/// How slowly somebody may send a request or take an answer.
struct Patience: Sendable {
  /// From the first byte of a request to the end of its head.
  var head = TimeAmount.seconds(20)
  /// Between two pieces of a body.
  var pause = TimeAmount.seconds(30)
  /// For a whole body; longer by a second for every so many bytes that came.
  var body = TimeAmount.seconds(60)
  var bytesPerSecond = 4096
  /// While an answer is not taken at all.
  var answer = TimeAmount.seconds(60)
  /// Between two requests on one connection.
  var idle = Duration.seconds(75)

  static let standard = Patience()
}

/// Closes connections on which somebody sends a request, or takes an answer, slower than anybody who
/// means it: a few hundred of them would keep everybody else out.
///
/// Time counts only while we are ready to read: how long we ourselves take is nobody's fault. A request
/// that was cut short this way is never carried out, for its end is missing.
final class RequestDeadlines: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private enum Phase {
    /// Nothing has begun; how long that may last is the server's own idle time.
    case between
    case head(since: NIODeadline)
    case body(since: NIODeadline, bytes: Int)
  }

  private let patience: Patience
  private var phase = Phase.between
  private var isReading = false
  /// When something last came, or we became ready to read.
  private var lastSign = NIODeadline.now()
  private var readingAlarm: Scheduled<Void>?
  private var writingAlarm: Scheduled<Void>?
  /// What waits to be taken, when it was last looked at.
  private var waiting = 0

  init(_ patience: Patience) { self.patience = patience }

  func handlerAdded(context: ChannelHandlerContext) {
    // Sees the bytes before they are a request.
    try? context.pipeline.syncOperations.addHandler(FirstBytes(self), position: .first)
  }

  func handlerRemoved(context: ChannelHandlerContext) { forget() }

  func channelInactive(context: ChannelHandlerContext) {
    forget()
    context.fireChannelInactive()
  }

  private func forget() {
    readingAlarm?.cancel()
    writingAlarm?.cancel()
    (readingAlarm, writingAlarm) = (nil, nil)
  }

  // MARK: - Reading

  func read(context: ChannelHandlerContext) {
    if !isReading { lastSign = .now() }
    isReading = true
    context.read()
  }

  fileprivate func bytesCame() {
    lastSign = .now()
    if case .between = phase { phase = .head(since: lastSign) }
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head: phase = .body(since: .now(), bytes: 0)
    case .body(let piece):
      if case .body(let start, let bytes) = phase {
        phase = .body(since: start, bytes: bytes + piece.readableBytes)
      }
    case .end: phase = .between
    }
    context.fireChannelRead(data)
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    isReading = false
    // Most requests come in one piece and need no alarm.
    if case .between = phase {
      readingAlarm?.cancel()
      readingAlarm = nil
    } else if readingAlarm == nil {
      watchReading(context)
    }
    context.fireChannelReadComplete()
  }

  private var readingDeadline: NIODeadline? {
    switch phase {
    case .between: nil
    case .head(let start): start + patience.head
    case .body(let start, let bytes):
      min(
        lastSign + patience.pause,
        start + patience.body + .seconds(Int64(bytes / patience.bytesPerSecond)))
    }
  }

  private func watchReading(_ context: ChannelHandlerContext) {
    guard let deadline = readingDeadline else { return }
    let bound = NIOLoopBound((handler: self, context: context), eventLoop: context.eventLoop)
    // While we do not read, looking again now and then is enough.
    let moment = max(deadline, .now() + .milliseconds(100))
    readingAlarm = context.eventLoop.scheduleTask(deadline: moment) {
      let (handler, context) = bound.value
      handler.readingAlarm = nil
      guard let deadline = handler.readingDeadline else { return }
      if handler.isReading, deadline <= .now() {
        context.close(promise: nil)
      } else {
        handler.watchReading(context)
      }
    }
  }

  // MARK: - Writing

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    if context.channel.isWritable {
      writingAlarm?.cancel()
      writingAlarm = nil
    } else if writingAlarm == nil {
      waiting = .max
      watchWriting(context)
    }
    context.fireChannelWritabilityChanged()
  }

  /// Looks several times while an answer waits whether any of it was taken.
  private func watchWriting(_ context: ChannelHandlerContext) {
    let bound = NIOLoopBound((handler: self, context: context), eventLoop: context.eventLoop)
    writingAlarm = context.eventLoop.scheduleTask(in: patience.answer) {
      let (handler, context) = bound.value
      handler.writingAlarm = nil
      guard !context.channel.isWritable else { return }
      let left = handler.leftToTake(context)
      if left >= handler.waiting {
        context.close(promise: nil)
      } else {
        handler.waiting = left
        handler.watchWriting(context)
      }
    }
  }

  private func leftToTake(_ context: ChannelHandlerContext) -> Int {
    (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
  }
}

@available(*, unavailable)
extension RequestDeadlines: Sendable {}

/// Tells that bytes have come, before anybody knows what they are.
private final class FirstBytes: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = ByteBuffer
  private let deadlines: RequestDeadlines

  init(_ deadlines: RequestDeadlines) { self.deadlines = deadlines }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    deadlines.bytesCame()
    context.fireChannelRead(data)
  }
}

@available(*, unavailable)
extension FirstBytes: Sendable {}
