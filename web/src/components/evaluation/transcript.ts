// <mimamori-transcript>: the messages of one session.
import { LitElement, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { formatDate, formatDuration, formatTime } from '../../model/format.ts';
import { rowsOf } from '../../model/transcript.ts';
import type { Filter, Session } from '../../model/transcript.ts';
import { GrowingList } from '../growing.ts';
import { sharedStyles } from '../shared.styles.ts';
import type { Words } from '../words.ts';
import { rowTemplate } from './message.ts';
import { messageStyles } from './message.styles.ts';
import { transcriptStyles } from './transcript.styles.ts';

/** From this many rows on, rows out of sight are not laid out. */
const LONG = 100;

/** Shows a session. Asks for all messages again with a `mimamori-show-all` event. */
export class MimamoriTranscript extends LitElement {
  static override styles = [sharedStyles, messageStyles, transcriptStyles];
  static override properties = {
    session: { attribute: false },
    filter: { attribute: false },
    words: { attribute: false },
    revision: { attribute: false },
  };

  declare session: Session | undefined;
  declare filter: Filter;
  declare words: Words | undefined;
  /** Changes when the session has grown: its object stays the same. */
  declare revision: number;
  readonly #list = new GrowingList(this);

  constructor() {
    super();
    this.filter = 'all';
    this.revision = 0;
  }

  /** Moves the focus to the session's heading. */
  focusHeading(): void {
    this.renderRoot.querySelector('h3')?.focus();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('session') || changed.has('filter')) this.#list.reset();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { session, words } = this;
    if (!session || !words) return nothing;
    const rows = rowsOf(session, this.filter);
    const shown = rows.slice(0, this.#list.limit);
    const left = rows.length - shown.length;
    return html`${this.#heading(session, words)}
      ${rows.length === 0 ? this.#empty(words) : nothing}
      <ol class=${shown.length > LONG ? 'long' : ''}>
        ${shown.map((row) => guard([row, words], () => rowTemplate(row, words)))}
      </ol>
      ${left > 0
        ? html`<button type="button" data-more @click=${() => this.#list.grow()}>${words.t.more(words.number(left))}</button>`
        : nothing}`;
  }

  #heading(session: Session, words: Words): TemplateResult {
    const { t, lang } = words;
    const started = [formatDate(session.startedAt, lang), formatTime(session.startedAt)].filter(Boolean).join(' ');
    const facts = [started, t.messages(words.number(session.messages)), ...this.#clock(session, words)];
    return html`<header>
      <h3 tabindex="-1">${t.sessionName(session.id)}</h3>
      <ul class="facts meta number">${facts.filter(Boolean).map((fact) => html`<li>${fact}</li>`)}</ul>
    </header>`;
  }

  #clock({ state }: Session, { t, lang, number }: Words): string[] {
    if (!state) return [];
    const { elapsed_s: elapsed, company_wait_s: wait, warnings_given: warnings, clock } = state;
    return [
      elapsed > 0 ? t.elapsed(formatDuration(elapsed, lang)) : '',
      wait > 0 ? t.companyWait(formatDuration(wait, lang)) : '',
      t.clock[clock],
      warnings > 0 ? t.warningsGiven(number(warnings)) : '',
    ];
  }

  #empty({ t }: Words): TemplateResult {
    const showAll = (): boolean => this.dispatchEvent(new CustomEvent('mimamori-show-all', { bubbles: true, composed: true }));
    return html`<div class="empty"><p>${t.noMatch}</p><button type="button" @click=${showAll}>${t.showAll}</button></div>`;
  }
}
