import { describe, expect, it } from 'vitest';
import { Cancelled } from '../engine/failure.ts';
import type { Finding, Grade, LineOutcome, Signals, Verdict } from '../engine/types.ts';
import { groupFindings, markedSpans } from './findings.ts';
import { analyzeStream } from './run.ts';
import { MAX_PROBLEMS, Transcript, rowsOf, severityOf } from './transcript.ts';
import type { Session } from './transcript.ts';

function verdictOf(grade: Grade, signals: Partial<Signals> = {}, findings: Finding[] = []): Verdict {
  return {
    session: 's1',
    id: 'm1',
    grade,
    categories: [],
    findings,
    signals: { emergency: false, distress: false, legitimate_complaint: false, agent_promise: false, ...signals },
    state: { elapsed_s: 0, company_wait_s: 0, clock: 'none', repetition: 0, flooding: false, contacts_7d: 0, trend: 'steady', warnings_given: 0 },
    recommendation: { step: 'listen', clause: '', approval: 'none', draft: { ja: '', en: '' } },
    ruleset: { policy: 'p@1', rules: 'r', model: 'none' },
  };
}

const line = (session: string, text = 'x'): string => JSON.stringify({ session, id: 'm1', from: 'customer', text });
const judged = (grade: Grade, signals: Partial<Signals> = {}): LineOutcome => ({ kind: 'verdict', verdict: verdictOf(grade, signals) });

describe('severityOf', () => {
  it.each([
    ['none', {}, 'calm'],
    ['borderline', {}, 'caution'],
    ['harassment', {}, 'warning'],
    ['harassment', { emergency: true }, 'emergency'],
    ['none', { emergency: true }, 'emergency'],
    ['none', { distress: true }, 'calm'],
  ] as const)('%s with %j → %s', (grade, signals, expected) => {
    expect(severityOf(verdictOf(grade, signals))).toBe(expected);
  });
});

describe('Transcript', () => {
  it('groups by session in the order of the file, and counts', () => {
    const transcript = new Transcript();
    transcript.add(1, line('b'), judged('none'));
    transcript.add(2, line('a'), judged('harassment'));
    transcript.add(3, line('b'), judged('borderline'));
    expect(transcript.sessions.map(({ id, messages, flagged, worst }) => [id, messages, flagged, worst])).toEqual([
      ['b', 2, 1, 'caution'],
      ['a', 1, 1, 'warning'],
    ]);
    expect(transcript.counts).toEqual({ calm: 1, caution: 1, warning: 1, emergency: 0 });
    expect([transcript.messages, transcript.flagged]).toEqual([3, 2]);
  });

  it('flags distress and careless promises, though they are no harassment', () => {
    const transcript = new Transcript();
    transcript.add(1, line('s1'), judged('none', { distress: true }));
    transcript.add(2, line('s1'), judged('none', { agent_promise: true }));
    transcript.add(3, line('s1'), judged('none', { legitimate_complaint: true }));
    expect([transcript.flagged, transcript.counts.calm]).toEqual([2, 3]);
  });

  it('keeps sessions with the names of object properties apart', () => {
    const transcript = new Transcript();
    transcript.add(1, line('__proto__'), judged('none'));
    transcript.add(2, line('constructor'), judged('none'));
    expect(transcript.sessions.map(({ id }) => id)).toEqual(['__proto__', 'constructor']);
  });

  it('shows events, keeps errors with their line, and bounds how many', () => {
    const transcript = new Transcript();
    transcript.add(1, '{"session":"s1","event":"warning_given","value":"insult"}', { kind: 'event' });
    transcript.add(2, '{', { kind: 'error', error: { code: 'invalid-json', message: 'x', pointer: '/a' } });
    for (let i = 0; i < 2 * MAX_PROBLEMS; i++) transcript.addProblem({ line: i, code: 'not-utf8' });
    expect(transcript.sessions[0]?.items).toEqual([{ kind: 'event', line: 1, at: undefined, name: 'warning_given', value: 'insult' }]);
    expect(transcript.problems[0]).toEqual({ line: 2, code: 'invalid-json', message: 'x', pointer: '/a' });
    expect([transcript.problems.length, transcript.problemCount]).toEqual([MAX_PROBLEMS, 2 * MAX_PROBLEMS + 1]);
  });
});

describe('rowsOf', () => {
  it('leaves out what the filter does not want, and says how much', () => {
    const transcript = new Transcript();
    (['none', 'none', 'harassment', 'none', 'borderline', 'none'] as const).forEach((grade, i) => transcript.add(i + 1, line('s1'), judged(grade)));
    const short = (filter: 'all' | 'flagged' | 'warning' | 'emergency'): string =>
      rowsOf(transcript.sessions[0] as Session, filter).map((row) => (row.kind === 'gap' ? `+${row.count}` : row.line)).join(' ');
    expect(short('all')).toBe('1 2 3 4 5 6');
    expect(short('flagged')).toBe('+2 3 +1 5 +1');
    expect(short('warning')).toBe('+2 3 +3');
    expect(short('emergency')).toBe('');
  });
});

describe('groupFindings', () => {
  it('puts findings of one category together, strongest first', () => {
    const finding = (category: string, rule: string, start: number, end: number): Finding => ({
      category, rule, source: 'rule', score: 0.9, spans: [{ start, end }], clause: 'c', reason: { ja: rule, en: rule },
    });
    const verdict = verdictOf('harassment', {}, [finding('a', 'r1', 0, 1), finding('b', 'r2', 1, 2), finding('a', 'r3', 2, 3)]);
    expect(groupFindings(verdict, 'xyz').map(({ category, rules, quotes, reason }) => [category, rules, quotes, reason.ja])).toEqual([
      ['a', ['r1', 'r3'], ['x', 'z'], 'r1'],
      ['b', ['r2'], ['y'], 'r2'],
    ]);
  });

  it('shows the words of rules alone where there are any, else those of the model; marks each place once', () => {
    const finding = (category: string, source: 'rule' | 'model', start: number, end: number): Finding => ({
      category, rule: source, source, score: 0.9, spans: [{ start, end }], clause: 'c', reason: { ja: '', en: '' },
    });
    const both = verdictOf('harassment', {}, [finding('a', 'model', 0, 3), finding('a', 'rule', 2, 4), finding('b', 'model', 5, 6)]);
    expect(groupFindings(both, 'abcdef').map(({ quotes }) => quotes)).toEqual([['cd'], ['f']]);
    expect(markedSpans(both)).toEqual([{ start: 2, end: 4 }, { start: 5, end: 6 }]);
    const overlapping = verdictOf('harassment', {}, [finding('a', 'rule', 0, 3), finding('b', 'rule', 1, 4)]);
    expect(markedSpans(overlapping)).toEqual([{ start: 0, end: 4 }]);
  });
});

describe('analyzeStream', () => {
  const stream = (text: string): ReadableStream<Uint8Array> => new Blob([text]).stream();
  const file = Array.from({ length: 1000 }, () => line('s1')).join('\n');

  it('keeps line numbers when some lines cannot be read', async () => {
    const transcript = new Transcript();
    const bytes = new Blob([line('s1'), '\n', Uint8Array.of(0xff), '\n\n', line('s1')]);
    await analyzeStream({ stream: bytes.stream(), transcript, analyze: async (lines) => lines.map(() => judged('none')) });
    expect(transcript.problems).toEqual([{ line: 2, code: 'not-utf8' }]);
    expect(transcript.sessions[0]?.items.map((item) => item.line)).toEqual([1, 4]);
  });

  it('tells its progress, and stops when aborted', async () => {
    const abort = new AbortController();
    const transcript = new Transcript();
    const seen: number[] = [];
    const run = analyzeStream({
      stream: stream(file),
      transcript,
      signal: abort.signal,
      analyze: async (lines) => lines.map(() => judged('none')),
      onProgress: ({ messages }) => {
        seen.push(messages);
        if (messages >= 400) abort.abort();
      },
    });
    await expect(run).rejects.toThrow(Cancelled);
    expect(seen).toEqual([200, 400]);
    expect(transcript.messages).toBe(400);
  });

  it('passes on a failing engine', async () => {
    const run = analyzeStream({ stream: stream(file), transcript: new Transcript(), analyze: () => Promise.reject(new Error('broken')) });
    await expect(run).rejects.toThrow('broken');
  });

  it('stops at the most messages that are shown, and says where', async () => {
    const transcript = new Transcript();
    await analyzeStream({ stream: stream(file), transcript, maxMessages: 300, analyze: async (lines) => lines.map(() => judged('none')) });
    expect([transcript.messages, transcript.stoppedAtLine]).toEqual([400, 400]);
  });
});
