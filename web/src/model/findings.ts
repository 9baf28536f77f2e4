// Findings as a reader wants them: one entry a category, with the words that were noticed.
import type { Finding, LocalText, Source, Verdict } from '../engine/types.ts';
import { mergeSpans, quotesOf } from './highlight.ts';

export interface FindingGroup {
  category: string;
  clause: string;
  /** Reason of the strongest finding. */
  reason: LocalText;
  source: Source;
  /** Rule ids, strongest first. */
  rules: string[];
  /** The words, as they stand in the message, in its order. */
  quotes: string[];
}

/** Groups the findings of a verdict by category, strongest first. */
export function groupFindings(verdict: Verdict, text: string): FindingGroup[] {
  const byCategory = new Map<string, Finding[]>();
  for (const finding of verdict.findings) {
    byCategory.set(finding.category, [...(byCategory.get(finding.category) ?? []), finding]);
  }
  return [...byCategory.values()].flatMap((findings) => {
    const [first] = findings;
    if (!first) return [];
    return {
      category: first.category,
      clause: first.clause,
      reason: first.reason,
      source: first.source,
      rules: [...new Set(findings.map((finding) => finding.rule))],
      quotes: quotesOf(text, mergeSpans(findings.flatMap((finding) => finding.spans))),
    };
  });
}
