import type { Lang } from '../model/format.ts';
import { en } from './en.ts';
import { ja } from './ja.ts';
import type { Strings } from './ja.ts';

export type { Strings } from './ja.ts';

/** The words of the interface in a language. */
export function stringsFor(lang: Lang): Strings {
  return lang === 'ja' ? ja : en;
}

/** "ja" for Japanese readers, "en" for everybody else. */
export function preferredLang(languages: readonly string[]): Lang {
  return languages[0]?.toLowerCase().startsWith('ja') ? 'ja' : 'en';
}
