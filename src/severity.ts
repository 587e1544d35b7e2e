/** How much a fault matters, worst first. */
export const severities = ['error', 'warning', 'info'] as const;
export type Severity = (typeof severities)[number];

/** Compares two severities: negative when the first is the worse. */
export function bySeverity(a: Severity, b: Severity): number {
  return severities.indexOf(a) - severities.indexOf(b);
}

/** The worst of some severities; undefined when there are none. */
export function worstOf(some: readonly (Severity | undefined)[]): Severity | undefined {
  return severities.find((each) => some.includes(each));
}
