/** How much a fault matters, worst first. */
export const severities = ['error', 'warning', 'info'] as const;
export type Severity = (typeof severities)[number];

/** Compares two severities: negative when the first is the worse. */
export function bySeverity(a: Severity, b: Severity): number {
  return severities.indexOf(a) - severities.indexOf(b);
}

/** A severity where nobody may make more of a fault than the other. */
export function capped(severity: Severity, most: Severity): Severity {
  return bySeverity(severity, most) < 0 ? most : severity;
}

/** The worst of some severities; undefined when there are none. */
export function worstOf(some: readonly (Severity | undefined)[]): Severity | undefined {
  return severities.find((each) => some.includes(each));
}
