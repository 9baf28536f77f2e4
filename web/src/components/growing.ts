// Long lists grow as the reader comes near their end: ten thousand rows are never put on the page at once.
import type { ReactiveController, ReactiveControllerHost } from 'lit';

const FIRST = 100;
const STEP = 200;

/** Keeps how many rows are shown, and watches the "more" button at the end of the list. */
export class GrowingList implements ReactiveController {
  #limit = FIRST;
  #watched: Element | undefined;
  #observer: IntersectionObserver | undefined;

  constructor(private readonly host: ReactiveControllerHost & Element) {
    host.addController(this);
  }

  get limit(): number {
    return this.#limit;
  }

  /** Back to the first rows: another list is shown. */
  reset(): void {
    this.#limit = FIRST;
  }

  grow(): void {
    this.#limit += STEP;
    this.host.requestUpdate();
  }

  hostUpdated(): void {
    const button = this.host.shadowRoot?.querySelector('[data-more]') ?? undefined;
    if (button === this.#watched) {
      // Still the same button after growing: look again whether it is near, for it may not have moved out of sight.
      if (button) this.#observe(button);
      return;
    }
    this.#watched = button;
    if (button) this.#observe(button);
    else this.#observer?.disconnect();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#watched = undefined;
  }

  #observe(button: Element): void {
    this.#observer ??= new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) this.grow();
      },
      { rootMargin: '600px' },
    );
    this.#observer.disconnect();
    this.#observer.observe(button);
  }
}
