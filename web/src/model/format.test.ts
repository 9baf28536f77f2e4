import { describe, expect, it } from 'vitest';
import { formatDate, formatDuration, formatTime } from './format.ts';

it('shows the time as the record has it', () => {
  expect(formatTime('2026-06-10T10:05:15+09:00')).toBe('10:05');
  expect(formatTime('2026-06-10T23:59:00Z')).toBe('23:59');
  expect([formatTime(undefined), formatTime('soon')]).toEqual(['', '']);
  expect(formatDate('2026-06-10T00:30:00+09:00', 'ja')).toBe('2026年6月10日');
  expect(formatDate('2026-06-10T00:30:00+09:00', 'en')).toBe('10 June 2026');
});

describe('formatDuration', () => {
  it.each([
    [0, '0秒', '0 s'],
    [59, '59秒', '59 s'],
    [60, '1分', '1 min'],
    [2820, '47分', '47 min'],
    [3600, '1時間', '1 h'],
    [3900, '1時間5分', '1 h 5 min'],
    [-5, '0秒', '0 s'],
  ])('%d s → %s, %s', (seconds, ja, en) => {
    expect([formatDuration(seconds, 'ja'), formatDuration(seconds, 'en')]).toEqual([ja, en]);
  });
});
