/// The names that exports give their columns, in French and English and as interfaces for programs
/// spell them: for each role, what it is called. Folded, as `foldedName` does; `=` separates the role
/// from its names, `|` the names.
enum ExportNames {
  static func lines(of origin: MeasureOrigin) -> String {
    switch origin {
    case .googleAnalytics4: analytics
    case .googleAds: googleAds
    case .metaAds: meta
    case .searchConsole: searchConsole
    case .matomo: matomo
    case .other: ""
    }
  }

  private static let analytics = """
    day = date|jour|day|date (aaaammjj)|date (yyyymmdd)|date + hour (yyyymmddhh)|date + heure (aaaammjjhh)|date + hour|date + heure|date hour and minute|datehour|datehourminute|date et heure|month|mois|year month|yearmonth|isoyearisoweek|annee/mois
    dayIndex = nth day|nthday|nieme jour|n-ieme jour|jour n|nth day of period
    dimension channel = session default channel group|session default channel grouping|sessiondefaultchannelgroup|sessiondefaultchannelgrouping|default channel group|defaultchannelgroup|default channel grouping|session primary channel group|session primary channel group (default channel group)|sessionprimarychannelgroup|primarychannelgroup|first user default channel group|first user primary channel group (default channel group)|firstuserdefaultchannelgroup|firstuserprimarychannelgroup|groupe de canaux par defaut de la session|groupe de canaux par defaut pour la session|groupe de canaux par defaut|groupe de canaux principal de la session|groupe de canaux principal de la session (groupe de canaux par defaut)|groupe de canaux principal pour la session (groupe de canaux par defaut)|groupe de canaux par defaut du premier utilisateur|premier groupe de canaux par defaut de l'utilisateur|regroupement de canaux par defaut de la session|canal|channel
    dimension source = session source|sessionsource|source de la session|source|first user source|firstusersource|source du premier utilisateur|session manual source
    dimension medium = session medium|sessionmedium|support de la session|support|medium|first user medium|firstusermedium|support du premier utilisateur|session manual medium
    sourceAndMedium = session source / medium|session source/medium|sessionsourcemedium|source/support de la session|source / support de la session|session - source/support|source / medium|source/medium|sourcemedium|source/support|source / support|first user source / medium|firstusersourcemedium|source/support du premier utilisateur
    dimension campaign = session campaign|sessioncampaignname|session campaign name|campagne de la session|nom de la campagne de la session|campaign|campaignname|campagne|session google ads campaign|first user campaign|firstusercampaignname|session manual campaign name
    dimension page = page path and screen class|page path|pagepath|pagepathplusquerystring|unifiedpagepathscreen|unifiedscreenclass|page title and screen name|page title|pagetitle|unifiedscreenname|page title and screen class|landing page|landingpage|landing page + query string|landingpageplusquerystring|page location|pagelocation|fullpageurl|chemin de la page et classe de l'ecran|chemin de la page et classe de l'ecran|chemin de la page|titre de la page et nom de l'ecran|titre de la page et classe de l'ecran|titre de la page|page de destination|page de destination + chaine de requete|emplacement de la page|page
    dimension device = device category|devicecategory|device|categorie d'appareil|categorie d'appareils|appareil
    dimension country = country|pays|countryid
    dimension site = hostname|host name|nom d'hote|stream name|streamname|nom du flux|property
    dimension segment = comparison|comparaison
    dimension event = event name|eventname|nom de l'evenement
    dimension currency = currency code|currencycode|devise
    metric sessions = sessions|session
    metric engagedSessions = engaged sessions|engagedsessions|sessions avec engagement|sessions engagees
    metric users = total users|totalusers|users|utilisateurs|nombre total d'utilisateurs|total des utilisateurs|active users|activeusers|utilisateurs actifs
    metric returningUsers = returning users|returningusers|utilisateurs connus|utilisateurs recurrents|utilisateurs de retour
    metric newUsers = new users|newusers|nouveaux utilisateurs
    metric views = views|screenpageviews|vues|pageviews|pages vues
    metric events = event count|eventcount|nombre d'evenements|nombre d'evenements (tous)
    metric conversions = key events|keyevents|evenements cles|conversions|all key events
    metric revenue = total revenue|totalrevenue|revenu total|revenus totaux|total des revenus|chiffre d'affaires total|purchase revenue|purchaserevenue|revenus des achats|revenus|revenue|total ad revenue
    metric purchases = ecommerce purchases|ecommercepurchases|achats e-commerce|achats ecommerce|transactions|purchases
    metric addsToCart = add to carts|addtocarts|ajouts au panier
    metric engagementSeconds = user engagement|userengagementduration|user engagement duration|duree d'engagement des utilisateurs|engagement des utilisateurs
    ratio = engagement rate|engagementrate|taux d'engagement|bounce rate|bouncerate|taux de rebond|average engagement time per session|average engagement time|average engagement time per active user|duree d'engagement moyenne par session|duree d'engagement moyenne|temps d'engagement moyen par session|duree d'engagement moyenne par utilisateur actif|events per session|eventspersession|evenements par session|session key event rate|sessionkeyeventrate|taux d'evenements cles de session|taux d'evenements cles par session|user key event rate|taux d'evenements cles utilisateur|views per active user|views per user|vues par utilisateur|vues par utilisateur actif|vues par session|views per session|screenpageviewspersession|average session duration|averagesessionduration|duree moyenne des sessions|sessions per user|sessions par utilisateur|engaged sessions per active user|sessions avec engagement par utilisateur actif|session conversion rate|sessionconversionrate|taux de conversion par session|average purchase revenue|event count per user|nombre d'evenements par utilisateur
    dateRange = date range|plage de dates|daterange|date ranges
    attribute = hour|heure
    """

  private static let googleAds = """
    day = day|jour|date|segments.date|segments date|week|semaine|month|mois|segments.week|segments.month|date day|tag
    dimension campaign = campaign|campagne|campaign name|nom de la campagne|campaign.name|base campaign|kampagne
    dimension adGroup = ad group|groupe d'annonces|ad group name|adgroup|ad group.name|adgroup.name|nom du groupe d'annonces|asset group|groupe de composants
    dimension ad = ad|annonce|ad name|ad id|final url
    dimension keyword = keyword|mot cle|mot-cle|search keyword|mot cle pour le reseau de recherche|mot cle du reseau de recherche|keyword text|ad group criterion.keyword.text|adgroupcriterion.keyword.text
    dimension query = search term|terme de recherche|search terms|search term view.search term|searchtermview.searchterm
    dimension page = landing page|page de destination
    dimension device = device|appareil|segments.device|segments device|gerat
    dimension network = network|reseau|network (with search partners)|reseau (avec les partenaires du reseau de recherche)|ad network type|segments.ad network type|segments.adnetworktype|top level network
    dimension account = account|compte|account name|nom du compte|customer id|numero client|n° client|id client|customer.id|customer.descriptive name|customer.descriptivename|account id
    dimension currency = currency code|code de la devise|devise|currency|customer.currency code|customer.currencycode
    dimension country = country/territory|country/territory (user location)|pays/territoire|country|pays|pays ou territoire
    metric cost = cost|cout|cost micros|metrics.cost micros|metrics.costmicros|metrics cost micros|spend|kosten|cost (micros)
    metric impressions = impr.|impr|impressions|metrics.impressions|metrics impressions
    metric clicks = clicks|clics|metrics.clicks|metrics clicks|klicks
    metric conversions = conversions|conv.|metrics.conversions|metrics conversions
    metric allConversions = all conv.|all conversions|toutes les conv.|toutes les conversions|metrics.all conversions|metrics.allconversions
    metric conversionValue = conv. value|conversion value|conversions value|valeur de conv.|valeur conv.|valeur de conversion|valeur des conversions|total conv. value|metrics.conversions value|metrics.conversionsvalue|metrics conversions value|valeur totale de conv.
    metric interactions = interactions|metrics.interactions
    metric videoViews = views|video views|vues|trueview views|metrics.video views
    ratio = ctr|metrics.ctr|avg. cpc|cpc moy.|avg. cpm|cpm moy.|avg. cost|cout moy.|avg. cpv|cpv moy.|cost / conv.|cost/conv.|cout/conv.|cout / conv.|cout par conversion|cost per conversion|conv. rate|taux de conv.|taux de conversion|interaction rate|taux d'interaction|conv. value / cost|conv. value/cost|valeur de conv./cout|valeur conv./cout|valeur/conv.|value / conv.|search impr. share|taux d'impr. (reseau de recherche)|taux d'impressions sur le reseau de recherche|search lost is (budget)|search lost is (rank)|search top is|search abs. top is|impr. (top) %|impr. (abs. top) %|impr. (haut de page) %|impr. (premiere position absolue) %|optimization score|score d'optimisation|metrics.average cpc|metrics.averagecpc|avg. target roas|avg. target cpa|view-through conv.|conv. apres affichage|view through conversions|active view viewability|active view measurability
    attribute = campaign state|campaign status|etat de la campagne|etat|status|statut|campaign type|type de campagne|campaign subtype|budget|budget name|budget type|type de budget|bid strategy type|type de strategie d'encheres|strategie d'encheres|match type|type de correspondance|keyword match type|search terms match type|ad group state|ad group status|etat du groupe d'annonces|ad type|type d'annonce|campaign id|id de campagne|id de la campagne|campaign.id|ad group id|id du groupe d'annonces|id|interaction event types|fivetran id|fivetran synced|campaign.status|campaign.resourcename|customer.resourcename|status reasons|motifs de l'etat|added/excluded|ajoute/exclu|active view impressions|active view measurable cost micros|active view measurable impressions|keyword id|final url suffix|labels|libelles
    """

  private static let meta = """
    day = day|jour|date|week|semaine|month|mois
    periodStart = reporting starts|debut des rapports|debut du rapport|date start|datestart|reporting start|berichtsbeginn
    periodEnd = reporting ends|fin des rapports|fin du rapport|date stop|datestop|reporting end|berichtsende
    dimension campaign = campaign name|nom de la campagne|campaign|campagne|kampagnenname
    dimension adGroup = ad set name|adset name|nom de l'ensemble de publicites|ad set|adset|ensemble de publicites|nom de l'ensemble de pubs|anzeigengruppenname|nom de l'audience
    dimension ad = ad name|nom de la publicite|nom de la pub|publicite|ad|ad id|anzeigenname
    dimension account = account name|nom du compte|account id|nom du compte publicitaire|identifiant du compte|id du compte|ad account name
    dimension device = impression device|appareil d'impression|appareil pour l'impression|device platform|plateforme de l'appareil|device
    dimension country = country|pays|region
    dimension network = platform|plateforme|publisher platform|placement|platform position
    dimension segment = age|gender|sexe|genre|tranche d'age
    dimension currency = currency|devise|account currency|monnaie
    metric cost = amount spent|montant depense|spend|budget depense|ausgegebener betrag|depenses|montant depense (eur)
    metric impressions = impressions|impressionen
    metric reach = reach|couverture|portee|reichweite|comptes de l'espace comptes touches|personnes touchees
    metric linkClicks = link clicks|clics sur un lien|clics sur le lien|clics sur les liens|inline link clicks|clics (lien)|link-klicks
    metric clicks = clicks (all)|clics (tous)|clics (tout)|clicks|clics|klicks (alle)
    metric results = results|resultats|ergebnisse
    metric purchases = purchases|achats|website purchases|achats sur le site web|achats sur le site|actions.purchase|actions.omni purchase|achats en ligne
    metric revenue = purchases conversion value|purchase conversion value|valeur de conversion des achats|website purchases conversion value|valeur de conversion des achats sur le site web|action values.purchase|action values.omni purchase|valeur de conversion|conversion value
    metric addsToCart = adds to cart|ajouts au panier|website adds to cart|actions.add to cart
    metric landingPageViews = landing page views|vues de la page de destination|vues d'une page de destination|vues de page de destination|actions.landing page view
    metric videoViews = thruplays|thruplay|lectures de video|3-second video plays|video plays|lectures de video de 3 secondes|video plays at 50%
    metric conversions = conversions|website conversions|leads|prospects|actions.lead
    ratio = frequency|repetition|frequence|cost per result|cost per results|cout par resultat|cout par resultats|cpc (cost per link click)|cpc (cout par clic sur un lien)|cpc (cout par clic sur le lien)|cpc (all)|cpc (tous)|cpc|cpm (cost per 1,000 impressions)|cpm (cout pour 1 000 impressions)|cpm|ctr (link click-through rate)|ctr (taux de clics sur le lien)|ctr (taux de clics sur un lien)|ctr (all)|ctr (tous)|ctr|purchase roas (return on ad spend)|purchase roas|roas|roas (retour sur les depenses publicitaires) des achats|retour sur les depenses publicitaires (roas) des achats|website purchase roas (return on advertising spend)|roas des achats|roas des achats sur le site web|cost per purchase|cout par achat|cost per 1,000 people reached|cout pour 1 000 personnes touchees|ctr unique (taux de clics sur le lien)|unique ctr (link click-through rate)|cost per link click
    indicator = result indicator|indicateur de resultats|indicateur de resultat|result type|type de resultat|type de resultats
    attribute = campaign delivery|diffusion de la campagne|ad set delivery|diffusion de l'ensemble de publicites|ad delivery|diffusion de la publicite|delivery|diffusion|ad set budget|budget de l'ensemble de publicites|ad set budget type|type de budget de l'ensemble de publicites|budget|budget type|ends|fin|starts|debut|attribution setting|parametre d'attribution|parametres d'attribution|bid|enchere|bid type|type d'enchere|quality ranking|classement de la qualite|engagement rate ranking|classement du taux d'engagement|conversion rate ranking|classement du taux de conversion|last significant edit|derniere modification importante|campaign id|identifiant de la campagne|id de campagne|adset id|ad set id|id de l'ensemble de publicites|objective|objectif|buying type
    """

  private static let searchConsole = """
    day = date|jour|day|datum
    dimension query = query|queries|top queries|requete|requetes|requetes les plus frequentes|principales requetes|suchanfrage|haufigste suchanfragen
    dimension page = page|pages|top pages|landing page|pages les plus populaires|pages principales|pages les plus frequentes|url|seite|beliebteste seiten
    dimension country = country|pays|countries|land
    dimension device = device|appareil|devices|gerat
    dimension segment = search appearance|apparence dans les resultats de recherche|apparence dans la recherche|search type|type de recherche
    dimension site = site url|property|propriete|site
    metric clicks = clicks|clics|klicks|url clicks
    metric impressions = impressions|impressionen
    metric position = position|average position|position moyenne|avg. position
    ratio = ctr|url ctr|site ctr|taux de clics|average ctr|ctr moyen
    """

  private static let matomo = """
    day = date|jour|day
    metric sessions = visits|visites|nb visits|visits count|besuche
    metric users = unique visitors|visiteurs uniques|nb uniq visitors|users|utilisateurs|nb users|eindeutige besucher
    metric events = actions|nb actions|evenements|events|nb events
    metric views = pageviews|page views|vues de page|pages vues|vues de pages|nb pageviews|nb hits|hits|seitenansichten
    metric bounces = bounces|bounce count|rebonds|nb bounces
    metric engagementSeconds = sum visit length|sum time spent|total time spent by visitors (in seconds)|temps total passe par les visiteurs (en secondes)|total time spent|sum daily visit length
    metric conversions = conversions|nb conversions|goal conversions|nombre de conversions
    metric revenue = revenue|revenu|revenus|total revenue|revenu total|chiffre d'affaires
    metric purchases = ecommerce orders|commandes|orders|purchases|nb orders|commandes e-commerce
    dimension page = page url|url de la page|url|page title|titre de la page|metadata: url|entry page url
    dimension source = referrer name|nom du referent|website|search engine|moteur de recherche
    dimension channel = channel type|type de canal|referrer type|type de referent
    dimension campaign = campaign|campagne|campaign name|campaignname|nom de la campagne
    dimension device = device type|type d'appareil
    dimension country = country|pays
    dimension site = site|site name|nom du site|idsite
    dimension segment = label|libelle|name
    ratio = actions per visit|actions par visite|nb actions per visit|avg. time on website|average time on website|temps moyen sur le site|avg time on site|avg. visit duration (in seconds)|duree moyenne des visites (en secondes)|avg. visit duration|bounce rate|taux de rebond|exit rate|taux de sortie|conversion rate|taux de conversion|avg. time on page|avg time on page|temps moyen sur la page|avg. generation time|temps de generation moyen|avg. page load time|revenue per visit|revenu par visite|avg. time per visit|average page load time
    attribute = nb visits converted|visits with conversions|visites avec conversions|visites converties|max actions|maximum actions in one visit|nombre maximum d'actions dans une visite|unique pageviews|vues de page uniques|entry nb visits|entry nb actions|entry bounce count|exit nb visits|entrances|entrees|exits|sorties|metadata: logo|logo|metadata: segment|segment|idsubdatatable|metadata: code|code|returning visits|visites connues|nb visits new|max time generation|min time generation|hits with time generation
    """
}

/// What the names of one origin's exports mean.
struct NameBook: Sendable {
  let roles: [String: ColumnRole]
  /// Of the names of one role, which stands before which.
  let ranks: [String: Int]

  init(_ lines: String) {
    var roles: [String: ColumnRole] = [:]
    var ranks: [String: Int] = [:]
    for line in lines.split(separator: "\n") {
      guard let equals = line.range(of: " = "), let role = ColumnRole(String(line[..<equals.lower]))
      else { continue }
      for (rank, name) in line[equals.upper...].split(separator: "|").enumerated() {
        roles[String(name)] = role
        ranks[String(name)] = rank
      }
    }
    self.roles = roles
    self.ranks = ranks
  }

  static let all: [MeasureOrigin: NameBook] = Dictionary(
    uniqueKeysWithValues: MeasureOrigin.allCases.map { ($0, NameBook(ExportNames.lines(of: $0))) })

  /// Names that only one origin uses, which tell it.
  static let telling: Set<String> = {
    var counts: [String: Int] = [:]
    for book in all.values { for name in book.roles.keys { counts[name, default: 0] += 1 } }
    return Set(counts.filter { $0.value == 1 }.keys)
  }()

  /// Every name of every origin: what makes a line a header.
  static let names: Set<String> = Set(all.values.flatMap { $0.roles.keys })

  /// A name without its currency: « montant depense (eur) ».
  static func key(_ name: String) -> String {
    let folded = foldedName(name)
    guard folded.hasSuffix(")") || folded.hasSuffix("]"), ColumnHints(name).currency != nil,
      let open = folded.lastIndex(where: { $0 == "(" || $0 == "[" })
    else { return folded }
    return foldedName(String(folded[..<open]))
  }
}

extension Substring {
  /// Where a text first stands.
  fileprivate func range(of text: String) -> (lower: Index, upper: Index)? {
    var place = startIndex
    while place < endIndex {
      if self[place...].hasPrefix(text) { return (place, index(place, offsetBy: text.count)) }
      place = index(after: place)
    }
    return nil
  }
}

/// The names of columns that measuring tools give, by `foldedName`: what `TableFile` finds headers by.
public var namesOfMeasureExports: Set<String> { NameBook.names }
