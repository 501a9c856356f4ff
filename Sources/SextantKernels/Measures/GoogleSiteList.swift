/// The sites that Google's default channel group knows, by their kind: names and hosts as they stand in
/// reports, in small letters.
///
/// The facts are Google's (support.google.com/analytics/answer/9756891). `lycos:com,fr` is the name
/// alone and with each ending, `forums::a.com,b.com` with its endings only, `+` a blank.
enum GoogleSiteList {
  static let lists: [(SiteCategory, String)] = [
    (
      .search,
      """
      360.cn alice aol ar.search.yahoo.com ask at.search.yahoo.com au.search.yahoo.com auone \
      avg babylon baidu biglobe:co.jp,ne.jp bing br.search.yahoo.com ca.search.yahoo.com \
      centrum.cz ch.search.yahoo.com cl.search.yahoo.com cn.bing.com cnn co.search.yahoo.com \
      comcast conduit daum:net de.search.yahoo.com dk.search.yahoo.com dogpile:com duckduckgo \
      ecosia.org email.seznam.cz eniro es.search.yahoo.com espanol.search.yahoo.com \
      exalead.com excite.com fi.search.yahoo.com firmy.cz fr.search.yahoo.com globo go.mail.ru \
      google google-play hk.search.yahoo.com id.search.yahoo.com in.search.yahoo.com \
      incredimail it.search.yahoo.com kvasir lens.google.com lite.qwant.com lycos \
      m::baidu.com,naver.com,search.naver.com,sogou.com mail::rambler.ru,yandex.ru \
      malaysia.search.yahoo.com msn:com mx.search.yahoo.com najdi naver:com news.google.com \
      nl.search.yahoo.com no.search.yahoo.com ntp.msn.com nz.search.yahoo.com onet:pl \
      pe.search.yahoo.com ph.search.yahoo.com pl.search.yahoo.com play.google.com qwant:com \
      rakuten:co.jp rambler:ru se.search.yahoo.com search-results \
      search::aol.co.uk,aol.com,google.com,smt.docomo.ne.jp search::ukr.net secureurl.ukr.net \
      seznam:cz sg.search.yahoo.com so.com sogou:com sp-web.search.auone.jp startsiden:no \
      suche.aol.de terra th.search.yahoo.com tr.search.yahoo.com tut.by tw.search.yahoo.com \
      uk.search.yahoo.com ukr us.search.yahoo.com virgilio vn.search.yahoo.com wap.sogou.com \
      webmaster.yandex.ru websearch.rakuten.co.jp yahoo:co.jp,com \
      yandex:by,com,com.tr,fr,kz,ru,ua,uz zen.yandex.ru
      """
    ),
    (
      .social,
      """
      43things:com 51.com 5ch.net academia.edu activerain:com activeworlds:com addthis:com \
      airg.ca allnurses.com allrecipes.com alumniclass:com ameba.jp ameblo.jp \
      americantowns:com amp.reddit.com ancestry.com anobii:com answerbag:com answers.yahoo.com \
      aolanswers:com apps.facebook.com ar.pinterest.com artstation.com askubuntu:com \
      asmallworld.com athlinks:com away.vk.com awe.sm b.hatena.ne.jp baby-gaga:com babyblog.ru \
      badoo:com bebo:com beforeitsnews:com bharatstudent:com biip.no biswap.org bit.ly \
      blackcareernetwork.com blackplanet:com blip.fm \
      blog::com,feedspot.com,goo.ne.jp,naver.com,yahoo.co.jp blogg.no bloggang.com blogger:com \
      blogher:com bloglines:com blogs.com blogsome:com blogspot:com blogster:com blurtit:com \
      bookmarks::yahoo.co.jp,yahoo.com br.pinterest.com brightkite:com brizzly:com \
      business.facebook.com buzzfeed:com buzznet:com cafe.naver.com cafemom:com camospace:com \
      canalblog.com care.com care2:com caringbridge.org catster:com cbnt.io cellufun:com \
      centerblog.net chat.zalo.me chegg.com chicagonow:com chiebukuro.yahoo.co.jp \
      classmates:com classquest:com co.pinterest.com cocolog-nifty:com \
      copainsdavant.linternaute.com couchsurfing.org cozycot:com cross.tv crunchyroll:com \
      cyworld:com cz.pinterest.com d.hatena.ne.jp dailystrength.org deluxe.com deviantart:com \
      dianping:com digg:com diigo:com discover.hubpages.com disqus:com dogster:com dol2day:com \
      doostang:com dopplr:com douban:com draft.blogger.com draugiem.lv drugs-forum:com \
      dzone:com edublogs.org elftown:com epicurious.com everforo.com exblog.jp extole:com \
      facebook:com faceparty:com fandom.com fanpop:com fark:com fb:me fc2:com feedspot \
      feministing:com filmaffinity:com flickr:com flipboard:com folkdirect:com foodservice:com \
      forums::androidcentral.com,crackberry.com,imore.com \
      forums::nexopia.com,webosnation.com,wpcentral.com fotki:com fotolog:com foursquare:com \
      free.facebook.com friendfeed:com fruehstueckstreff.org fubar:com gaiaonline:com \
      gamerdna:com gather.com geni.com getpocket.com glassboard:com glassdoor:com godtube:com \
      goldenline.pl goldstar:com goo.gl gooblog goodreads:com google+ googlegroups.com \
      googleplus govloop:com gowalla:com gree.jp groups.google.com gulli.com gutefrage.net \
      habbo:com hatena hi5:com hootsuite:com houzz:com hoverspot:com hr.com hu.pinterest.com \
      hubculture:com hubpages.com hyves::net,nl ibibo:com id.pinterest.com identi.ca ig \
      imageshack:com,us imvu:com in.pinterest.com insanejournal:com instagram:com \
      instapaper:com internations.org interpals.net intherooms:com irc-galleria.net is.gd \
      italki:com jammerdirect:com jappy::com,de kaboodle.com kakao:com kakaocorp.com \
      kaneva:com kin.naver.com l::facebook.com,instagram.com,messenger.com last.fm \
      librarything:com lifestream.aol.com line:me linkedin:com listal:com listography:com \
      livedoor.com livedoorblog livejournal:com lm.facebook.com lnkd.in \
      m::blog.naver.com,cafe.naver.com,facebook.com,kin.naver.com m::vk.com,yelp.com mbga.jp \
      medium.com meetin.org meetup:com meinvz.net meneame.net menuism.com \
      messages::google.com,yahoo.co.jp messenger:com mix.com mixi.jp mobile.facebook.com \
      mocospace:com mouthshut:com movabletype:com mubi:com my.opera.com myanimelist.net \
      myheritage:com mylife:com mymodernmet:com myspace:com netvibes:com news.ycombinator.com \
      newsshowcase nexopia ngopost.org niconico nicovideo.jp nightlifelink:com ning:com \
      nl.pinterest.com odnoklassniki::ru,ua okwave.jp old.reddit.com oneworldgroup.org \
      onstartups:com opendiary:com oshiete.goo.ne.jp out.reddit.com over-blog.com overblog.com \
      paper.li partyflock.nl photobucket:com pinboard:in pingsta:com \
      pinterest::it,jp,nz,ph,pt,ru,se \
      pinterest:at,ca,ch,cl,co.kr,co.uk,com,com.au,com.mx,de,es,fr pixiv.net pl.pinterest.com \
      playahead.se plurk:com plus::google.com,url.google.com pocket.co posterous:com \
      pro.homeadvisor.com pulse.yahoo.com qapacity:com quechup:com quora:com qzone.qq.com \
      ravelry:com reddit:com redux:com renren:com researchgate.net reunion:com \
      reverbnation:com rtl.de ryze:com salespider:com scoop.it screenrant:com scribd:com \
      scvngr:com secondlife:com serverfault:com shareit sharethis:com shvoong.com \
      sites.google.com skype skyrock:com slashdot.org slideshare.net smartnews.com \
      snapchat:com social sociallife.com.br socialvibe:com spaces.live.com spoke:com spruz:com \
      ssense.com stackapps:com stackexchange:com stackoverflow:com stardoll.com stickam:com \
      studivz.net suomi24.fi superuser:com sweeva:com t::co,me tagged:com taggedmail:com \
      talkbiznow:com taringa.net techmeme:com tencent:com tiktok:com tinyurl:com toolbox:com \
      touch.facebook.com tr.pinterest.com travellerspoint:com tripadvisor:com trombi:com \
      trustpilot tudou:com tuenti:com tumblr:com tweetdeck:com twitter:com twoo.com \
      typepad:com unblog.fr urbanspoon.com ushareit.com ushi.cn vampirefreaks:com \
      vampirerave:com vg.no video.ibm.com vk.com vkontakte.ru wakoopa:com wattpad:com \
      web::facebook.com,skype.com webshots:com wechat:com weebly:com weibo:com \
      wer-weiss-was.de weread:com whatsapp:com wiki.answers.com wikihow.com wikitravel.org \
      woot.com wordpress:com,org xanga:com xing:com yahoo-mbga.jp yammer:com yelp:co.uk,com \
      youroom.in za.pinterest.com zalo zoo.gr zooppa:com
      """
    ),
    (
      .shopping,
      """
      aax-us-east.amazon-adsystem.com aax.amazon-adsystem.com alibaba:com amazon:co.uk,com \
      apps.shopify.com checkout::shopify.com,stripe.com cr.shopping.naver.com \
      cr2.shopping.naver.com ebay:co.uk,com,com.au,de etsy:com google+shopping igshopping \
      m::alibaba.com,shopping.naver.com mercadolibre:com,com.ar,com.mx message.alibaba.com \
      msearch.shopping.naver.com nl.shopping.net no.shopping.net offer.alibaba.com \
      one.walmart.com order.shopping.yahoo.co.jp partners.shopify.com s3.amazonaws.com \
      se.shopping.net shop.app shopify:com shopping::naver.com,yahoo.co.jp,yahoo.com \
      shopzilla:com simplycodes.com store.shopping.yahoo.co.jp stripe:com uk.shopping.net \
      walmart:com
      """
    ),
    (
      .video,
      """
      blog.twitch.tv crackle:com curiositystream:com d.tube dailymotion:com \
      dashboard.twitch.tv disneyplus:com fast.wistia.net help::hulu.com,netflix.com hulu:com \
      id.twitch.tv iq.com iqiyi:com jobs.netflix.com justin.tv m::twitch.tv,youtube.com \
      music.youtube.com netflix:com player::twitch.tv,vimeo.com ted:com twitch:tv utreon:com \
      veoh:com viadeo.journaldunet.com vimeo:com wistia:com youku:com youtube:com
      """
    ),
  ]
}
