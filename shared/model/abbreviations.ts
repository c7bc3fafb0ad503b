/**
 * Words with a full stop that does not end a sentence, as legal texts in English, Russian and Kazakh write them. One list
 * for all three: documents quote each other's references across languages. All lower case, without the last stop.
 */

/** A number follows ("Art. 145", "ст. 145", "138-б. 2-т."). Before anything else than a number they may end a sentence. */
export const beforeNumbers = new Set(
  (
    'art arts no nos n nr par para paras pt pts sec secs sect ch chap cl cls p pp fn vol vols fig figs ann app annex sub subpara reg r ' +
    'rr doc docs res ser al st ed ref tel ext ca c cf v seq approx ст стст п пп пунк подп подпункт ч чч гл абз разд с стр т тт вып рис ' +
    'табл прил прим № тел кв д дом оф корп лит илл б бб тарм'
  ).split(' '),
);

/** Something always follows: a name, a title's bearer, a word they belong to. */
export const beforeWords = new Set(
  (
    'art arts mr mrs ms dr prof rev hon gen col lt capt sgt sen rep gov pres messrs mx st jr sr esq cf vs v viz e.g i.e eg ie ca al no ' +
    'nos para paras sec approx incl esp resp supra ibid id dept jan feb mar apr jun jul aug sept sep oct nov dec ст п пп ч гл см ср ' +
    'напр т.е т.н т.к т.ч в.т.ч и.о вр.и.о им проф акад доц д-р гр г-н г-жа г-ну г-же гос ген полк подполк майор лейт кап ул пр просп ' +
    'пер пл д кв обл р-н пос дер янв фев февр апр авг сент окт нояб дек ред изд сост отв зам нач род ум прибл тыс млн млрд руб тг долл ' +
    'мыс яғни қар б.з.б көш даң мкр ауд қ ауыл т.ғ.д мәс атын'
  ).split(' '),
);

/** May stand at the end of a sentence or inside one: the next word decides. */
export const eitherWay = new Set(
  (
    'etc et.al al u.s u.n u.k e.u u.s.a u.s.s.r p.s a.m p.m d.c ph.d ll.m inc ltd co corp jr sr г гг в вв н.э и.т.д т.д т.п и.т.п др пр ' +
    'долл руб тг тыс млн млрд р.к р.ф с.ш ж жж ғ ғғ т.б т.с.с т.т с.с қ.р б.з'
  ).split(' '),
);

/** Words that seldom stand after an abbreviation inside a sentence; with a capital they begin a new one. */
export const openers = new Set(
  (
    'the this that these those a an in on at it its he she they we i his her their our there here however but and or when while after ' +
    'before as if according although since under during for from by with without no not all any some each both such to what who which ' +
    'why how moreover furthermore therefore thus nevertheless despite also в во на с со по о об от до из за к у это этот эта эти тот та ' +
    'те то он она они мы я его её их наш но и а или когда если как так также при после перед для без не ни все всё каждый однако кроме ' +
    'согласно поэтому таким тем что кто который почему где там здесь суд бұл ол олар осы сол біз мен және бірақ алайда егер сондықтан ' +
    'сондай өйткені оның олардың сот сонымен'
  ).split(' '),
);
