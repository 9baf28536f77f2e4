// Registers the evaluation element and its parts. Importing this is the only side effect.
import { MimamoriEvaluation } from './evaluation.ts';
import { MimamoriSessionList } from './session-list.ts';
import { MimamoriTranscript } from './transcript.ts';

const ELEMENTS = {
  'mimamori-evaluation': MimamoriEvaluation,
  'mimamori-session-list': MimamoriSessionList,
  'mimamori-transcript': MimamoriTranscript,
};

for (const [name, element] of Object.entries(ELEMENTS)) {
  if (!customElements.get(name)) customElements.define(name, element);
}

declare global {
  interface HTMLElementTagNameMap {
    'mimamori-evaluation': MimamoriEvaluation;
    'mimamori-session-list': MimamoriSessionList;
    'mimamori-transcript': MimamoriTranscript;
  }
}
