// The parts of the evaluation page above the transcript, as templates.
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { EngineFailure } from '../../engine/failure.ts';
import { formatDuration } from '../../model/format.ts';
import type { Progress } from '../../model/run.ts';
import type { Filter, LineProblem, Severity, Transcript } from '../../model/transcript.ts';
import { chevronIcon, severityIcon } from '../icons.ts';
import type { Words } from '../words.ts';
import type { RunFailure } from './run-controller.ts';

/** Files with more messages than this show problems folded. */
const PROBLEMS_OPEN = 5;

const FIGURES: { filter: Filter; severity?: Exclude<Severity, 'calm'> }[] = [
  { filter: 'all' },
  { filter: 'flagged' },
  { filter: 'caution', severity: 'caution' },
  { filter: 'warning', severity: 'warning' },
  { filter: 'emergency', severity: 'emergency' },
];

/** The counts, each of which shows the messages behind it. */
export function figuresTemplate(
  transcript: Transcript,
  current: Filter,
  words: Words,
  choose: (filter: Filter) => void,
): TemplateResult {
  const { t } = words;
  const countOf = (filter: Filter): number =>
    filter === 'all' ? transcript.messages : filter === 'flagged' ? transcript.flagged : transcript.counts[filter];
  return html`<fieldset class="figures">
    <legend class="visually-hidden">${t.filterHeading}</legend>
    ${FIGURES.map(({ filter, severity }) => {
      const name = severity ? t.severity[severity] : filter === 'all' ? t.filterAll : t.filterFlagged;
      return html`<label class="figure ${countOf(filter) === 0 ? 'zero' : ''}">
        <input type="radio" name="filter" value=${filter} .checked=${current === filter} @change=${() => choose(filter)} />
        <span class="name">${severity
          ? html`<span class="severity ${countOf(filter) === 0 ? 'calm' : severity}">${severityIcon(severity)}${name}</span>`
          : name}</span>
        <span class="count number">${words.number(countOf(filter))}<span class="unit">${t.unit}</span></span>
      </label>`;
    })}
  </fieldset>`;
}

/** Rate, time left and a way out while a file is read. */
export function progressTemplate(name: string, progress: Progress | undefined, words: Words, cancel: () => void): TemplateResult {
  const { t, lang } = words;
  const { messages = 0, bytesRead = 0, bytesTotal = 0, elapsedMs = 0 } = progress ?? {};
  const rate = elapsedMs > 0 ? Math.round((messages * 1000) / elapsedMs) : 0;
  const left = bytesRead > 0 ? (elapsedMs / 1000) * (bytesTotal / bytesRead - 1) : 0;
  return html`<div class="progress">
    <label for="progress">${t.reading(name)}</label>
    <progress id="progress" max=${bytesTotal || 1} .value=${bytesRead}></progress>
    <p class="meta number">
      ${t.progress(words.number(messages), words.number(rate))}${left >= 1 ? html` · ${t.timeLeft(formatDuration(left, lang))}` : nothing}
    </p>
    <button type="button" @click=${cancel}>${t.cancel}</button>
  </div>`;
}

/** What to do about a line, in the reader's language as far as it is known; that it is no JSON needs no more words. */
function problemHelp({ code, pointer = '', message = '' }: LineProblem, { t, lang }: Words): TemplateResult | typeof nothing {
  const [, missing] = /^"([\w-]+)" is missing$/.exec(message) ?? [];
  const help = missing ? t.problemMissing(missing) : t.problemHelp[pointer];
  if (help) return html`<p class="meta">${help}</p>`;
  return message && (lang === 'en' || code !== 'invalid-json') ? html`<p class="meta" lang="en">${message}</p>` : nothing;
}

/** A file without one readable message: most likely of another kind. */
export function unreadableTemplate({ t }: Words): TemplateResult {
  return html`<div class="unreadable" role="group" aria-labelledby="unreadable">
    <h3 id="unreadable">${t.unreadableTitle}</h3>
    <p>${t.unreadableHelp}</p>
    <p class="meta">${t.unreadableExample}</p>
    <pre tabindex="0"><code lang="en">{"session":"2026-0610-014","id":"m1","from":"customer","text":"…"}</code></pre>
  </div>`;
}

/** Which lines could not be read, and why. */
export function problemsTemplate(transcript: Transcript, file: string, words: Words): TemplateResult | typeof nothing {
  const { t } = words;
  if (transcript.problemCount === 0) return nothing;
  const left = transcript.problemCount - transcript.problems.length;
  const heading = t.problemsHeading(words.number(transcript.problemCount));
  return html`<details class="problems notice" ?open=${transcript.problemCount <= PROBLEMS_OPEN}>
    <summary>${chevronIcon()}<strong>${heading}</strong></summary>
    ${transcript.messages > 0 ? html`<p>${t.problemsHelp}</p>` : nothing}
    <ul tabindex="0" aria-label=${heading}>
      ${transcript.problems.map(
        (problem) => html`<li>
          <p><span class="place number">${file} ${t.line(words.number(problem.line))}</span>
            <span>${t.problem[problem.code] ?? t.problem['other']}${problem.pointer ? html` (${t.problemAt(problem.pointer)})` : nothing}</span></p>
          ${problemHelp(problem, words)}
        </li>`,
      )}
    </ul>
    ${left > 0 ? html`<p class="meta">${t.problemsMore(words.number(left))}</p>` : nothing}
  </details>`;
}

function failureHelp(failure: EngineFailure, { t }: Words): string {
  return { assets: t.failureAssets, rules: t.failureRules, crash: t.failureCrash }[failure.stage];
}

function failureDetail(failure: EngineFailure): string {
  const { error } = failure;
  if (!error) return failure.message;
  const place = [error.file && error.line ? `${error.file}:${error.line}` : error.file, error.pointer, error.rule && `(${error.rule})`];
  return [place.filter(Boolean).join(' '), error.message].filter(Boolean).join(': ');
}

/** The engine or the file failed: said so that nobody takes it for a clean result. */
export function failureTemplate(failure: RunFailure, words: Words, retry: () => void): TemplateResult {
  const { t } = words;
  const help = failure.kind === 'engine' ? failureHelp(failure.failure, words) : t.failureFile;
  const detail = failure.kind === 'engine' ? failureDetail(failure.failure) : failure.message;
  return html`<div class="failure notice" role="alert">
    <h2>${severityIcon('caution')}${t.failureTitle}</h2>
    <p>${t.failureHelp}${words.lang === 'en' ? ' ' : ''}${help}</p>
    <button type="button" @click=${retry}>${t.retry}</button>
    <details><summary>${chevronIcon()}${t.details}</summary><p class="meta" lang="en">${detail}</p></details>
  </div>`;
}

/** Which policy, rules and model gave these results. */
export function versionsTemplate(transcript: Transcript, words: Words): TemplateResult | typeof nothing {
  const { t } = words;
  const ruleset = transcript.ruleset;
  if (!ruleset) return nothing;
  const rows = [
    [t.versionPolicy, ruleset.policy],
    [t.versionRules, ruleset.rules],
    [t.versionModel, ruleset.model === 'none' ? t.noModel : ruleset.model],
  ];
  return html`<details class="versions meta">
    <summary>${chevronIcon()}${t.versions}</summary>
    ${words.policy ? html`<p>${words.local(words.policy.name)}</p>` : nothing}
    <dl>${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
  </details>`;
}
