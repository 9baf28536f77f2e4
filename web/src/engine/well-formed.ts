/**
 * Replaces each lone surrogate with U+FFFD. UTF-8 cannot carry one, and the conversion would swallow its neighbour and shift
 * every later span; the replacement has the same length in UTF-16.
 */
export function toWellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}

/** One NDJSON line of a message or an event, with every string made well-formed. */
export function toLine(record: object): string {
  return JSON.stringify(record, (_key, value: unknown) => (typeof value === 'string' ? toWellFormed(value) : value));
}
