/** Reads a time of day such as `16:00`. */
export function readTime(text: string): { readonly hour: number; readonly minute: number } | undefined {
  const [matched, hour, minute] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  return matched ? { hour: Number(hour), minute: Number(minute) } : undefined;
}

/** The time that another spelling means: `4pm`, `4:30 PM`, `16h`, `16.30`, `16 Uhr`, `16`. */
export function timeMeantBy(text: string): string | undefined {
  const [matched, hour, minute = '00', half] =
    /^(\d{1,2})(?:[:.h](\d\d))?(?::\d\d)?\s?(?:h|uhr)?\s?(?:([ap])\.?m\.?)?$/i.exec(text) ?? [];
  if (!matched || (half !== undefined && Number(hour) > 12)) return undefined;
  const inHalf = half === undefined ? Number(hour) : (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0);
  return `${String(inHalf).padStart(2, '0')}:${minute}`;
}
