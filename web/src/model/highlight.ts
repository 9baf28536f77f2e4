// Turns overlapping spans into a row of segments that can be rendered one after the other.
import type { Span } from '../engine/types.ts';

/** A piece of the text, with the findings (by index) that cover all of it. */
export interface Segment {
  /** Half-open range in UTF-16 code units of the text. */
  start: number;
  end: number;
  text: string;
  /** Ascending indices; empty where nothing was found. */
  findings: number[];
}

interface Edge {
  at: number;
  finding: number;
  opens: boolean;
}

const clamp = (value: number, limit: number): number => Math.min(Math.max(value, 0), limit);

function edgesOf(length: number, findings: readonly { spans: readonly Span[] }[]): Edge[] {
  const edges: Edge[] = [];
  findings.forEach(({ spans }, finding) => {
    for (const span of spans) {
      const start = clamp(span.start, length);
      const end = clamp(span.end, length);
      if (start >= end) continue;
      edges.push({ at: start, finding, opens: true }, { at: end, finding, opens: false });
    }
  });
  return edges.sort((a, b) => a.at - b.at);
}

/**
 * One sweep over the edges of all spans. The segments do not overlap, leave nothing out and join to the text again:
 * "abcd" with spans 0–2 and 1–3 gives a{0} b{0,1} c{1} d{}.
 */
export function segmentText(text: string, findings: readonly { spans: readonly Span[] }[]): Segment[] {
  const segments: Segment[] = [];
  const open = new Map<number, number>(); // finding → how many of its spans are open
  let start = 0;
  const cut = (end: number): void => {
    if (end <= start) return;
    const covering = [...open.keys()].sort((a, b) => a - b);
    segments.push({ start, end, text: text.slice(start, end), findings: covering });
    start = end;
  };
  for (const edge of edgesOf(text.length, findings)) {
    cut(edge.at);
    const count = (open.get(edge.finding) ?? 0) + (edge.opens ? 1 : -1);
    if (count === 0) open.delete(edge.finding);
    else open.set(edge.finding, count);
  }
  cut(text.length);
  return segments;
}

/** A run of visible text, or the name ("U+202E") of a character that would be invisible or change the order of others. */
export type Piece = { kind: 'text'; text: string } | { kind: 'control'; name: string };

// Control characters except tab and line ends, direction marks, zero-width characters. Not the joiner of emoji.
const HIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/gu;

/** Splits text at hidden characters, so that a disguise is seen and cannot rearrange the page. */
export function splitHidden(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(HIDDEN)) {
    if (match.index > from) pieces.push({ kind: 'text', text: text.slice(from, match.index) });
    const code = match[0].codePointAt(0) ?? 0;
    pieces.push({ kind: 'control', name: `U+${code.toString(16).toUpperCase().padStart(4, '0')}` });
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ kind: 'text', text: text.slice(from) });
  return pieces;
}

/** The same places as ascending spans that neither overlap nor touch: two rules that found parts of one phrase are one quote. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/** The quoted words of a finding, at most `most` of them, none longer than `longest` UTF-16 units. */
export function quotesOf(text: string, spans: readonly Span[], most = 3, longest = 40): string[] {
  const quotes = new Set<string>();
  for (const { start, end } of spans) {
    if (quotes.size >= most) break;
    const quote = text.slice(start, end);
    // By code points, so that no surrogate pair is torn.
    quotes.add(quote.length > longest ? `${[...quote].slice(0, longest).join('')}…` : quote);
  }
  return [...quotes];
}
