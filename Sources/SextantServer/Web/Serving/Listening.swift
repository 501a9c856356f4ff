internal import NIOCore
public import SextantModel

#if canImport(Glibc)
  import Glibc
#endif

/// Why nobody can be answered where the settings say: told with a remedy.
public struct ListeningError: Error, Equatable {
  public let message: Message

  /// - Returns: `nil` where the error is none of listening's.
  init?(_ error: any Error, at settings: Settings) {
    let key: String
    switch error {
    case let error as IOError where error.errnoCode == EADDRINUSE: key = "serve.portTaken"
    case let error as IOError where error.errnoCode == EACCES: key = "serve.portKept"
    case let error as IOError where error.errnoCode == EADDRNOTAVAIL: key = "serve.noSuchHost"
    case is SocketAddressError: key = "serve.noSuchHost"
    default: return nil
    }
    message = Message(key, ["port": .text("\(settings.port)"), "host": .text(settings.host)])
  }
}
