// What all elements share: type, buttons, focus, severity, disclosure.
import { css } from 'lit';

export const sharedStyles = css`
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  :host {
    color: var(--mimamori-ink);
    display: block;
    font: var(--mimamori-size-body) / var(--mimamori-line) var(--mimamori-font);
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  fieldset,
  blockquote {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  :lang(ja) :is(h1, h2, h3, p, summary, button, dd, legend) {
    word-break: auto-phrase;
  }
  .visually-hidden {
    clip-path: inset(50%);
    height: 1px;
    margin: -1px;
    overflow: hidden;
    position: absolute;
    white-space: nowrap;
    width: 1px;
  }
  .meta {
    color: var(--mimamori-ink-soft);
    font-size: var(--mimamori-size-meta);
  }
  .number {
    font-variant-numeric: tabular-nums;
  }
  .icon {
    flex: none;
    height: 1em;
    width: 1em;
  }
  :focus-visible {
    outline: var(--mimamori-focus-width) solid var(--mimamori-focus);
    outline-offset: 2px;
  }
  button,
  .button {
    align-items: center;
    background: var(--mimamori-paper);
    border: 1px solid var(--mimamori-rule-strong);
    border-radius: var(--mimamori-radius);
    color: var(--mimamori-accent);
    cursor: pointer;
    display: inline-flex;
    font: inherit;
    gap: var(--mimamori-space-2);
    justify-content: center;
    line-height: 1.4;
    min-height: var(--mimamori-target);
    padding: 6px 16px;
    transition: background-color var(--mimamori-duration);
  }
  button:hover,
  .button:hover {
    background: var(--mimamori-accent-tint);
  }
  .primary {
    background: var(--mimamori-accent);
    border-color: var(--mimamori-accent);
    color: var(--mimamori-on-accent);
    font-weight: 600;
  }
  .primary:hover {
    background: var(--mimamori-accent-strong);
  }
  .severity {
    align-items: center;
    border-radius: 4px;
    display: inline-flex;
    font-weight: 600;
    gap: 6px;
    line-height: 1.5;
    white-space: nowrap;
  }
  .severity.calm {
    color: var(--mimamori-calm);
  }
  .severity.caution {
    color: var(--mimamori-caution);
  }
  .severity.warning {
    color: var(--mimamori-warning);
  }
  .severity.emergency {
    background: var(--mimamori-emergency);
    color: var(--mimamori-on-emergency);
    padding: 0 8px;
  }
  summary {
    align-items: center;
    color: var(--mimamori-accent);
    cursor: pointer;
    display: flex;
    gap: 6px;
    list-style: none;
    min-height: 32px;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary .chevron {
    transition: rotate var(--mimamori-duration);
  }
  details[open] > summary .chevron {
    rotate: 90deg;
  }
  @media (pointer: coarse) {
    summary {
      min-height: var(--mimamori-target);
    }
  }
  @media (forced-colors: active) {
    .severity.emergency,
    .primary {
      border: 1px solid;
    }
  }
`;
