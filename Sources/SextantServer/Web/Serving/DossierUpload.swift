import Hummingbird
import SextantKernels
import SextantModel

/// A dossier packed in one file, handed in to be made one of the house's.
extension Site {
  func importDossier(
    _ request: Request, _ exchange: Exchange, _ guest: HouseGuest
  ) async throws -> Answer {
    guard let boundary = MultipartScanner.boundary(of: request.headers[.contentType] ?? "") else {
      throw Refusal(.unsupportedMediaType, Message("serving.status.415"))
    }
    guard NewDossierPage.mayCreate(guest, try people.memberships.of(guest.account.id)) else {
      return .refused(Message("pages.new.refused"))
    }
    var upload = FileUpload(scanner: MultipartScanner(boundary: boundary))
    do {
      for try await buffer in request.body {
        try await upload.take(
          buffer.readableBytesView, receiving: { try house.receive(guest.limits.archive) },
          proving: { try prove($0["token"], request, exchange) })
      }
    } catch let error as ChangeError {
      return try ImportPage.refused(error.message, guest)
    }
    let title = FormEntries(entries: upload.fields)["fileTitle"] ?? ""
    guard let (incoming, _) = upload.finished else {
      return try ImportPage.refused(Message("serving.noFileSent"), guest)
    }
    return try await ImportPage.received(incoming, title: title, guest)
  }
}
