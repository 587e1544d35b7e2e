import { signs } from '../../text/signs.js';
import type { Span } from '../../text/source.js';

/**
 * What template languages replace when they run: Liquid, Jinja, Tera, Handlebars, ERB, PHP, template literals, Ruby;
 * formats of C and Python; and what JavaScript, Python and spreadsheets write for what they cannot.
 */
const placeholder =
  /\{\{[^{}]{1,200}\}\}|\{%[^{}%]{1,200}%\}|\{#[^{}#]{1,200}#\}|<%[^%]{1,200}%>|<\?(?:php|=)[^?]{1,200}\?>|\$\{[\w.]{1,60}\}|#\{[\w.@]{1,60}\}|%\(\w{1,40}\)[sdif]|(?<![\w%])%\d\$[sd]|%%[A-Z_]{2,40}%%|@@\w{2,40}@@|\[\[(?:\$|\+\+?|\*)\w{1,40}\]\]|\[object [A-Z]\w{0,30}\]|<(?:__main__\.)?\w{1,40} object at 0x[\da-f]{4,16}>|<bound method [^>]{1,100}>|<no value>|#ZgotmplZ|#(?:REF|VALUE|NAME)[!?]|%!\w?\((?:MISSING|EXTRA|NOVERB|BADPREC|BADWIDTH)|%!\w\([\w.]{1,40}=|\bSystem\.(?:Object|String|Int32|DateTime|Collections\.[\w.`]{1,60})(?:\[|$)|\b[a-z]\w{0,40}(?:\.\w{1,40}){1,8}@[\da-f]{5,8}(?![\w.-])|translation missing: [a-z]{2}|HAHAHUGOSHORTCODE\w{1,40}HBHB|(?<![\w%])%[Yy]-%m-%d|(?<![\w%])%d\.%m\.%[Yy]|\{(?:title|name|show|podcast|episode|number|season|date|description|author|link|url)\}|%(?:show|podcast|episode|post)?[_-]?(?:title|name|number|season|date|description|author|link|url|guest|host)%|\[\[(?:show|podcast|episode|post)?[_.-]?(?:title|name|number|season|date|description|author|link|url|guest|host)\]\]|\[(?:show|podcast|episode|post)[_-](?:title|name|number|date|description|author|link|url)\]|\{(?:show|podcast|episode|post)[_.-](?:title|name|number|date|description|author|link|url)\}|\[(?:INSERT|ENTER|YOUR) [A-Z ]{2,40}\]|\[(?:GUEST|HOST|EPISODE|SHOW|PODCAST)[ _-](?:TITLE|NAME|NUMBER|SEASON|DATE|DESCRIPTION|AUTHOR|LINK|URL|GUEST|HOST|ID)\]|\[(?:TITLE|TK)\]|\{0\}[^{}]{1,40}\{1\}|\{[a-z]{2,20}_(?:title|name|number|date|description|author|link|url|id)\}|\{(?:guests?|hosts?)\}|%(?:(?:SHOW|PODCAST|EPISODE|POST|GUEST|HOST)_)?(?:TITLE|NAME|NUMBER|SEASON|DATE|DESCRIPTION|AUTHOR|LINK|URL|GUEST|HOST|ID)%|\*\|[A-Z_:]{2,40}\|\*|(?<![\w$])\$(?:(?:show|podcast|episode|post|guest|host)_)?(?:title|name|description|guest|author)\b|\$\((?:\w{1,20}\.)?(?:title|name|number|season|date|description|author|link|url|guest|host)\)|@(?:Model|model|item|post|episode)\.[A-Z]\w{1,30}|(?<!\w)__(?:(?:SHOW|PODCAST|EPISODE|POST|GUEST|HOST)_)?(?:TITLE|NAME|NUMBER|SEASON|DATE|DESCRIPTION|AUTHOR|LINK|URL|GUEST|HOST|ID)__(?!\w)/;

/** What is in each of these and rarely in a text, for a quick look. */
const sign =
  /\[(?:show|podcast|episode|post)[_-]|\[(?:INSERT|ENTER|YOUR|GUEST|HOST|EPISODE|SHOW|PODCAST|TITLE|TK)|\*\||\$[(tnsdpeagh]|@(?:[Mm]odel|item|post|episode)\.|__[A-Z]|%[STNDAULGHEP]|%(?:show|podcast|episode|post|title|name|number|season|date|description|author|link|url|guest|host)|\{[{%#\da-z]|[$#]\{|<[%?]|%[(%\d!Yyd]|@@|\[\[|\[object |object at 0x|bound method|#[RVN][EA]|<no value|#Zgot|System\.|@[\da-f]{5}|translation missing|HUGOSHORTCODE/;
/** One of these is in every text with a placeholder. */
export const placeholderSigns = signs(
  ...['{{', '{%', '{#', '${', '#{', '<%', '<?', '%(', '%%', '@@', '[[', '[o', '0x'],
  ...[
    '{t',
    '{n',
    '{s',
    '{p',
    '{e',
    '{d',
    '{a',
    '{l',
    '{u',
    '%!',
    '%Y',
    '%y',
    '%d',
    'System.',
    'translation missing',
    'HUGOSHORTCODE',
  ],
  ...Array.from('0123456789abcdef', (digit) => `@${digit}`),
  ...['%s', '%p', '%e', '%t', '%n', '%a', '%l', '%u', '%g', '%h', '[s', '[p', '[e'],
  ...['[I', '[E', '[Y', '[G', '[H', '[S', '[P', '[T', '{0', '{b', '{c', '{g', '{h', '*|', '__', '$('],
  ...['$t', '$n', '$s', '$d', '$p', '$e', '$a', '$g', '$h', '@M', '@m', '@i', '@p', '@e'],
  ...Array.from('STNDAULGHEP', (letter) => `%${letter}`),
  ...['<no', '#Zg', '#RE', '#VA', '#NA', ...Array.from({ length: 10 }, (_, digit) => `%${digit}`)],
);

/** The first placeholder in a text, outside of code. */
export function placeholderIn(
  text: string,
  code: () => readonly Span[],
  inAddress = false,
): Span | undefined {
  if (!sign.test(text)) return undefined;
  let spans: readonly Span[] | undefined;
  let next = 0;
  for (const found of text.matchAll(new RegExp(placeholder, 'g'))) {
    spans ??= code();
    while ((spans[next]?.end ?? Number.POSITIVE_INFINITY) <= found.index) next++;
    const isCode = (spans[next]?.start ?? Number.POSITIVE_INFINITY) <= found.index;
    if (!isCode && (inAddress || !isTalkedAbout(text, found)))
      return { start: found.index, end: found.index + found[0].length };
  }
  return undefined;
}

/** Words that are near where somebody talks about templates. */
const aboutTemplates =
  /\b(?:jinja2?|liquid|handlebars|mustaches?|twig|vue|angular|erb|tera|nunjucks|django|svelte|ansible|helm|hugo|php|printf|template(?:s|d)?|templating|interpolat\w{0,10}|syntax|literals?|macros?|curly|braces?|brackets?|placeholders?|bash|shells?|environment|tags?|escap\w{0,10}|format(?:ting)? strings?|variables?)\b/i;

/** How far around a placeholder those words are looked for. */
const near = 80;

/** A tag of a template without anything in it, which is the name of the tag where it is in a sentence. */
const bareTag = /^\{%-?\s{0,9}\w{1,20}\s{0,9}-?%\}$/;

/** Whether a text talks about a placeholder, as shows about programs do. */
function isTalkedAbout(text: string, { 0: written, index }: RegExpExecArray): boolean {
  const end = index + written.length;
  const before = text.slice(Math.max(0, index - near), index);
  const around = `${before} ${text.slice(end, end + near)}`;
  // The mark of PHP itself says nothing about PHP.
  const inside = written.replace(/^<\?php\b/, '');
  return aboutTemplates.test(`${around} ${inside}`) || (bareTag.test(written) && /\p{L}{2,}/u.test(around));
}
