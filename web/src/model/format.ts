// Numbers, times and durations as the page writes them.

export type Lang = 'ja' | 'en';

const RFC3339 = /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}:\d{2})/;

/** "10:05": the time as the record has it, in the record's own offset. Empty without a time. */
export function formatTime(at: string | undefined): string {
  return RFC3339.exec(at ?? '')?.[4] ?? '';
}

/** "2026年6月10日" or "10 June 2026"; empty without a time. */
export function formatDate(at: string | undefined, lang: Lang): string {
  const match = RFC3339.exec(at ?? '');
  if (!match) return '';
  const date = new Date(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])));
  return new Intl.DateTimeFormat(lang === 'ja' ? 'ja-JP' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(date);
}

/** "47分", "1時間5分", "30秒" · "47 min", "1 h 5 min", "30 s". */
export function formatDuration(seconds: number, lang: Lang): string {
  const [h, m, s] = lang === 'ja' ? ['時間', '分', '秒'] : [' h', ' min', ' s'];
  if (seconds < 60) return `${Math.max(0, Math.round(seconds))}${s}`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}${m}`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)}${h}${rest === 0 ? '' : `${lang === 'en' ? ' ' : ''}${rest}${m}`}`;
}

/** "10,000" */
export function formatNumber(value: number, lang: Lang): string {
  return new Intl.NumberFormat(lang).format(value);
}
