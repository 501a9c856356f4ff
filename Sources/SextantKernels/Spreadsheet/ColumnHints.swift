/// What a column's name says of its cells, in French, English and a little German: enough to tell a
/// day written `20260131` from a number.
struct ColumnHints {
  var isDay = false
  var isMonth = false
  var isWeek = false
  var isDuration = false
  var isCode = false
  /// In millionths, as advertising interfaces count money.
  var isMicros = false
  /// The currency in parentheses: « Coût (EUR) », “Amount spent (USD)”, « Montant (€) ».
  var currency: String?
  /// The name is French; `nil` where it says nothing.
  var isFrench: Bool?

  init(_ name: String) {
    let folded = foldingKey(name)
    let words = folded.split { !($0.isLetter || $0.isNumber) }.map(String.init)
    let set = Set(words)
    func has(_ list: String...) -> Bool { list.contains { set.contains($0) } }
    isDay =
      has(
        "date", "day", "jour", "jours", "tag", "datum", "fecha", "dates", "echeance", "debut",
        "fin",
        "datehour", "dateheure", "datehourminute"
      )
      || folded.hasSuffix("date")
    isMonth = has("month", "mois", "monat", "yearmonth") || folded.hasSuffix("month")
    isWeek = has("week", "semaine", "woche", "isoweek", "yearweek", "isoyearisoweek")
    isDuration = has("duration", "duree", "temps", "time", "dauer")
    isCode =
      has(
        "id", "identifiant", "code", "siret", "siren", "telephone", "phone", "tel", "cp", "zip",
        "postal", "ean", "sku", "reference", "ref", "numero")
      || folded.hasSuffix("_id")
    isMicros = has("micros") || folded.hasSuffix("micros")
    let french = [
      "jour", "campagne", "cout", "clics", "requete", "utilisateurs", "date de", "nom",
      "appareil", "pays", "montant", "mois", "semaine", "duree", "taux", "source de", "visites",
      "depense", "couverture", "chiffre", "poste", "echeance", "libelle",
    ]
    let english = [
      "day", "campaign", "cost", "clicks", "query", "users", "name", "device", "country",
      "amount", "month", "week", "rate", "spend", "spent", "reach", "revenue",
    ]
    if french.contains(where: { folded.contains($0) }) {
      isFrench = true
    } else if english.contains(where: { set.contains($0) }) {
      isFrench = false
    }
    currency = Self.currency(name)
  }

  private static func currency(_ name: String) -> String? {
    let bytes = Array(name.utf8)
    guard
      let open = bytes.lastIndex(of: UInt8(ascii: "(")) ?? bytes.lastIndex(of: UInt8(ascii: "[")),
      open + 2 < bytes.count
    else { return nil }
    var inside = Array(bytes[(open + 1)...])
    while let last = inside.last, last == 0x29 || last == 0x5D || last == 0x20 {
      inside.removeLast()
    }
    guard let (code, length) = NumberReading.currency(inside.span, 0), length == inside.count,
      !code.isEmpty
    else { return nil }
    return code
  }
}
