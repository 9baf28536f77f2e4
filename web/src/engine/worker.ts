// The engine in a worker of its own: typing and scrolling never wait for it, and terminating it stops even a long line.
import { loadEngine } from './loader.ts';
import { EngineHost } from './protocol.ts';
import type { Request } from './protocol.ts';

const host = new EngineHost(loadEngine);

self.addEventListener('message', (event: MessageEvent<Request>) => {
  void host.answer(event.data).then((response) => self.postMessage(response));
});
