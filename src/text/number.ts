/** A whole number as people read it, on every machine: `1,200`. */
export function grouped(number: number): string {
  return number.toLocaleString('en-US');
}
