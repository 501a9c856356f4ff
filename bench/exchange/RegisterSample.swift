/// A record as long as those of the national register (some 25 kilobytes), its texts made up.
enum RegisterSample {
  static let head = """
    <?xml version="1.0" encoding="UTF-8" standalone="no"?>
    <FICHES>
      <VERSION_FLUX>4.1</VERSION_FLUX>

    """
  static let tail = "</FICHES>\n"

  /// All of a record behind its number, some of its elements unknown to the reader.
  static let record: String = {
    var record = """
          <ID_FICHE>20892</ID_FICHE>
          <INTITULE>Manager d’essai &amp; de mesure : option « qualité »</INTITULE>
          <ETAT_FICHE>Publiée</ETAT_FICHE>
          <NOMENCLATURE_EUROPE><NIVEAU>NIV7</NIVEAU><LIBELLE>Niveau 7</LIBELLE></NOMENCLATURE_EUROPE>

      """
    for number in 0..<5 {
      record += list("FORMACODES", "FORMACODE", "3405\(number)")
      record += list("CODES_NSF", "NSF", "31\(number)")
      record += list("CODES_ROME", "ROME", "M170\(number)")
    }
    record += """
          <CERTIFICATEURS>
              <CERTIFICATEUR>
                  <SIRET_CERTIFICATEUR>11004401300040</SIRET_CERTIFICATEUR>
                  <NOM_CERTIFICATEUR>ECOLE D'ESSAI</NOM_CERTIFICATEUR>
                  <ETAT_CERTIFICATEUR>Actif</ETAT_CERTIFICATEUR>
              </CERTIFICATEUR>
          </CERTIFICATEURS>

      """
    record += "        <PARTENAIRES>\n"
    for number in 0..<12 {
      record += """
                    <PARTENAIRE><NOM_PARTENAIRE>CENTRE \(number)</NOM_PARTENAIRE>
                        <SIRET_PARTENAIRE>1100440130\(1000 + number)</SIRET_PARTENAIRE>
                        <ETAT_PARTENAIRE>ACTIF</ETAT_PARTENAIRE>
                        <HABILITATION_PARTENAIRE>HABILITATION_FORMER</HABILITATION_PARTENAIRE>
                    </PARTENAIRE>

        """
    }
    record += "        </PARTENAIRES>\n"
    record += "        <ACTIVITES_VISEES>\(text(2500))</ACTIVITES_VISEES>\n"
    record += "        <CAPACITES_ATTESTEES>\(text(3500))</CAPACITES_ATTESTEES>\n"
    record += "        <SECTEURS_ACTIVITE>\(text(400))</SECTEURS_ACTIVITE>\n"
    for way in ["FI", "CA", "FC", "CQ", "CL", "VAE"] {
      record += "        <SI_JURY_\(way)><ACTIF>Oui</ACTIF>"
      record += "<COMPOSITION>\(text(400))</COMPOSITION></SI_JURY_\(way)>\n"
    }
    record += "        <BLOCS_COMPETENCES>\n"
    for number in 1...5 {
      record += """
                    <BLOC_COMPETENCES>
                        <CODE>RNCP40792BC0\(number)</CODE>
                        <LIBELLE>Bloc \(number)</LIBELLE>
                        <LISTE_COMPETENCES>\(text(1500))</LISTE_COMPETENCES>
                        <MODALITES_EVALUATION>\(text(600))</MODALITES_EVALUATION>
                    </BLOC_COMPETENCES>

        """
    }
    record += "        </BLOCS_COMPETENCES>\n"
    record += "        <OBJECTIFS_CONTEXTE>\(text(3000))</OBJECTIFS_CONTEXTE>\n"
    record += "        <LIENS><LIEN><URL>https://exemple.fr/?a=1&amp;b=2</URL></LIEN></LIENS>\n"
    record += "        <ACTIF>Oui</ACTIF><DATE_DE_PUBLICATION>13/06/2025</DATE_DE_PUBLICATION>\n"
    record += "        <DATE_LIMITE_DELIVRANCE>31/08/2031</DATE_LIMITE_DELIVRANCE>\n    </FICHE>\n"
    return record
  }()

  private static func list(_ container: String, _ item: String, _ code: String) -> String {
    "        <\(container)><\(item)><CODE>\(code)</CODE>"
      + "<LIBELLE>Un libellé d’essai</LIBELLE></\(item)></\(container)>\n"
  }

  private static func text(_ length: Int) -> String {
    let sentence =
      "    * Mesurer l’effet d’une campagne &amp; l’expliquer à l’équipe,      o décider ;"
    return String(
      String(repeating: sentence, count: length / sentence.utf8.count + 1).prefix(length)
    )
    .split(separator: "&").dropLast().joined(separator: "&")
  }
}
