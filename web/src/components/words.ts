// Language, words of the interface and words of the policy, handed down together.
import type { LocalText } from '../engine/types.ts';
import { formatNumber } from '../model/format.ts';
import type { Lang } from '../model/format.ts';
import type { PolicyWords } from '../model/policy.ts';
import { stringsFor } from '../strings/catalogue.ts';
import type { Strings } from '../strings/catalogue.ts';

export interface Words {
  readonly lang: Lang;
  readonly t: Strings;
  readonly policy: PolicyWords | undefined;
  /** The text in the current language, or in the other one when it is missing. */
  local(text: LocalText): string;
  number(value: number): string;
}

export function wordsFor(lang: Lang, policy: PolicyWords | undefined): Words {
  return {
    lang,
    t: stringsFor(lang),
    policy,
    local: (text) => text[lang] || text.ja || text.en,
    number: (value) => formatNumber(value, lang),
  };
}
