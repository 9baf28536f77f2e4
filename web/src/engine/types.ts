// What goes into the engine and what comes out, as in the project's contracts. A test compares these with a real verdict.

export const SPEAKERS = ['customer', 'agent', 'system'] as const;
export const GRADES = ['none', 'borderline', 'harassment'] as const;
export const SOURCES = ['rule', 'model', 'session'] as const;
export const CLOCKS = ['none', 'notice', 'limit', 'over'] as const;
export const TRENDS = ['rising', 'steady', 'falling'] as const;
export const APPROVALS = ['none', 'supervisor'] as const;
export const ERROR_CODES = [
  'invalid-json',
  'invalid-field',
  'too-large',
  'invalid-pattern',
  'duplicate-id',
  'unknown-reference',
  'unsupported-version',
  'invalid-model',
  'unknown-handle',
] as const;

export type Speaker = (typeof SPEAKERS)[number];
export type Grade = (typeof GRADES)[number];
export type Source = (typeof SOURCES)[number];
export type Clock = (typeof CLOCKS)[number];
export type Trend = (typeof TRENDS)[number];
export type Approval = (typeof APPROVALS)[number];
export type ErrorCode = (typeof ERROR_CODES)[number];

/** A text in the two languages of the interface. */
export interface LocalText {
  ja: string;
  en: string;
}

/** One message of a session: the only thing that is judged. */
export interface Message {
  session: string;
  id: string;
  /** RFC 3339 time with offset. Without it the session clock is off. */
  at?: string;
  from: Speaker;
  text: string;
  /** Language of the text ("ja", "en"). Without it every loaded language applies. */
  lang?: string;
  /** How often the same customer came lately, in sessions; only on the first message of a session. */
  contact?: { sessions_24h: number; sessions_7d: number };
}

/** Something that happened in a session and is not a message: a warning given, a judgement made. */
export interface SessionEvent {
  session: string;
  /** RFC 3339 time with offset. */
  at?: string;
  event: string;
  value?: string;
}

/** Half-open range in UTF-16 code units of the original text: what `String.prototype.slice` takes. */
export interface Span {
  start: number;
  end: number;
}

/** One reason why a message was noticed. */
export interface Finding {
  /** Category id of the policy. */
  category: string;
  source: Source;
  /** Id of the rule, or "model/…", "session/…". */
  rule: string;
  /** Strength, 0 to 1 in steps of 0.001. */
  score: number;
  /** Ascending, not overlapping; may be empty when the finding is about the session. */
  spans: Span[];
  /** Clause id of the policy. */
  clause: string;
  reason: LocalText;
}

/** Noticed beside harassment, and never scored as harassment. */
export interface Signals {
  /** Concrete violence about to happen. */
  emergency: boolean;
  /** Talk of self-harm: its own care path. */
  distress: boolean;
  legitimate_complaint: boolean;
  /** Careless promise or blanket admission by the agent. */
  agent_promise: boolean;
}

/** The session as it stands after the message. */
export interface SessionState {
  /** Seconds since the session began. */
  elapsed_s: number;
  /** Seconds of `elapsed_s` that the customer spent waiting for the company. */
  company_wait_s: number;
  clock: Clock;
  /** How often an answered demand was pressed again. */
  repetition: number;
  flooding: boolean;
  /** Sessions of the same customer in seven days, as the caller told. */
  contacts_7d: number;
  trend: Trend;
  warnings_given: number;
}

/** The next step that the policy suggests. A person decides. */
export interface Recommendation {
  /** Step id of the policy. */
  step: string;
  /** Clause id of the policy. */
  clause: string;
  approval: Approval;
  /** A reply to start from; may be empty. */
  draft: LocalText;
}

/** Which policy, rules and model were asked: equal values mean equal verdicts. */
export interface RulesetVersion {
  /** "<policy id>@<sha256>" */
  policy: string;
  /** SHA-256, hexadecimal. */
  rules: string;
  /** SHA-256, hexadecimal; "none" without a model. */
  model: string;
}

/** The only output: one a message. Holds no message text. */
export interface Verdict {
  session: string;
  id: string;
  grade: Grade;
  /** Category ids, in the policy's order. */
  categories: string[];
  /** Strongest first. */
  findings: Finding[];
  signals: Signals;
  state: SessionState;
  recommendation: Recommendation;
  ruleset: RulesetVersion;
}

/** One problem with an input line, the rules or a handle: what is wrong, and where. Never holds message text. */
export interface EngineError {
  code: ErrorCode;
  /** One line of English. */
  message: string;
  /** Path in the rules folder, when the problem lies there. */
  file?: string;
  /** Line of `file`, from 1. */
  line?: number;
  /** JSON pointer (RFC 6901) to the value. */
  pointer?: string;
  /** Rule id. */
  rule?: string;
}

/** What became of one line. A failed engine is not among these: it rejects with an EngineFailure. */
export type LineOutcome =
  | { kind: 'verdict'; verdict: Verdict }
  | { kind: 'event' }
  | { kind: 'error'; error: EngineError };
