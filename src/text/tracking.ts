/** Services that count downloads and stand before the address of the recording itself. */
const counters = [
  String.raw`op3\.dev/e(?:,[^/]*)?`,
  String.raw`(?:dts|www|play)\.podtrac\.com/(?:redirect|pts/redirect)\.\w+`,
  String.raw`pdst\.fm/e`,
  String.raw`(?:chrt\.fm|chtbl\.com)/track/\w+`,
  String.raw`pdcn\.co/e`,
  String.raw`mgln\.ai/e/[^/]+`,
  String.raw`claritaspod\.com/measure`,
  String.raw`arttrk\.com/p/\w+`,
  String.raw`verifi\.podscribe\.com/rss/p`,
  String.raw`pscrb\.fm/rss/p`,
  String.raw`(?:media|ins)\.blubrry\.com/[^/]+`,
  String.raw`tracking\.swap\.fm/track/[^/]+`,
  String.raw`pfx\.vpixl\.com/\w+`,
  String.raw`prefix\.up\.audio/s`,
  String.raw`\d\.gum\.fm`,
  String.raw`growx\.podkite\.com/https?/\w+`,
];

const counted = new RegExp(`^https?://(?:(?:${counters.join('|')})/)+(?:https?://)?`, 'i');

/** The address of a recording as it is without the services that count its downloads, and without its scheme. */
export function uncounted(url: string): string {
  return url
    .trim()
    .replace(counted, '')
    .replace(/^https?:\/\//i, '');
}

/** The address of a recording without counters, scheme and query, by which the same one is known again. */
export function essence(url: string): string {
  return uncounted(url).replace(/[?#].*$/s, '');
}
