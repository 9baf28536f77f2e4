// One row of a transcript: what was said, with what was noticed beside it.
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Verdict } from '../../engine/types.ts';
import { groupFindings, markedSpans } from '../../model/findings.ts';
import type { FindingGroup } from '../../model/findings.ts';
import { formatTime } from '../../model/format.ts';
import { segmentText, splitHidden } from '../../model/highlight.ts';
import type { EventItem, MessageItem, Row } from '../../model/transcript.ts';
import { chevronIcon, noteIcon, severityIcon } from '../icons.ts';
import type { Words } from '../words.ts';

function visibleText(text: string, words: Words): (string | TemplateResult)[] {
  return splitHidden(text).map((piece) =>
    piece.kind === 'text'
      ? piece.text
      : html`<span class="hidden-character" title=${words.t.hiddenCharacter(piece.name)}>${piece.name}</span>`,
  );
}

function markedText(item: MessageItem, words: Words): (string | TemplateResult)[] {
  return segmentText(item.text, [{ spans: markedSpans(item.verdict) }]).flatMap((segment) => {
    const content = visibleText(segment.text, words);
    return segment.findings.length === 0 ? content : html`<mark>${content}</mark>`;
  });
}

function clauseDetails(id: string, words: Words): TemplateResult | typeof nothing {
  const text = words.policy ? words.local(words.policy.clause(id)) : '';
  if (!id) return nothing;
  return html`<details class="clause">
    <summary>${chevronIcon()}<span>${words.t.clause(id)}</span></summary>
    <p>${text}</p>
  </details>`;
}

function findingTemplate(group: FindingGroup, words: Words): TemplateResult {
  const label = words.policy ? words.local(words.policy.category(group.category)) : group.category;
  const quotes = group.quotes.map((quote) => html`<q>${visibleText(quote, words)}</q>`);
  return html`<li class="finding" data-category=${group.category}>
    <p class="category" title=${`${words.t.source[group.source]}: ${group.rules.join(', ')}`}>${label}</p>
    ${quotes.length > 0 ? html`<p class="quotes">${quotes}</p>` : nothing}
    <p class="reason">${words.local(group.reason)}</p>
    ${clauseDetails(group.clause, words)}
  </li>`;
}

function nextStep(verdict: Verdict, words: Words): TemplateResult {
  const { step, clause, approval, draft } = verdict.recommendation;
  const text = words.policy?.step(step);
  const reply = words.local(draft);
  return html`<details class="next">
    <summary>${chevronIcon()}<span>${words.t.next}: <strong>${text ? words.local(text.label) : step}</strong></span></summary>
    <div class="next-body">
      ${text ? html`<p>${words.local(text.explanation)}</p>` : nothing}
      ${approval === 'none' ? nothing : html`<p class="approval">${words.t.approvalNeeded}</p>`}
      ${reply ? html`<p class="meta">${words.t.draft}</p><blockquote>${reply}</blockquote>` : nothing}
      ${clause ? html`<p class="meta">${words.t.clause(clause)}${words.policy ? html` — ${words.local(words.policy.clause(clause))}` : nothing}</p>` : nothing}
    </div>
  </details>`;
}

function signalsTemplate(verdict: Verdict, words: Words): TemplateResult | typeof nothing {
  const names = Object.entries(verdict.signals).filter(([name, on]) => on && name !== 'emergency');
  if (names.length === 0) return nothing;
  return html`<ul class="signals">
    ${names.map(([name]) => html`<li data-signal=${name}>${noteIcon()}${words.policy ? words.local(words.policy.signal(name)) : name}</li>`)}
  </ul>`;
}

function notes(item: MessageItem, words: Words): TemplateResult | typeof nothing {
  const { verdict, severity } = item;
  const signals = signalsTemplate(verdict, words);
  if (!item.flagged && verdict.findings.length === 0 && signals === nothing) return nothing;
  const emergency = verdict.signals.emergency && words.policy ? words.local(words.policy.signal('emergency')) : '';
  return html`<div class="notes" role="group" aria-label=${words.t.findingsOf}>
    ${severity === 'calm'
      ? nothing
      : html`<p class="grade"><span class="severity ${severity}">${severityIcon(severity)}${words.t.severity[severity]}</span>
          ${emergency ? html`<span class="signal-name">${emergency}</span>` : nothing}</p>`}
    ${verdict.findings.length === 0
      ? nothing
      : html`<ul class="findings">${groupFindings(verdict, item.text).map((group) => findingTemplate(group, words))}</ul>`}
    ${signals} ${item.flagged ? nextStep(verdict, words) : nothing}
  </div>`;
}

export function messageTemplate(item: MessageItem, words: Words): TemplateResult {
  const time = formatTime(item.at);
  return html`<li class="row message from-${item.from} ${item.severity}" data-line=${item.line}>
    <p class="meta who">
      ${time ? html`<time class="number" datetime=${item.at ?? ''}>${time}</time>` : nothing}
      <span class="speaker">${words.t.speaker[item.from]}</span>
    </p>
    <p class="text" dir="auto" lang=${item.lang ?? nothing}>${markedText(item, words)}</p>
    ${notes(item, words)}
  </li>`;
}

function eventTemplate(item: EventItem, words: Words): TemplateResult {
  const name = words.t.eventName[item.name] ?? words.t.otherEvent(item.name);
  // The value may be a category of the policy, a judgement, or anything that the host wrote.
  const category = words.policy ? words.local(words.policy.category(item.value)) : item.value;
  const value = words.t.judgement[item.value] ?? category;
  return html`<li class="row event meta" data-line=${item.line}>
    <span class="number">${formatTime(item.at)}</span>
    <span>${visibleText(name, words)}${value ? html` — ${visibleText(value, words)}` : nothing}</span>
  </li>`;
}

export function rowTemplate(row: Row, words: Words): TemplateResult {
  switch (row.kind) {
    case 'message':
      return messageTemplate(row, words);
    case 'event':
      return eventTemplate(row, words);
    case 'gap':
      return html`<li class="row gap meta">${words.t.gap(words.number(row.count))}</li>`;
  }
}
