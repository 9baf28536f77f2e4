import type { EngineError } from './types.ts';

/** Where the engine failed: fetching its files, reading the rules, or while it ran. */
export type FailureStage = 'assets' | 'rules' | 'crash';

/** A failure as it crosses the worker boundary. */
export interface FailureDetail {
  stage: FailureStage;
  message: string;
  /** What the engine says is wrong with the rules. */
  error?: EngineError;
}

/** The engine could not be asked. This never means that nothing was found. */
export class EngineFailure extends Error {
  readonly stage: FailureStage;
  readonly error: EngineError | undefined;

  constructor(detail: FailureDetail) {
    super(detail.message);
    this.name = 'EngineFailure';
    this.stage = detail.stage;
    this.error = detail.error;
  }

  /** Plain data for postMessage, which loses the classes of errors. */
  toDetail(): FailureDetail {
    return { stage: this.stage, message: this.message, ...(this.error ? { error: this.error } : {}) };
  }

  static from(cause: unknown, stage: FailureStage): EngineFailure {
    if (cause instanceof EngineFailure) return cause;
    return new EngineFailure({ stage, message: cause instanceof Error ? cause.message : String(cause) });
  }
}

/** The caller cancelled; no result follows. */
export class Cancelled extends Error {
  constructor() {
    super('cancelled');
    this.name = 'Cancelled';
  }
}
