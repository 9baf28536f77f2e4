// The words of the policy file, by id. The page has no label, clause or threshold of its own.
import type { LocalText } from '../engine/types.ts';

/** Policy that is shown when the caller names none; the engine has the same default. */
export const DEFAULT_POLICY = 'policies/sharoushi-software.json';

interface Entry {
  id: string;
}
interface PolicyCategory extends Entry {
  label: LocalText;
  clause: string;
}
interface PolicyClause extends Entry {
  text: LocalText;
}
interface PolicyStep extends Entry {
  label: LocalText;
  explanation: LocalText;
}

/** The parts of a policy file that pages show. */
export interface PolicyFile {
  id: string;
  name: LocalText;
  categories: PolicyCategory[];
  clauses: PolicyClause[];
  steps: PolicyStep[];
  signals: Record<string, LocalText>;
}

const byId = <T extends Entry>(entries: T[] = []): Map<string, T> => new Map(entries.map((entry) => [entry.id, entry]));

/** Looks words up by id. An id without words is shown as it is: better than nothing, and visible. */
export class PolicyWords {
  readonly name: LocalText;
  readonly #categories: Map<string, PolicyCategory>;
  readonly #clauses: Map<string, PolicyClause>;
  readonly #steps: Map<string, PolicyStep>;
  readonly #signals: Record<string, LocalText>;

  constructor(file: PolicyFile) {
    this.name = file.name;
    this.#categories = byId(file.categories);
    this.#clauses = byId(file.clauses);
    this.#steps = byId(file.steps);
    this.#signals = file.signals ?? {};
  }

  /** Reads the policy out of a rules bundle, which the engine has checked before. */
  static fromBundle(bundle: string, path: string = DEFAULT_POLICY): PolicyWords {
    const parsed = JSON.parse(bundle) as { files?: Record<string, PolicyFile> };
    const file = parsed.files?.[path];
    if (!file) throw new Error(`${path} is not in the bundle`);
    return new PolicyWords(file);
  }

  category(id: string): LocalText {
    return this.#categories.get(id)?.label ?? { ja: id, en: id };
  }

  clause(id: string): LocalText {
    return this.#clauses.get(id)?.text ?? { ja: '', en: '' };
  }

  step(id: string): { label: LocalText; explanation: LocalText } {
    return this.#steps.get(id) ?? { label: { ja: id, en: id }, explanation: { ja: '', en: '' } };
  }

  signal(id: string): LocalText {
    return this.#signals[id] ?? { ja: id, en: id };
  }
}
