import stringWidth from 'string-width';

/** Letters and signs that take one column each, alone and in any company. */
const narrow = /^[ -~\u00c0-\u02ff\u0386-\u0482\u048a-\u052f\u2010-\u2015\u2018-\u201e\u2026]*$/;

/** No terminal has more columns: what is behind so many characters is only counted. */
const most = 10_000;

/** How many columns a text takes on a terminal. Where letters are all narrow, nobody has to ask for tables. */
export function widthOf(text: string): number {
  if (text.length > most) return widthOf(text.slice(0, most)) + text.length - most;
  return narrow.test(text) ? text.length : stringWidth(text);
}
