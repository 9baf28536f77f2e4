// <mimamori-evaluation>: opens transcripts, shows what the policy says about them. Nothing leaves the page.
import { LitElement, html, nothing, unsafeCSS } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import type { EngineClient } from '../../engine/client.ts';
import type { Lang } from '../../model/format.ts';
import type { Filter, Session } from '../../model/transcript.ts';
import tokens from '../../styles/tokens.css?inline';
import { fileIcon, lockIcon } from '../icons.ts';
import { sharedStyles } from '../shared.styles.ts';
import { wordsFor } from '../words.ts';
import type { Words } from '../words.ts';
import { evaluationStyles } from './evaluation.styles.ts';
import { failureTemplate, figuresTemplate, problemsTemplate, progressTemplate, unreadableTemplate, versionsTemplate } from './parts.ts';
import { RunController } from './run-controller.ts';
import { SAMPLES, fetchSamples, sampleTitle } from './samples.ts';
import type { SampleId } from './samples.ts';
import type { SessionSelect } from './session-list.ts';
import type { MimamoriTranscript } from './transcript.ts';

/**
 * The evaluation page as an element.
 *
 * @attr {"ja"|"en"} lang - language of the interface
 * @attr {string} samples - address of the folder with the sample transcripts; without it there are none
 * @fires mimamori-language - the reader chose another language; detail: `{ lang }`
 */
export class MimamoriEvaluation extends LitElement {
  static override styles = [unsafeCSS(tokens), sharedStyles, evaluationStyles];
  static override properties = {
    lang: { reflect: true },
    samples: {},
    filter: { state: true },
    session: { state: true },
    dragging: { state: true },
  };

  declare lang: Lang;
  declare samples: string;
  declare protected filter: Filter;
  declare protected session: Session | undefined;
  declare protected dragging: boolean;
  readonly #run = new RunController(this);
  #samples = new Map<SampleId, string>();
  #words: Words = wordsFor('ja', undefined);
  /** What the live region says; only changed when something ended, so that it is not read again and again. */
  #announcement = '';

  constructor() {
    super();
    this.lang = 'ja';
    this.samples = '';
    this.filter = 'all';
    this.dragging = false;
  }

  /** The engine that is used; set it before the element is connected to bring your own files. */
  set client(client: EngineClient) {
    this.#run.client = client;
  }

  /** Examines a file, in place of what is shown. */
  openFile(file: File): Promise<void> {
    this.#reset();
    return this.#run.openFile(file);
  }

  /** Examines one of the bundled samples. */
  async openSample(id: SampleId): Promise<void> {
    const text = this.#samples.get(id);
    if (text === undefined) return;
    this.#reset();
    await this.#run.openText(id, text);
  }

  protected override firstUpdated(): void {
    this.addEventListener('dragover', this.#onDragOver);
    this.addEventListener('dragleave', this.#onDragLeave);
    this.addEventListener('drop', this.#onDrop);
    void this.#begin();
  }

  protected override willUpdate(_changed: PropertyValues): void {
    const { policy, transcript, status } = this.#run;
    if (this.#words.lang !== this.lang || this.#words.policy !== policy) this.#words = wordsFor(this.lang, policy);
    if (!transcript?.sessions.includes(this.session as Session)) this.session = this.#firstToShow();
    const { t, number } = this.#words;
    if (status === 'done' && transcript?.messages === 0) this.#announcement = transcript.problemCount > 0 ? t.unreadableTitle : t.noMessages;
    else if (status === 'done' && transcript) this.#announcement = t.finished(number(transcript.messages), number(transcript.flagged));
    else this.#announcement = status === 'cancelled' ? t.cancelled : '';
  }

  protected override render(): TemplateResult {
    const words = this.#words;
    const { failure } = this.#run;
    return html`<div class="page ${this.dragging ? 'dragging' : ''}">
      ${this.#header(words)}
      <main>
        ${this.#importPanel(words)}
        <p class="visually-hidden" role="status">${this.#announcement}</p>
        ${failure ? failureTemplate(failure, words, () => void this.#run.retry()) : this.#result(words)}
      </main>
      <footer class="meta"><p>${words.t.disclaimer}</p>
        ${this.#run.transcript ? versionsTemplate(this.#run.transcript, words) : nothing}</footer>
    </div>`;
  }

  async #begin(): Promise<void> {
    const loading = this.samples ? fetchSamples(new URL(this.samples, document.baseURI)) : undefined;
    const [started, samples] = await Promise.all([this.#run.start(), loading?.catch(() => undefined)]);
    if (samples) this.#samples = samples;
    this.requestUpdate();
    // Something to look at from the first second, unless the reader was quicker.
    if (started && this.#run.status === 'idle') await this.openSample(SAMPLES[0]);
  }

  #reset(): void {
    this.filter = 'all';
    this.session = undefined;
  }

  #firstToShow(): Session | undefined {
    const sessions = this.#run.transcript?.sessions ?? [];
    return sessions.find((session) => session.messages > 0) ?? sessions[0];
  }

  #header({ t, lang }: Words): TemplateResult {
    const choose = (chosen: Lang): void => {
      this.lang = chosen;
      this.dispatchEvent(new CustomEvent('mimamori-language', { detail: { lang: chosen }, bubbles: true, composed: true }));
    };
    const option = (value: Lang, name: string): TemplateResult =>
      html`<button type="button" lang=${value} aria-pressed=${String(lang === value)} @click=${() => choose(value)}>${name}</button>`;
    return html`<header>
      <div class="bar">
        <span class="brand" lang="en">${t.appName}</span>
        <div class="languages" role="group" aria-label=${t.language}>${option('ja', '日本語')}${option('en', 'English')}</div>
      </div>
      <h1>${t.title}</h1>
      <p class="lede">${t.lede}</p>
      <p class="privacy">${lockIcon()}${t.privacy}</p>
    </header>`;
  }

  #importPanel({ t }: Words): TemplateResult {
    const pick = (event: Event): void => {
      const input = event.target as HTMLInputElement;
      const [file] = input.files ?? [];
      if (file) void this.openFile(file);
      input.value = ''; // the same file can be chosen again after it was mended
    };
    const { source } = this.#run;
    const sample = (id: SampleId): TemplateResult =>
      html`<button type="button" data-sample=${id} aria-pressed=${String(source?.kind === 'sample' && source.id === id)}
        @click=${() => void this.openSample(id)}>${sampleTitle(id, t)}</button>`;
    return html`<section class="import" aria-labelledby="import">
      <h2 id="import" class="visually-hidden">${t.importHeading}</h2>
      <div class="drop">
        <label class="button primary">${fileIcon()}${t.chooseFile}
          <input type="file" accept=".ndjson,.jsonl,.json,.txt,application/x-ndjson" @change=${pick} /></label>
        <p><span>${t.dropHint}</span><br /><span class="meta">${t.fileFormat}</span></p>
      </div>
      ${this.#samples.size === 0
        ? nothing
        : html`<div class="samples" role="group" aria-labelledby="samples"><p id="samples" class="meta">${t.samplesHeading}</p>
            ${SAMPLES.filter((id) => this.#samples.has(id)).map(sample)}</div>`}
    </section>`;
  }

  #sourceName({ t }: Words): string {
    const { source } = this.#run;
    if (!source) return '';
    return source.kind === 'file' ? source.name : t.sampleName(sampleTitle(source.id, t));
  }

  #result(words: Words): TemplateResult {
    const { t } = words;
    const { status, transcript, progress, revision } = this.#run;
    if (status === 'starting') return html`<p class="empty meta">${t.loading}</p>`;
    if (!transcript) return html`<div class="empty"><h2>${t.emptyTitle}</h2><p>${t.emptyHelp}</p></div>`;
    const name = this.#sourceName(words);
    const stopped = transcript.stoppedAtLine;
    return html`<section aria-labelledby="source">
      <h2 id="source">${name}</h2>
      ${status === 'running' ? progressTemplate(name, progress, words, () => this.#run.cancel()) : nothing}
      ${status === 'cancelled' ? html`<p class="notice">${t.cancelled}</p>` : nothing}
      ${stopped ? html`<p class="notice">${t.stopped(words.number(transcript.messages), words.number(stopped))}</p>` : nothing}
      ${status === 'done' && transcript.messages === 0 && transcript.problemCount > 0 ? unreadableTemplate(words) : nothing}
      ${problemsTemplate(transcript, name, words)}
      ${transcript.messages === 0
        ? status === 'done' && transcript.problemCount === 0 ? html`<p class="empty">${t.noMessages}</p>` : nothing
        : html`${figuresTemplate(transcript, this.filter, words, (filter) => this.#choose(filter))}
            ${this.#sessions(transcript.sessions, revision, words)}`}
    </section>`;
  }

  #sessions(all: readonly Session[], revision: number, words: Words): TemplateResult {
    const sessions = this.#visible(all);
    return html`<div class="reading ${all.length > 1 ? 'several' : ''}">
      ${all.length > 1
        ? html`<mimamori-session-list .sessions=${sessions} .current=${this.session} .words=${words} .revision=${revision}
            @mimamori-session-select=${this.#onSelect}></mimamori-session-list>`
        : nothing}
      <mimamori-transcript .session=${this.session} .filter=${this.filter} .words=${words} .revision=${revision}
        @mimamori-show-all=${() => this.#choose('all')}></mimamori-transcript>
    </div>`;
  }

  /** Sessions with something that the filter shows. */
  #visible(all: readonly Session[]): readonly Session[] {
    const { filter } = this;
    if (filter === 'all') return all;
    return all.filter((session) => (filter === 'flagged' ? session.flagged > 0 : session.counts[filter] > 0));
  }

  #choose(filter: Filter): void {
    this.filter = filter;
    const visible = this.#visible(this.#run.transcript?.sessions ?? []);
    if (this.session && !visible.includes(this.session) && visible[0]) this.session = visible[0];
  }

  #onSelect = (event: CustomEvent<SessionSelect>): void => {
    this.session = event.detail.session;
    // Below the list, the transcript is out of sight: lead there.
    if (!matchMedia('(max-width: 959px)').matches) return;
    const transcript = this.renderRoot.querySelector<MimamoriTranscript>('mimamori-transcript');
    void this.updateComplete.then(() => transcript?.updateComplete).then(() => transcript?.focusHeading());
  };

  #onDragOver = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    this.dragging = true;
  };

  #onDragLeave = (event: DragEvent): void => {
    if (!this.contains(event.relatedTarget as Node | null)) this.dragging = false;
  };

  #onDrop = (event: DragEvent): void => {
    event.preventDefault();
    this.dragging = false;
    const [file] = event.dataTransfer?.files ?? [];
    if (file) void this.openFile(file);
  };
}
