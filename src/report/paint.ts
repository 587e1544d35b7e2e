/** How text looks on a terminal: the codes that turn it on and off (ECMA-48, SGR). */
const codes = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
} as const;

export type Style = keyof typeof codes;

/** Gives text a style, where the reader wants colours. */
export type Paint = (style: Style, text: string) => string;

/** Node's own styleText does the same, but a report is also made in browsers. */
export function painter(color: boolean): Paint {
  if (!color) return (_style, text) => text;
  return (style, text) => {
    const [on, off] = codes[style];
    return `\x1b[${on}m${text}\x1b[${off}m`;
  };
}
