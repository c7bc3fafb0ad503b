/**
 * The turns of phrase by which the kind of a claim is proposed, in English, Russian and Kazakh. `\b` knows Latin letters
 * only, so the Cyrillic ones begin after `edge`.
 */
const edge = '(?<![\\p{L}\\p{M}])';
const words = (...alternatives: string[]) => new RegExp(`${edge}(?:${alternatives.join('|')})`, 'iu');

export const recommending: readonly RegExp[] = [
  words('we (?:\\w+ ){0,2}(?:recommend|urge|call (?:up)?on|encourage|request|ask)(?![\\p{L}])'),
  /(?:^|\s)(?:ask|urge|invite)s? the Committee to(?!\p{L})/iu,
  /^(?:the )?(?:government|state party|authorities|parliament|republic)(?: of \p{Lu}\p{L}+)? should (?!have been)/iu,
  words('(?:мы )?(?:рекомендуем|призываем|просим комитет|настоятельно рекоменд)', '(?:государству-участнику|правительству) следует'),
  /(?:ұсынамыз|шақырамыз|сұраймыз|талап етеміз)(?!\p{L})/iu,
];

export const introducing: readonly RegExp[] = [
  /^(?:this|the present|our|the|present) (?:(?:joint|written|alternative|shadow|thematic|parallel|individual) ){0,2}(?:submission|contribution|report|communication|brief|paper|document) (?:was|is|has been|contains?|describes?|aims?|focuses|focus|covers?|provides?|addresses|presents?|draws|highlights?|concerns?|summari[sz]es|seeks)(?!\p{L})/iu,
  /^(?:we|our organi[sz]ation|the authors?|the submitting organi[sz]ations?) (?:are|is) (?:an? |the )?(?:\p{L}+[- ]){0,5}(?:organi[sz]ation|initiative|coalition|network|association|group|collective|foundation|union)/iu,
  /^(?:настоящ(?:ий|ее|ая)|данн(?:ый|ое|ая)|это(?:т)?)\s+(?:(?:альтернативн|совместн|теневой|письменн)\p{L}*\s+)?(?:доклад|отч[её]т|представлени|материал|сообщени|документ|обращени)\p{L}*/iu,
  /^(?:мы|наша организация)\s+(?:[-–—]|являемся|является)\s/iu,
  /^(?:бұл|осы)\s+(?:\p{L}+\s+)?(?:баяндама|есеп|құжат|хабарлама|материал|өтініш)/iu,
];

export const absence: readonly RegExp[] = [
  words(
    '(?:provid|giv|gave|offer|present|submit|publish|contain|includ|keep|kept|collect)\\p{L}* no (?:\\p{L}+ )?(?:data|information|statistics|figures?|answer|reply|response|status|records?|explanation|details?)(?!\\p{L})',
    '(?:did|does|do|has|have) not (?:\\p{L}+ly )?(?:provid|indicat|includ|respon|answer|repl|mention|submit|address|explain|keep|kept|collect|publish|contain|disaggregat|record|specif|disclos)',
    'ignored (?:this|the|that|our|their|its|these) (?:\\p{L}+ )?(?:request|question|recommendation|inquiry|enquiry|letter)',
    'failed to (?:provide|answer|respond|reply|report|submit|indicate|publish|collect|mention)',
    '(?:there (?:is|are|was|were|exist) )?no (?:\\p{L}+ )?(?:data|statistics|official information|official figures|official records?)(?!\\p{L})',
    '(?:lack|absence) of (?:\\p{L}+ ){0,2}(?:data|statistics)(?!\\p{L})',
    'without (?:providing|giving|answering|indicating)',
    'left (?:\\p{L}+ ){0,4}unanswered',
  ),
  words(
    'не (?:предостав|представ|отве[тч]|указ|вед[её]т|публик|собира|содерж|привод|приве[лд]|упомян|упомин|сообщ|раскры|дал[аио]? )',
    'нет (?:\\p{L}+ ){0,2}(?:данных|статистики|сведений|информации|ответа)',
    'отсутству\\p{L}* (?:\\p{L}+ ){0,2}(?:данные|статистик|сведения|информаци)',
    '(?:данные|статистика|сведения|информация) (?:\\p{L}+ ){0,3}(?:не |отсутству)',
    'проигнорир',
    'без ответа',
  ),
  words(
    '(?:дерек|мәлімет|статистика|ақпарат|жауап|көрсеткіш)\\p{L}*(?: \\p{L}+){0,2} (?:жоқ|бер(?:ме|ілме)|ұсын(?:ба|ылма)|келтір(?:ме|ілме)|жүргіз(?:бе|ілме)|жина(?:ма|лма)|жариялан?ба|қамты(?:ма|лма)|көрсет(?:пе|ілме))',
    'жауапсыз',
    'назардан тыс қал',
    'елеме(?:ді|ген)',
  ),
];

export const ownDocumentation: readonly RegExp[] = [
  words(
    'we (?:have |had |also )*(?:document|record|register|interview|monitor|collect|survey|receiv|count)(?:ed|s)?(?!\\p{L})',
    'our (?:own )?(?:\\p{L}+ )?(?:monitoring|database|data|records|survey|interviews?|documentation|hotline|lawyers?|monitors)(?!\\p{L})',
    '(?:documented|recorded|registered|reported|interviewed|collected) by (?:our|us|the authors?)(?!\\p{L})',
    'on file with the authors?',
  ),
  /(?:^|[\s,;(])\p{Lu}[\p{L}-]*(?:'s monitors)? (?:has |have )?(?:documented|registered|recorded)(?= (?:\p{L}+ ){0,3}(?:cases?|incidents?|violations?)| \d)/u,
  /(?:cases?|incidents?|violations?)(?: of [\p{L} ,]{3,60})? (?:was |were )?documented by (?:the )?\p{L}/iu,
  words(
    '(?:мы|нами|нашей организацией|наша организация) (?:\\p{L}+ )?(?:за)?(?:документир|фиксир|регистрир|опро[сш]|получ)',
    'наш(?:и|его|им|а|ей|ему)? (?:\\p{L}+ )?(?:мониторинг|баз|данн|опрос|монитор|юрист|горяч)',
  ),
  words('(?:біз|ұйымымыз) (?:\\p{L}+ ){0,4}(?:тірке|құжатта|жина|сұра|анықта|ал)(?:д|ғ)', 'біздің (?:\\p{L}+ )?(?:мониторинг|дерек|сауалнама|заңгер|база)'),
];

/** What a law leaves out is said of the law. */
export const silentLaw: readonly RegExp[] = [
  /(?:article|section|constitution|(?:^|\s)law|code|act)(?:s|\s\d+|\s[\p{L}“”"'’-]+){0,8} (?:does|do) not (?:include|contain|mention|protect|cover|define|provide for)/iu,
];

/** An instrument and a verb of provision: "no case was brought under Article 145" is a fact about cases, not about the law. */
const instrument =
  '(?:(?:articles?|arts?\\.|sections?|clauses?|paragraphs?|rules?) \\d|(?:the |criminal |civil |administrative |family |constitutional )(?:law|act|code|constitution|covenant|convention)|constitution of|legislation|by law)';
const provides =
  '(?:provid(?:es?|ed) (?:for|that)|requires?|prohibits?|forbids?|bans?|states? that|declares?|proclaims?|stipulates?|guarantees?|imposes?|establishes|defines?|allows?|permits?|punish(?:es|able)|criminali[sz]es|penali[sz]es|protects?|obliges?|entitles?|sets? out|does not (?:include|cover|prohibit|require|protect|define)|is (?:prohibited|punishable|guaranteed|required|criminali[sz]ed)|are (?:prohibited|punishable|guaranteed|required|unable)|can lead|reads)';
/** What a proposal, a petition or a case wants of a law is not yet in it. */
const wanting = '(?:propos|suggest|initiat|petition|applications?|complaints?|cases?|filed|brought|submitted|amend|draft|if )';
export const law: readonly RegExp[] = [
  new RegExp(`^(?:(?!${edge}${wanting})[^])*?${edge}${instrument}[^.!?,;]{0,120}?(?:,? (?:which|that)[^.!?,;]{0,40}?)?${edge}${provides}(?!\\p{L})`, 'iu'),
  /^(?:[\p{L}]+, )?(?:under|pursuant to|according to|in accordance with) (?:the )?(?:\p{L}+ ){0,3}(?:articles?|arts?\.?|sections?|law|code|act|constitution)(?!\p{L})/iu,
  new RegExp(`${edge}as (?:stipulated|required|provided|prescribed) (?:in|by|under) ${instrument}`, 'iu'),
  /(?:(?:стать[яеию]|статьями?|ст\.|пункт\p{L}*|част[ьи])\s*\d+|(?:^|\s)закон\p{L}*|кодекс\p{L}*|конституци\p{L}*)[^!?]{0,200}?(?:предусм|предусматр|устанавл|установлен|запрещ|гарант|гласит|определя|обязыва|требует|закрепл|допуска|разреша|наказыва|провозглаша)/iu,
  /(?:\d+-(?:бап|баб)|(?:^|\s)заң(?:ы|да|ның|ға|нда|ында|ының)?(?=\s)|кодекс\p{L}*|конституция\p{L}*)[^!?]{0,200}?(?:көзде|белгілен|белгілейді|тыйым сал|кепілдік|айтыл|бекіт|міндетте|талап ет|рұқсат|жаза|қорға)/iu,
];

export const reported: readonly RegExp[] = [
  words(
    'according to',
    '(?<!not )reported(?:ly)?(?!\\p{L})(?! (?:to|the|it to|him to|them to|being)(?!\\p{L}))',
    'reports? (?:that|indicate|say)',
    '(?:stated|said|claim(?:s|ed)|declared|noted|told|announced|accused|emphasi[sz]ed|testified|recalled|argued|acknowledged|admitted|denied that|confirmed that|explained|promised|criticized|criticised|condemned|expressed (?:concern|regret)|called (?:up)?on|called for|instructed|justified|described)(?!\\p{L})',
    '(?:committee|rapporteur|experts?|commissioner|state|government|ministry|court|country|kazakhstan) (?:has )?(?:also )?(?:recommended|requested|asks?|asked|urged|states|mentions|refers|reports|insisted|found that|concluded|considers)(?!\\p{L})',
    // "the alleged attacker" reports nothing; "it is alleged that" does.
    'alleg(?:e|es|ed) (?:that|to)(?!\\p{L})',
    '(?:says|maintain(?:s|ed)|considers|insists|repl(?:ies|ied)|respond(?:s|ed)|believes)(?= (?:\\([^)]*\\) )?that(?!\\p{L}))',
    '(?:party|government|ministry|state|police|court|commissioner|reply|report) (?:\\([^)]*\\) )?speaks of',
    'in (?:its|their|the) (?:repl(?:y|ies)|response|report|concluding observations)',
  ),
  words(
    'сообщ[аи]',
    'заяв(?:ил|ля)',
    'отме(?:тил|чает|чал)',
    'утвержда',
    'по (?:словам|данным|информации|сообщени|мнению|свидетельств)',
    'согласно',
    'рассказа[лн]',
    'подчеркну[лв]',
    'призвал',
    'обвинил',
    'в сво[её]м (?:ответе|докладе|отч[её]те)',
  ),
  words(
    'хабарла',
    'мәлімде',
    'айт(?:ты|қан|ып берді)',
    '(?:деді|деп (?:айтты|жазды|есептейді|санайды|мәлімдеді|хабарлады))(?!\\p{L})',
    'атап өтті',
    '\\p{L}+(?:ның|нің|дың|дің|тың|тің) (?:айтуынша|мәліметінше|сөзінше|пікірінше|хабарлауынша|деректеріне сәйкес)',
    '(?:деректері|мәліметтері) бойынша',
  ),
];

/** What makes a sentence more than an argument: a figure that is not a number of a provision. */
export const evidence: readonly RegExp[] = [
  /(?<!(?:articles?|arts?\.?|sections?|nos?\.|№|paragraphs?|clauses?|convention|ст\.|стать\p{L}+|пункт\p{L}*)\s*)(?<![\d\p{L}.-])\d+(?!\d*-(?:бап|баб|тарма))/iu,
];

export const argument: readonly RegExp[] = [
  words(
    'therefore(?!\\p{L})',
    'unfortunately',
    '(?<=^|[;,] )(?:this|these|such|which|it|that)(?: [\\p{L}-]+){0,4} (?:shows?|demonstrates?|means?|suggests?|reflects?|highlights?|represents?|indicates?|proves?|confirms?|amounts? to|violates?|contradicts?|contravenes?|constitutes?|infringes?|undermines?|raises?|underscores?|poses?|creates?|hinders?|contributes? to|exposes?|can result|will result)(?!\\p{L})',
    '(?:highlights?|underscores?|demonstrates?) (?:the|how|that)',
    '(?:is|are) (?:not |clearly |also )?(?:commendable|insufficient|sufficient|essential|necessary|needed|urgent|required|crucial|vital|unacceptable|incompatible|inconsistent|disproportionate|threatened)(?!\\p{L})',
    'must (?:be|not|have)(?!\\p{L})',
    'should(?!\\p{L})',
    'it is (?:important|necessary|essential|impossible|clear)',
    'urgent need',
    'violat(?:es|ing)|contradicts?|contravenes?|breach(?:es)? of(?!\\p{L})',
    'credible concerns',
    'will be jeopardi[sz]ed',
  ),
  /^(?:thus|hence|consequently|as a result)(?!\p{L})/iu,
  /^if\s[^,]{5,200},[^.]*(?:will|would|could|may)\s/iu,
  words(
    'таким образом',
    'следовательно',
    'поэтому',
    'к сожалению',
    '(?:это|такие|подобные|данные)(?: \\p{L}+){0,4} (?:свидетельств|показыва|означа|наруша|противореч|подтвержда|созда[её])',
    'противоречит',
    'является нарушением',
    'вызыва[ею]т (?:\\p{L}+ )?(?:обеспокоенность|озабоченность|сомнени)',
    'необходимо(?!\\p{L})',
    'должн[аыо]?(?!\\p{L})',
    'недопустим',
  ),
  words(
    'осылайша',
    'демек',
    'сондықтан',
    'өкінішке',
    'бұл (?:[\\p{L}-]+ ){0,6}(?:көрсетеді|білдіреді|дәлелдейді|бұзады|қайшы|айғақ)',
    'қайшы келеді',
    'алаңдаушылық (?:туғыз|тудыр)',
    '(?:қажет|тиіс|керек)(?!\\p{L})',
  ),
];
