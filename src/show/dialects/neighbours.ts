/** Kilobits in a second of any recording that people publish: below these it is no sound, above no file of theirs. */
const [slowest, fastest] = [4, 2500];

/**
 * A length without colons and units, in the unit that the size of the recording tells: a number of minutes, or of
 * milliseconds, would otherwise be a rate that no recording has. What the size does not tell is in seconds.
 */
export function lengthBySize(length: string, bytes: string): string | undefined {
  if (!/^\d{1,9}(\.\d{1,9})?$/.test(length) || !/^\d{5,12}$/.test(bytes) || Number(length) === 0)
    return undefined;
  const rateOf = (seconds: number): number => (Number(bytes) * 8) / 1000 / seconds;
  const isUsual = (seconds: number): boolean => rateOf(seconds) >= 16 && rateOf(seconds) <= 400;
  const number = Number(length);
  if (rateOf(number) > fastest && isUsual(number * 60)) return String(Math.round(number * 60));
  if (rateOf(number) < slowest && isUsual(number / 1000)) return String(Math.round(number / 1000));
  return undefined;
}

/** `S02E05`, `Season 2, Episode 5` and `2x05` as their two numbers. */
export function seasonAndEpisode(
  text: string,
): { readonly season: string; readonly episode: string } | undefined {
  const [, season, episode] =
    /^s(?:eason|taffel)?\s?0*(\d{1,4})[\s:,.x-]{0,3}(?:e|ep|episode|folge)\.?\s?0*(\d{1,5})$/i.exec(
      text.trim(),
    ) ??
    /^0*(\d{1,2})x0*(\d{1,3})$/i.exec(text.trim()) ??
    [];
  return season === undefined || episode === undefined ? undefined : { season, episode };
}
