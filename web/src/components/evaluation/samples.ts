// The transcripts that come with the page. Invented; no real customer wrote any of this.
import type { Strings } from '../../strings/catalogue.ts';

export const SAMPLES = ['escalation', 'complaint', 'quotation'] as const;
export type SampleId = (typeof SAMPLES)[number];

export function sampleTitle(id: SampleId, t: Strings): string {
  return { escalation: t.sampleEscalation, complaint: t.sampleComplaint, quotation: t.sampleQuotation }[id];
}

/** Fetches all samples at once, so that opening one later asks the server for nothing. */
export async function fetchSamples(base: string | URL): Promise<Map<SampleId, string>> {
  const texts = await Promise.all(
    SAMPLES.map(async (id) => {
      const response = await fetch(new URL(`${id}.ndjson`, base), { credentials: 'same-origin' });
      return response.ok ? ([id, await response.text()] as const) : undefined;
    }),
  );
  return new Map(texts.filter((entry) => entry !== undefined));
}
