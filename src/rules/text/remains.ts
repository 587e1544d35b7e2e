/** Something in a text that a program should have read or left out. */
export interface Remain {
  readonly pattern: RegExp;
  /** What is in every text that the pattern matches, for a quick look: one of these. */
  readonly signs: readonly string[];
  /** What it is, after `which is`. */
  readonly what: string;
  /** What to do about it, where that is more than the rule says. */
  readonly help?: string;
  /** What to do about it in a title or another text without markup. */
  readonly helpInPlain?: string;
  /** Why it matters, likewise. */
  readonly why?: string;
  /** What it stands for, where that can be told. */
  readonly decode?: (written: string) => string | undefined;
  /** Looked for in HTML, too. */
  readonly inHtml?: boolean;
}

/** The text of percent-encoded UTF-8; undefined when it is none. */
function ofUri(written: string): string | undefined {
  try {
    return decodeURIComponent(written);
  } catch {
    return undefined;
  }
}

/** Ways to write characters for other programs; patterns take linear time. */
export const encodings: readonly Remain[] = [
  {
    pattern: /=\?[\w-]{2,30}\?[BbQq]\?[^?\s]{1,300}\?=/,
    signs: ['=?'],
    what: 'an encoded word of email',
    inHtml: true,
  },
  {
    pattern:
      /(?:=E[0-9A-F](?:=[89AB][0-9A-F]){2}|=(?:C[23]|D[01])=[89AB][0-9A-F]|=F0(?:=[89AB][0-9A-F]){3})+/,
    signs: ['=C', '=D', '=E', '=F'],
    what: 'quoted-printable of email',
    decode: (written) => ofUri(written.replaceAll('=', '%')),
    inHtml: true,
  },
  { pattern: /<a\s+href=3D"/i, signs: ['=3D'], what: 'quoted-printable of email', inHtml: true },
  {
    pattern: /\\u[0-9a-fA-F]{4}(?:\\u[0-9a-fA-F]{4}){0,100}(?![0-9a-fA-F])/,
    signs: ['\\u'],
    what: 'an escape of JSON',
    decode: (written) =>
      written.replace(/\\u(....)/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16))),
    inHtml: true,
  },
  {
    pattern: /(?<=\p{L})\\{1,3}'(?=\p{L})|\\"(?=[^\\"]{1,200}\\")/u,
    signs: ["\\'", '\\"'],
    what: 'an escape of a program',
    inHtml: true,
  },
  {
    pattern: /\\r\\n|\\n\\n|(?<=[\p{L}.!?])\\n(?=\p{Lu}\p{Ll})/u,
    signs: ['\\n'],
    what: 'how programs write a line break',
    help: 'Write a space, or "<br>" in notes.',
  },
  {
    pattern: /data:[\w.+-]{1,30}\/[\w.+-]{1,60};base64,[A-Za-z\d+/]{4,200}/,
    signs: ['base64,'],
    what: 'a file within a URL',
  },
  {
    pattern:
      /[\p{L}\p{N}_.-]{0,100}(?:%20(?=[\p{L}\p{N}%])|%(?:C[23]|D[01]|E[0-9A-F])%[89AB][0-9A-F])[\p{L}\p{N}%_.-]{0,300}/iu,
    signs: ['%'],
    what: 'the encoding of a URL',
    decode: ofUri,
  },
  {
    pattern: /^\p{L}+(?:\+(?:[\p{L}\p{N}]|%[\dA-F]{2})+){3,}$/u,
    signs: ['+'],
    what: 'the encoding of a form',
    decode: (written) => ofUri(written.replaceAll('+', ' ')),
  },
  {
    pattern: /(?<=\s)""[^"\s][^"]{0,100}""(?=\s|$)/,
    signs: ['""'],
    what: 'how a list in CSV doubles quotation marks',
    decode: (written) => written.replaceAll('""', '"'),
  },
  {
    pattern: /&(?:nbsp|[lr][sd]quo|[nm]dash|hellip|quot)(?![;\w=])|&(?:am|amp|#\d{1,4})$/,
    signs: ['&'],
    what: 'a part of a character reference',
    help: 'Write the character itself.',
  },
  { pattern: /^\s*(?:a:\d{1,6}:\{[is]:|s:\d{1,6}:")/, signs: [':"', ':{'], what: 'a value of PHP' },
  { pattern: /^\s*Array\s*\(\s*\[/, signs: ['Array'], what: 'a value of PHP' },
  {
    pattern: /^\s*(?!\{[^{}]{1,200}\}\s{1,9}\p{L})(?:\{\s*"[^"]{1,100}"\s*:|\[\s*\{\s*")/u,
    signs: ['"'],
    what: 'a value of JSON',
  },
  { pattern: /^\s*[A-Za-z\d+/]{24,2000}={1,2}\s*$/, signs: ['='], what: 'base64' },
  { pattern: /\{\\rtf1/, signs: ['{\\rtf'], what: 'the source of a word processor', inHtml: true },
];

/** Markup of other languages, which players show as it is. */
export const markups: readonly Remain[] = [
  {
    pattern: /<!\[CDATA\[/,
    signs: ['<![CDATA['],
    what: 'a mark for programs',
    help: 'Remove it, and the "]]>" that ends it.',
    why: 'Players show the mark, or hide the text that follows it.',
    inHtml: true,
  },
  {
    // In "a[b[0]]>c" the brackets have their like before them.
    pattern: /\]\]>\s*$|(?<!\[[^[\n]{0,80})(?<=\S)\]\]>/,
    signs: [']]>'],
    what: 'a mark for programs',
    help: 'Remove it.',
    inHtml: true,
  },
  {
    pattern: /!?\[[^[\]\n]{1,200}\]\(https?:[^()\s]{1,500}\)/,
    signs: [']('],
    what: 'a link of Markdown',
    help: 'Write the link as HTML.',
    helpInPlain: 'Write the words of the link alone: no player shows a link there.',
    inHtml: true,
  },
  {
    pattern: /(?<![*\w])\*\*(?=[^\s*])[^*\n]{1,200}(?<=\S)\*\*(?![*\w])/,
    signs: ['**'],
    what: 'bold text of Markdown',
    help: 'Write it as HTML, or remove the marks.',
    helpInPlain: 'Remove the marks.',
  },
  {
    pattern: /(?<![^\n])#{2,6} \p{L}[^\n]{0,100}/u,
    signs: ['## '],
    what: 'a heading of Markdown',
    help: 'Write it as HTML, or remove the marks.',
    helpInPlain: 'Remove the marks.',
  },
  {
    pattern: /\[(b|i|u|url|img|quote|size|color)(?:=[^\]\s]{1,200})?\][^[\]]{1,300}\[\/\1\]/i,
    signs: ['[/'],
    what: 'BBCode',
    help: 'Write it as HTML, or remove it.',
    helpInPlain: 'Remove it.',
    inHtml: true,
  },
  {
    pattern:
      /\[(?:caption|gallery|audio|video|embed|playlist|soundcloud|youtube)\s{1,9}[a-z][\w-]{0,30}=[^\]\n]{1,300}\]|\[\/?(?:powerpress|vc_\w{1,30}|et_pb_\w{1,30}|contact-form-7|fusion_\w{1,30}|podlove-[\w-]{1,30}|smart_track_player|sc_embed_player|display_podcast)(?:\s[^\]\n]{0,300})?\]/,
    signs: ['['],
    what: 'a shortcode of WordPress',
    help: 'Let the program that knows the shortcode write the feed, or remove it.',
    inHtml: true,
  },
];

/** What stands around a text on its page, or in the program that it was copied from. */
export const furniture: readonly Remain[] = [
  {
    pattern: /Your browser does not support (?:the |HTML5? )?(?:audio|video)(?: element| tag)?/i,
    signs: ['does not support'],
    what: 'what a player says to old browsers',
    inHtml: true,
  },
  {
    pattern: /Use (?:the )?Up\/Down Arrow [Kk]eys to increase or decrease volume/,
    signs: ['Up/Down'],
    what: 'what a player says to screen readers',
    inHtml: true,
  },
  {
    pattern: /Play in new window \| Download/,
    signs: ['new window |'],
    what: 'what a player shows below itself',
    inHtml: true,
  },
  {
    pattern: /(?:Click to share|Share) on \w{1,20} \(Opens in new window\)/,
    signs: ['(Opens in'],
    what: 'what a page shows for sharing',
    inHtml: true,
  },
  {
    pattern: /^\s*(?:Please |You need to )?[Ee]nable JavaScript (?:to|in your browser)/,
    signs: ['JavaScript'],
    what: 'what a page says to browsers without scripts',
  },
  {
    pattern: /^\s*(?:This|Our) (?:web)?site uses cookies\b/,
    signs: ['uses cookies'],
    what: 'what a page says about cookies',
  },
  {
    pattern: /^\s*1\s{1,3}\d\d:\d\d:\d\d,\d{3} --> \d\d:\d\d/,
    signs: [' --> '],
    what: 'a transcript as SRT',
    help: 'Publish it as <podcast:transcript>, and write notes here.',
  },
  {
    pattern: /^\s*(?:[.#][\w-]{1,60}|[a-z]\w{0,9}(?:[.:][\w-]{1,40}){1,3})\s?\{[a-z-]{2,30}:[^{}]{1,200}\}/,
    signs: ['{'],
    what: 'a style of a page',
  },
  {
    pattern: /:?contentReference\[oaicite:\d{1,3}\](?:\{index=\d{1,3}\})?/,
    signs: ['oaicite'],
    what: 'a mark of a language model for its source',
    inHtml: true,
  },
  {
    pattern: /^\s*---[ \t]*\n(?:[\w-]{1,40}:[^\n]{0,200}\n){1,40}---[ \t]*(?:\n|$)/,
    signs: ['---'],
    what: 'the head of a file of Markdown',
  },
  {
    pattern: /\[acf(?: [a-z_]{1,20}=["'][^"'\]]{1,60}["']){1,3}\s?\/?\]/,
    signs: ['[acf '],
    what: 'a shortcode of WordPress that was not run',
    inHtml: true,
  },
];

/** What programs say when they fail. */
export const messages: readonly Remain[] = [
  {
    pattern:
      /(?:Warning|Notice|Deprecated|Fatal error|Parse error)(?:<\/b>)?: [^\n]{1,300} on line (?:<b>)?\d{1,9}/,
    signs: [' on line '],
    what: 'an error of PHP',
    inHtml: true,
  },
  {
    pattern: /Traceback \(most recent call last\)/,
    signs: ['Traceback ('],
    what: 'an error of Python',
    inHtml: true,
  },
  {
    pattern:
      /\bError: E[A-Z]{4,12}: |Uncaught (?:[A-Z]\w{1,30})?Error: |Exception in thread "|^\s*(?:Type|Reference|Syntax)Error: /,
    signs: ['Error: ', 'Exception in thread'],
    what: 'an error of a program',
    inHtml: true,
  },
  {
    pattern: /\bjava\.(?:lang|util|io|net|sql)\.\w{3,40}(?:Exception|Error)\b/,
    signs: ['java.'],
    what: 'an error of Java',
    inHtml: true,
  },
  {
    pattern: /\bundefined (?:local variable or )?method [`'‘]\w{1,40}[!?]?['’] for /,
    signs: ['undefined '],
    what: 'an error of Ruby',
    inHtml: true,
  },
  {
    pattern: /\btemplate: [\w./-]{1,60}:\d{1,6}(?::\d{1,6})?: executing "/,
    signs: ['executing "'],
    what: 'an error of Go',
    inHtml: true,
  },
  {
    pattern: /^\s*::(?:error|warning|notice)(?: [^:\n]{1,200})?::/,
    signs: ['::error', '::warning', '::notice'],
    what: 'a command for GitHub',
  },
  {
    pattern: /(?:^|\n)<{7} \S[^\n]{0,60}\n/,
    signs: ['<<<<<<<'],
    what: 'a mark of git where two versions contradict each other',
    help: 'Keep one of the two versions, and remove the marks.',
  },
  {
    pattern:
      /^\s*(?:I['’]m sorry, (?:but )?)?[Aa]s an AI (?:language )?model,? I\b|^\s*(?:Sure|Certainly|Of course)[!,.] [Hh]ere(?:['’]s| is| are) (?:an?|the|your|some) [^\n.:]{0,60}(?:description|summary|titles?|show notes)/,
    signs: ['AI ', 'Sure', 'Certainly', 'Of course'],
    what: 'what a language model says before its answer',
    help: 'Keep what is meant for listeners.',
  },
  {
    pattern: /Liquid (?:syntax )?error(?: \(|:)|UndefinedError: |TemplateSyntaxError/,
    signs: ['Liquid ', 'UndefinedError', 'TemplateSyntaxError'],
    what: 'an error of a template',
    inHtml: true,
  },
  {
    pattern:
      /SQLSTATE\[|You have an error in your SQL syntax|Error establishing a database connection|ORA-\d{5}/,
    signs: ['SQL', 'database connection', 'ORA-'],
    what: 'an error of a database',
    inHtml: true,
  },
  {
    pattern:
      /^\s*(?:40[0-9]|50[0-9]) (?:Not Found|Forbidden|Bad Gateway|Gateway Time-?out|Service Unavailable|Internal Server Error)(?:\s{1,9}nginx(?:\/[\d.]{1,12})?)?\s*$/i,
    signs: ['40', '50'],
    what: 'an error of a server',
  },
];
