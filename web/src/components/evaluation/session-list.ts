// <mimamori-session-list>: the sessions of a file, one button each.
import { LitElement, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { formatTime } from '../../model/format.ts';
import type { Session } from '../../model/transcript.ts';
import { GrowingList } from '../growing.ts';
import { severityIcon } from '../icons.ts';
import { sharedStyles } from '../shared.styles.ts';
import type { Words } from '../words.ts';
import { sessionListStyles } from './session-list.styles.ts';

/** Detail of `mimamori-session-select`. */
export interface SessionSelect {
  session: Session;
}

/** Lists sessions and tells which one is chosen with a `mimamori-session-select` event. */
export class MimamoriSessionList extends LitElement {
  static override styles = [sharedStyles, sessionListStyles];
  static override properties = {
    sessions: { attribute: false },
    current: { attribute: false },
    words: { attribute: false },
    revision: { attribute: false },
  };

  declare sessions: readonly Session[];
  declare current: Session | undefined;
  declare words: Words | undefined;
  /** Changes when sessions were added or have grown. */
  declare revision: number;
  readonly #list = new GrowingList(this);

  constructor() {
    super();
    this.sessions = [];
    this.revision = 0;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('sessions')) this.#list.reset();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { words } = this;
    if (!words) return nothing;
    const shown = this.sessions.slice(0, this.#list.limit);
    const left = this.sessions.length - shown.length;
    return html`<nav aria-labelledby="heading">
      <h3 id="heading">${words.t.sessionsHeading} <span class="meta number">${words.number(this.sessions.length)}</span></h3>
      <ul>
        ${shown.map((session) => this.#entry(session, words))}
      </ul>
      ${left > 0
        ? html`<button type="button" data-more @click=${() => this.#list.grow()}>${words.t.more(words.number(left))}</button>`
        : nothing}
    </nav>`;
  }

  #entry(session: Session, words: Words): TemplateResult {
    const { t } = words;
    const select = (): boolean =>
      this.dispatchEvent(
        new CustomEvent<SessionSelect>('mimamori-session-select', { detail: { session }, bubbles: true, composed: true }),
      );
    return html`<li>
      <button type="button" aria-current=${session === this.current ? 'true' : nothing} @click=${select}>
        <span class="line"><span class="name">${session.id}</span>
          <span class="meta number">${formatTime(session.startedAt)} ${t.messages(words.number(session.messages))}</span></span>
        ${session.flagged === 0
          ? nothing
          : html`<span class="line"><span class="severity ${session.worst}">${severityIcon(session.worst)}${t.severity[session.worst]}</span>
              <span class="meta number">${t.flaggedOf(words.number(session.flagged))}</span></span>`}
      </button>
    </li>`;
  }
}
