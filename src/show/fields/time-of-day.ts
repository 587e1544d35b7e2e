/** Reads a time of day such as `16:00`. */
export function readTime(text: string): { readonly hour: number; readonly minute: number } | undefined {
  const [matched, hour, minute] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  return matched ? { hour: Number(hour), minute: Number(minute) } : undefined;
}
