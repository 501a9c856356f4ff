internal import GRDB
import SextantModel

extension DatabaseMigrator {
  /// Certificates are found by the digest of their code, whatever institution issued them. Shipped:
  /// never edited, only followed by others.
  mutating func registerCertificates() {
    registerMigration("certificates") { database in
      try database.execute(
        sql: """
          CREATE INDEX certificateByCode ON item (json_extract(body, '$.codeDigest'))
            WHERE kind = 'certificate';
          """)
    }
  }
}

/// A certificate, and the institution that issued it.
struct FoundCertificate: Sendable {
  let institution: LiveDossier
  let certificate: Certificate
}

extension House {
  /// The certificate that bears a code; `nil` where none does.
  func certificate(bearing code: CertificateCode) throws(HouseError) -> FoundCertificate? {
    let found = try vault.read { database in
      try DatabaseRow.fetchOne(
        database,
        sql: """
          SELECT d.key, i.id FROM item i JOIN dossier d ON d.number = i.dossier
          WHERE i.kind = 'certificate' AND json_extract(i.body, '$.codeDigest') = ?
          """, arguments: [code.digest]
      ).map { (key: $0[0] as String, id: $0[1] as String) }
    }
    guard let found, let live = try dossier(found.key),
      let certificate = live.snapshot.dossier.find(ID<Certificate>(found.id))
    else { return nil }
    return FoundCertificate(institution: live, certificate: certificate)
  }
}
