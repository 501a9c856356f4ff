import NIOCore
public import SextantModel

#if canImport(Glibc)
  import Glibc
#endif

/// Why the server cannot take its place on the network: told with a remedy to who starts it.
public struct CannotListen: Error {
  public let message: Message

  /// - Returns: `nil` where something else went wrong.
  init?(_ error: any Error, _ settings: Settings) {
    let key: String
    switch error {
    case let error as IOError where error.errnoCode == EADDRINUSE: key = "serve.portTaken"
    case let error as IOError where error.errnoCode == EACCES: key = "serve.portForbidden"
    case let error as IOError where error.errnoCode == EADDRNOTAVAIL: key = "serve.hostUnknown"
    case is SocketAddressError: key = "serve.hostUnknown"
    default: return nil
    }
    message = Message(
      key, ["port": .text(String(settings.port)), "host": .text(settings.host)])
  }
}
