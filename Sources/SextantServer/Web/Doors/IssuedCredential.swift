import SextantKernels
import SextantModel

/// Credentials and the list of revocations as a house issues them: signed, in both forms.
struct IssuedCredential: Sendable {
  let key: IssuerKey
  /// Where the house is reached from outside.
  let site: String

  /// Where the list of an institution's revocations is published.
  static func list(of institution: String, on site: String) -> String {
    "\(site)/revocations/\(percentEncoded(institution))"
  }

  /// A certificate with a proof inside (`eddsa-jcs-2022`); `nil` where nothing can be attested any
  /// more.
  func document(
    of found: FoundCertificate, _ library: FrameworkLibrary, _ words: Catalogue
  ) -> JSONValue? {
    let dossier = found.institution.snapshot.dossier
    let certificate = found.certificate
    guard let holder = dossier.find(certificate.candidate)?.name, !holder.isEmpty,
      let made = CertificateCredential(
        certificate, holder: holder, institution: dossier.only(Institution.self),
        framework: certificate.framework(in: dossier, library), in: words, issuer: key.name,
        address: site, list: Self.list(of: found.institution.key, on: site))
    else { return nil }
    return proven(made.credential.json, made.credential.validFrom)
  }

  /// The same credential as a signed token, its own proof left out.
  func token(of document: JSONValue) -> String? {
    guard case .object(let members) = document else { return nil }
    let bare = JSONValue.object(members.filter { $0.key != "proof" })
    return try? CredentialToken.sign(bare, key: key.name, by: key.sign)
  }

  /// Which of an institution's certificates are revoked, as the credential that publishes it.
  func revocations(of institution: LiveDossier) -> JSONValue? {
    let all = institution.snapshot.dossier.all(Certificate.self)
    let places = all.compactMap(\.statusIndex)
    let most = max(StatusPlaces.room(for: places.count), (places.max() ?? 0) + 1)
    var list = BitstringStatusList(count: most)
    for certificate in all where certificate.revokedOn != nil {
      if let place = certificate.statusIndex { list.set(true, at: place) }
    }
    let changed = all.flatMap { [$0.issuedOn, $0.revokedOn] }.compactMap { $0 }.max()
    let zone = institution.snapshot.dossier.only(Institution.self).timeZone
    guard let from = UTCInstant(startOf: changed ?? Day(number: 0), in: zone) else { return nil }
    return proven(
      list.credential(
        id: Self.list(of: institution.key, on: site), issuer: key.name.did, purpose: .revocation,
        validFrom: from), from)
  }

  private func proven(_ document: JSONValue, _ created: UTCInstant) -> JSONValue? {
    let options = DataIntegrityProof.Options(
      created: created, verificationMethod: key.name.verificationMethod)
    return try? DataIntegrityProof.adding(to: document, options, by: key.sign)
  }
}
