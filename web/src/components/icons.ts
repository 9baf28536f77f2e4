// Line icons, drawn in the current colour. Each stands beside a word, so none has a name of its own.
import { svg, html } from 'lit';
import type { TemplateResult } from 'lit';
import type { Severity } from '../model/transcript.ts';

const icon = (shape: TemplateResult, name = ''): TemplateResult =>
  html`<svg class="icon ${name}" viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="1.8"
    stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${shape}</svg>`;

const SHAPES: Record<Severity, TemplateResult> = {
  calm: svg`<circle cx="10" cy="10" r="7.2" /><path d="M6.8 10.2l2.2 2.2 4.2-4.6" />`,
  caution: svg`<path d="M10 2.2 17.8 10 10 17.8 2.2 10z" /><path d="M10 6.8v3.8M10 13.2v.1" />`,
  warning: svg`<path d="M10 2.8 18.4 17H1.6z" fill="currentColor" /><path class="cut" d="M10 8v4M10 14.4v.1" stroke="var(--mimamori-paper)" />`,
  emergency: svg`<path d="M6.6 1.8h6.8l4.8 4.8v6.8l-4.8 4.8H6.6l-4.8-4.8V6.6z" /><path d="M10 5.8v5M10 13.8v.1" stroke-width="2.2" />`,
};

/** A different outline for each severity, so that colour is not needed to tell them apart. */
export const severityIcon = (severity: Severity): TemplateResult => icon(SHAPES[severity]);

export const chevronIcon = (): TemplateResult => icon(svg`<path d="M7.5 4.5 13 10l-5.5 5.5" />`, 'chevron');
export const lockIcon = (): TemplateResult =>
  icon(svg`<rect x="3.8" y="8.6" width="12.4" height="8.6" rx="1.6" /><path d="M6.6 8.6V6a3.4 3.4 0 0 1 6.8 0v2.6" />`);
export const fileIcon = (): TemplateResult => icon(svg`<path d="M10 13V3.4M6.2 7 10 3.2 13.8 7M3.4 12.6v3.6h13.2v-3.6" />`);
export const noteIcon = (): TemplateResult =>
  icon(svg`<path d="M3 4h14v9.4H9L5.4 16.6v-3.2H3z" />`);
