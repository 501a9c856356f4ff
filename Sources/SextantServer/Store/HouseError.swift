internal import GRDB
public import SextantModel

#if canImport(Glibc)
  import Glibc
#endif

/// Why a data folder cannot be opened, read or written: the machine's fault, told with a remedy.
public struct HouseError: Error, Equatable {
  /// The name is the end of the text's key.
  public enum Reason: String, Sendable, CaseIterable {
    /// There is no such folder, and it cannot be made.
    case noFolder
    case readOnly
    /// The database in it is some other program's.
    case notOurs
    /// A later version of Sextant has written here.
    case newer
    /// An earlier version has written here, and this command may not change anything.
    case older
    /// Another Sextant serves this folder.
    case inUse
    case keyMissing
    case keyUnreadable
    case keyWrong
    /// Something stands already where a folder is to be written.
    case notFree
    /// The disk is full.
    case full
    case busy
    case damaged
    case failed
  }

  public let reason: Reason
  public let message: Message

  init(_ reason: Reason, _ path: String, detail: String = "") {
    self.reason = reason
    message = Message("house.\(reason.rawValue)", ["path": .text(path), "detail": .text(detail)])
  }

  /// Why a file could not be written, as the machine has just said.
  init(writing path: String) {
    let said = errno
    let reason: Reason =
      switch said {
      case ENOSPC, EDQUOT, EFBIG: .full
      case EACCES, EPERM, EROFS, ENOENT, ENOTDIR: .readOnly
      default: .failed
      }
    self.init(reason, path, detail: String(cString: strerror(said)))
  }

  /// What a failure of the database means to the person who keeps the house.
  init(_ error: any Error, at path: String) {
    if let known = error as? HouseError {
      self = known
      return
    }
    guard let failure = error as? DatabaseError else {
      self.init(.failed, path, detail: "\(error)")
      return
    }
    let reason: Reason =
      switch failure.resultCode {
      case .SQLITE_FULL: .full
      case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM: .readOnly
      case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
      case .SQLITE_CORRUPT, .SQLITE_NOTADB: .damaged
      default: .failed
      }
    self.init(reason, path, detail: failure.message ?? failure.resultCode.description)
  }
}
