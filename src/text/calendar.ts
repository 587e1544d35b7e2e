/** The names that RFC 5322 knows, in their order; a date in a feed is written with no others. */
export const months = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
] as const;
export const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;

const englishMonths = 'january february march april may june july august september october november december';
const englishWeekdays = 'sunday monday tuesday wednesday thursday friday saturday';

/**
 * How other languages write the months. A word that means two months in two languages (Polish and Croatian
 * "listopad") is not here.
 */
const foreignMonths: readonly string[] = [
  'januar jänner janvier janv januari janeiro enero ene gennaio gen ianuarie ian styczeń stycznia sty leden ledna januára tammikuu tammikuuta ocak oca январь января янв січень січня січ ιανουαρίου ιανουάριος ιαν január januar janar jaanuar yanvar janvāris sausis sausio gener xaneiro janúar jānvāris siječanj siječnja јануар януари जनवरी জানুয়ারি জানুয়ারী มกราคม يناير ינואר בינואר janvārī jän led sij јан студзень сту студзеня tammi jaan xan urtarrila urt eanáir ean ionawr ion јануари জানু जानेवारी जाने ஜனவரி జనవరి جنوری ינו januarie yan იანვარი იან հունվար հնվ հունվարի қаңтар қаң جانفي',
  'februar feber février févr fév fevrier februari fevereiro fev febrero febbraio februarie luty lutego lut únor února helmikuu helmikuuta şubat şub февраль февраля фев февр лютий лютого лют φεβρουαρίου φεβρουάριος φεβ február veebruar febrer febreiro febrúar pebruari februāris februārī vasario veljača veljače фебруар февруари फ़रवरी फरवरी ফেব্রুয়ারি ফেব্রুয়ারী กุมภาพันธ์ فبراير פברואר בפברואר úno februára velj феб люты лютага helmi veebr vasaris otsaila ots feabhra feabh chwefror chw chwef shkurt shk pebrero peb फ़र ফেব फेब्रुवारी फेब्रु பிப்ரவரி பிப் ఫిబ్రవరి ఫిబ్ర فروری פבר fevral თებერვალი თებ փետրվար փտվ փետրվարի ақпан ақп فيفري شباط',
  'märz mär mrz mars maart mrt março marzo martie marzec marca březen března maaliskuu maaliskuuta mart marts март марта березень березня бер μαρτίου μάρτιος μαρ március márc marec märts març maret mac martā kovo ožujak ožujka मार्च মার্চ มีนาคม مارس מרץ במרץ bře ožu мар сакавік сак сакавіка maalis kovas martxoa márta mawrth maw marso மார்ச் மார் మార్చి مارچ machi მარტი მარ մարտ մրտ մարտի наурыз нау آذار',
  'avril avr abril abr aprile aprilie kwiecień kwietnia kwi duben dubna huhtikuu huhtikuuta nisan nis апрель апреля апр квітень квітня квіт απριλίου απρίλιος απρ április ápr apríl aprill april aprīlis aprīlī balandžio travanj travnja април अप्रैल এপ্রিল เมษายน أبريل ابريل אפריל באפריל dub apríla tra красавік кра красавіка huhti balandis apirila api aibreán aib ebrill ebr prill pri এপ্রি एप्रिल एप्रि ஏப்ரல் ஏப் ఏప్రిల్ ఏప్రి اپریل אפר aprili aprel აპრილი აპრ ապրիլ ապր ապրիլի сәуір сәу أفريل نيسان',
  'mai maj mei maio mayo maggio mag květen května toukokuu toukokuuta mayıs май мая травень травня трав μαΐου μάιος μαΐ május máj maig maí maijs maijā gegužės svibanj svibnja мај मई মে พฤษภาคม مايو מאי במאי maja kvě mája svi touko gegužė maiatza bealtaine beal مئی მაისი მაი մայիս մյս մայիսի мамыр мам ماي أيار',
  'juni juin junho junio giugno giu iunie iun czerwiec czerwca červen června kesäkuu kesäkuuta haziran haz июнь июня июн червень червня черв ιουνίου ιούνιος ιουν június jún juuni juny júní xuño jūnijs jūnijā birželio lipanj lipnja јун юни जून জুন มิถุนายน يونيو יוני ביוני cze čvn júna junij чэрвень чэр чэрвеня kesä jūn birželis ekaina eka meitheamh meith mehefin meh qershor qer јуни hunyo hun ஜூன் జూన్ جون junie iyun iyn ივნისი ივნ հունիս հնս հունիսի маусым мау جوان حزيران',
  'juli juil juillet julho julio luglio lug iulie iul lipca lipiec červenec července heinäkuu heinäkuuta temmuz tem июль июля июл липень липня лип ιουλίου ιούλιος ιουλ július júl juuli juliol júlí xullo julai jūlijs jūlijā liepos srpanj srpnja јул юли जुलाई জুলাই กรกฎาคม يوليو יולי ביולי čvc júla julij ліпень ліп ліпеня heinä jūl liepa xul uztaila uzt iúil gorffennaf gor gorff korrik korr јули hulyo hul जुल জুল जुलै ஜூலை జులై جولائی julie iyul iyl ივლისი ივლ հուլիս հլս հուլիսի шілде шіл جويلية تموز',
  'août aout ag augusti augustus agosto ago sierpień sierpnia sie srpen srpna elokuu elokuuta ağustos ağu август августа авг серпень серпня серп αυγούστου αύγουστος αυγ augusztus agu agustus agost ágúst ogos avgust augusts augustā rugpjūčio kolovoz kolovoza अगस्त আগস্ট สิงหาคม أغسطس اغسطس אוגוסט באוגוסט augusta avg kol жнівень жні жніўня elo ágú rugpjūtis abuztua abu lúnasa lún awst gusht gush ogo ऑगस्ट ஆகஸ்ட் ఆగస్టు اگست אוג agosti avqust avq აგვისტო აგვ օգոստոս օգս օգոստոսի тамыз там أوت',
  'septembre setembro set settembre sett septiembre septembrie wrzesień września wrz září zář syyskuu syyskuuta eylül eyl сентябрь сентября сен сент вересень вересня вер σεπτεμβρίου σεπτέμβριος σεπ szeptember szept setembre septembar septembris septembrī rugsėjo rujan rujna септембар септември सितंबर सितम्बर সেপ্টেম্বর กันยายน سبتمبر ספטמבר בספטמבר septembra ruj сеп верасень верасня syys rugsėjis iraila ira mfómh medi shtator sht setyembre सित সেপ্ট সেপ सप्टेंबर सप्टें செப்டம்பர் செப் సెప్టెంబర్ సెప్టెం ستمبر ספט septemba sentyabr sen sentabr სექტემბერი სექ սեպտեմբեր սեպ սեպտեմբերի қыркүйек қыр أيلول',
  'oktober okt octobre outubro out ottobre ott octubre octombrie październik października paź říjen října lokakuu lokakuuta ekim eki октябрь октября окт жовтень жовтня жовт οκτωβρίου οκτώβριος οκτ október oktoober oktobar oktobris oktobrī spalio октобар октомври अक्टूबर अक्तूबर অক্টোবর ตุลาคม أكتوبر اكتوبر אוקטובר באוקטובר říj októbra кастрычнік кас кастрычніка loka spalis urria urr dfómh hydref hyd tetor tet oktubre अक्टू অক্টো ऑक्टोबर ऑक्टो அக்டோபர் அக் అక్టోబర్ అక్టో اکتوبر אוק oktoba oktyabr oktabr ოქტომბერი ოქტ հոկտեմբեր հոկ հոկտեմբերի қазан қаз',
  'novembre novembro noviembre noiembrie noi listopadu marraskuu marraskuuta kasım kas ноябрь ноября ноя нояб νοεμβρίου νοέμβριος νοε novembar nóvember nopember novembris novembrī lapkričio studeni studenoga studenog новембар ноември नवंबर नवम्बर নভেম্বর พฤศจิกายน نوفمبر נובמבר בנובמבר novembra stu нов листопад лист листопада лістапад ліс лістапада marras nóv lapkritis azaroa aza samhain samh tachwedd tach nëntor nën ное nobyembre nob নভে नोव्हेंबर नोव्हें நவம்பர் నవంబర్ నవం نومبر נוב novemba noyabr noy ნოემბერი ნოე նոյեմբեր նոյ նոյեմբերի қараша қар',
  'dezember dez décembre déc dezembro dicembre dic diciembre decembrie grudzień grudnia gru prosinec prosince joulukuu joulukuuta aralık ara декабрь декабря дек грудень грудня груд δεκεμβρίου δεκέμβριος δεκ desember des desembre decembar disember decembro decembris decembrī gruodžio prosinca децембар декември दिसंबर दिसम्बर ডিসেম্বর ธันวาคม ديسمبر דצמבר בדצמבר pro decembra prosinac дец снежань сне снежня joulu detsember dets gruodis abendua abe nollaig noll rhagfyr rhag dhjetor dhj dis disyembre दिस ডিসে डिसेंबर डिसें டிசம்பர் டிச డిసెంబర్ డిసెం دسمبر דצמ desemba dekabr dek დეკემბერი დეკ դեկտեմբեր դեկ դեկտեմբերի желтоқсан жел',
];

/** A name in a date: which month or weekday it means, from 0, and how it is written. */
export interface CalendarName {
  readonly index: number;
  /** `short` as RFC 5322 wants it, `long` English in full or half, `foreign` not English. */
  readonly form: 'short' | 'long' | 'foreign';
}

function english(word: string, names: string): CalendarName | undefined {
  const index = names.split(' ').findIndex((name) => word.length >= 3 && name.startsWith(word));
  return index < 0 ? undefined : { index, form: word.length === 3 ? 'short' : 'long' };
}

const foreign = new Map(
  foreignMonths.flatMap((words, index) => words.split(' ').map((word) => [word, index] as const)),
);

/** The month that a word names, whatever its case; undefined when it is none that is known here. */
export function monthNamed(word: string): CalendarName | undefined {
  const lower = word.toLowerCase();
  const index = foreign.get(lower);
  return english(lower, englishMonths) ?? (index === undefined ? undefined : { index, form: 'foreign' });
}

/** The weekday that an English word names, whatever its case. */
export function weekdayNamed(word: string): CalendarName | undefined {
  return english(word.toLowerCase(), englishWeekdays);
}

/** Minutes east of Greenwich of the zone names that RFC 5322, section 4.3, keeps. */
const obsoleteZones: Readonly<Record<string, number>> = {
  UT: 0,
  GMT: 0,
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
};

/** Names that no standard of the mail knows but which mean one offset everywhere. */
const commonZones: Readonly<Record<string, number>> = {
  WET: 0,
  WEST: 60,
  CET: 60,
  CEST: 120,
  MEZ: 60,
  MESZ: 120,
  EET: 120,
  EEST: 180,
  MSK: 180,
  JST: 540,
  KST: 540,
  AEST: 600,
  AEDT: 660,
  NZST: 720,
  NZDT: 780,
  AKST: -540,
  AKDT: -480,
  HST: -600,
};

/** A zone by its name: how many minutes east of Greenwich, and whether RFC 5322 reads it. */
export interface NamedZone {
  /** Undefined for a military letter: nobody can know what its writer meant. */
  readonly offset?: number;
  readonly standing: 'standard' | 'military' | 'common';
}

/** The zone that a word names, whatever its case (RFC 5322, section 4.3). */
export function zoneNamed(word: string): NamedZone | undefined {
  const upper = word.toUpperCase();
  // Readers take a name that they do not know for -0000 (RFC 5322, section 4.3), which is what UTC means.
  if (upper === 'Z' || upper === 'UTC') return { offset: 0, standing: 'standard' };
  if (/^[A-IK-Y]$/.test(upper)) return { standing: 'military' };
  const standard = obsoleteZones[upper];
  if (standard !== undefined) return { offset: standard, standing: 'standard' };
  const common = commonZones[upper];
  return common === undefined ? undefined : { offset: common, standing: 'common' };
}
