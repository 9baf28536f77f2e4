// Findings as a reader wants them: one entry a category, with the words that were noticed.
import type { Finding, LocalText, Source, Span, Verdict } from '../engine/types.ts';
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

function byCategory(verdict: Verdict): Finding[][] {
  const groups = new Map<string, Finding[]>();
  for (const finding of verdict.findings) groups.set(finding.category, [...(groups.get(finding.category) ?? []), finding]);
  return [...groups.values()];
}

/** The words of one category. The model only knows roughly where; where a rule names the words, those are shown alone. */
function wordsOf(findings: readonly Finding[]): Span[] {
  const spansOf = (some: readonly Finding[]): Span[] => some.flatMap((finding) => finding.spans);
  const named = spansOf(findings.filter(({ source }) => source !== 'model'));
  return mergeSpans(named.length > 0 ? named : spansOf(findings));
}

/** What is marked in the text of a message: the words of all its categories, each place once. */
export const markedSpans = (verdict: Verdict): Span[] => mergeSpans(byCategory(verdict).flatMap(wordsOf));

/** Groups the findings of a verdict by category, strongest first. */
export function groupFindings(verdict: Verdict, text: string): FindingGroup[] {
  return byCategory(verdict).flatMap((findings) => {
    const [first] = findings;
    if (!first) return [];
    return {
      category: first.category,
      clause: first.clause,
      reason: first.reason,
      source: first.source,
      rules: [...new Set(findings.map((finding) => finding.rule))],
      quotes: quotesOf(text, wordsOf(findings)),
    };
  });
}
