// Messages with their verdicts, as a reader goes through them: by session, with what to look at first.
import type { EngineError, LineOutcome, RulesetVersion, SessionState, Speaker, Verdict } from '../engine/types.ts';

export const SEVERITIES = ['calm', 'caution', 'warning', 'emergency'] as const;
/** How much a message calls for attention: 平常 · 注意 · 警告 · 緊急. */
export type Severity = (typeof SEVERITIES)[number];

export interface MessageItem {
  kind: 'message';
  /** Line of the file, from 1. */
  line: number;
  id: string;
  at: string | undefined;
  from: Speaker;
  text: string;
  /** Language of the text, if the record tells. */
  lang: string | undefined;
  verdict: Verdict;
  severity: Severity;
  /** Whether a reader should look at it, also for reasons other than harassment. */
  flagged: boolean;
}

export interface EventItem {
  kind: 'event';
  line: number;
  at: string | undefined;
  name: string;
  value: string;
}

export type TranscriptItem = MessageItem | EventItem;

export interface Session {
  id: string;
  items: TranscriptItem[];
  messages: number;
  flagged: number;
  worst: Severity;
  counts: Record<Severity, number>;
  /** Time of the first item that has one. */
  startedAt: string | undefined;
  /** The session as the last verdict tells it. */
  state: SessionState | undefined;
}

/** Why a line is not shown as a message. */
export interface LineProblem {
  line: number;
  code: EngineError['code'] | 'line-too-long' | 'not-utf8';
  message?: string;
  pointer?: string;
}

/** Most problems that are kept one by one; further ones are only counted. */
export const MAX_PROBLEMS = 500;

/** How much a verdict calls for attention. */
export function severityOf(verdict: Verdict): Severity {
  if (verdict.signals.emergency) return 'emergency';
  if (verdict.grade === 'harassment') return 'warning';
  return verdict.grade === 'borderline' ? 'caution' : 'calm';
}

/** Distress and careless promises are no harassment, but a reader must see them. */
function isFlagged(verdict: Verdict): boolean {
  return severityOf(verdict) !== 'calm' || verdict.signals.distress || verdict.signals.agent_promise;
}

const noCounts = (): Record<Severity, number> => ({ calm: 0, caution: 0, warning: 0, emergency: 0 });
const worse = (a: Severity, b: Severity): Severity => (SEVERITIES.indexOf(a) >= SEVERITIES.indexOf(b) ? a : b);

/** Everything that was read from one file or sample. Grows line by line. */
export class Transcript {
  readonly sessions: Session[] = [];
  readonly counts = noCounts();
  messages = 0;
  flagged = 0;
  /** The first problems; `problemCount` counts all. */
  readonly problems: LineProblem[] = [];
  problemCount = 0;
  /** What gave the verdicts: the same for a whole file. */
  ruleset: RulesetVersion | undefined;
  /** Set when reading stopped early because of the file's size. */
  stoppedAtLine: number | undefined;
  readonly #byId = new Map<string, Session>();
  readonly #shared = new Map<string, unknown>();

  /** Adds a line that the engine has judged. */
  add(line: number, text: string, outcome: LineOutcome): void {
    if (outcome.kind === 'error') {
      const { code, message, pointer } = outcome.error;
      this.addProblem({ line, code, message, ...(pointer === undefined ? {} : { pointer }) });
      return;
    }
    const record = JSON.parse(text) as Record<string, unknown>;
    const at = typeof record['at'] === 'string' ? record['at'] : undefined;
    const session = this.#session(String(record['session']), at);
    if (outcome.kind === 'event') {
      const value = typeof record['value'] === 'string' ? record['value'] : '';
      session.items.push({ kind: 'event', line, at, name: String(record['event']), value });
      return;
    }
    this.#addMessage(session, line, at, record, this.#slim(outcome.verdict));
  }

  addProblem(problem: LineProblem): void {
    this.problemCount += 1;
    if (this.problems.length < MAX_PROBLEMS) this.problems.push(problem);
  }

  #addMessage(session: Session, line: number, at: string | undefined, record: Record<string, unknown>, verdict: Verdict): void {
    const severity = severityOf(verdict);
    const flagged = isFlagged(verdict);
    session.items.push({
      kind: 'message',
      line,
      id: verdict.id,
      at,
      from: record['from'] as Speaker,
      text: String(record['text']),
      lang: typeof record['lang'] === 'string' ? record['lang'] : undefined,
      verdict,
      severity,
      flagged,
    });
    session.messages += 1;
    session.counts[severity] += 1;
    this.ruleset ??= verdict.ruleset;
    session.state = verdict.state;
    session.worst = worse(session.worst, severity);
    this.messages += 1;
    this.counts[severity] += 1;
    if (flagged) {
      session.flagged += 1;
      this.flagged += 1;
    }
  }

  #session(id: string, at: string | undefined): Session {
    let session = this.#byId.get(id);
    if (!session) {
      session = { id, items: [], messages: 0, flagged: 0, worst: 'calm', counts: noCounts(), startedAt: at, state: undefined };
      this.#byId.set(id, session);
      this.sessions.push(session);
    }
    session.startedAt ??= at;
    return session;
  }

  /** Verdicts repeat the same version and drafts: kept once, a long file needs a third of the memory. */
  #slim(verdict: Verdict): Verdict {
    return { ...verdict, ruleset: this.#share(verdict.ruleset), recommendation: this.#share(verdict.recommendation) };
  }

  #share<T>(value: T): T {
    const key = JSON.stringify(value);
    const known = this.#shared.get(key) as T | undefined;
    if (known !== undefined) return known;
    this.#shared.set(key, value);
    return value;
  }
}

/** What the reader wants to see: everything, what calls for attention, or one severity. */
export type Filter = 'all' | 'flagged' | Exclude<Severity, 'calm'>;

/** Whether an item is shown. Events are only shown with everything. */
export function matches(item: TranscriptItem, filter: Filter): boolean {
  if (filter === 'all') return true;
  if (item.kind === 'event') return false;
  return filter === 'flagged' ? item.flagged : item.severity === filter;
}

/** A row of the list: an item, or how many items are left out between two. */
export type Row = TranscriptItem | { kind: 'gap'; line: number; count: number };

/** The items that pass the filter, with gaps where others were left out. */
export function rowsOf(session: Session, filter: Filter): Row[] {
  if (filter === 'all') return session.items;
  const rows: Row[] = [];
  let skipped = 0;
  for (const item of session.items) {
    if (!matches(item, filter)) {
      skipped += 1;
      continue;
    }
    if (skipped > 0) rows.push({ kind: 'gap', line: item.line - 1, count: skipped });
    skipped = 0;
    rows.push(item);
  }
  if (skipped > 0 && rows.length > 0) rows.push({ kind: 'gap', line: Number.MAX_SAFE_INTEGER, count: skipped });
  return rows;
}
