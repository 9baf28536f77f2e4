import { css } from 'lit';

export const evaluationStyles = css`
  .page {
    margin: 0 auto;
    max-width: 1200px;
    padding: 0 var(--mimamori-space-4) var(--mimamori-space-6);
  }
  .bar {
    align-items: center;
    border-bottom: 1px solid var(--mimamori-rule);
    display: flex;
    flex-wrap: wrap;
    gap: var(--mimamori-space-2) var(--mimamori-space-4);
    justify-content: space-between;
    padding: var(--mimamori-space-2) 0;
  }
  .brand {
    color: var(--mimamori-ink-soft);
    font-weight: 600;
  }
  .languages {
    display: flex;
  }
  .languages button {
    background: none;
    border: 0;
    border-bottom: 3px solid transparent;
    border-radius: 0;
    font-size: var(--mimamori-size-meta);
    padding: 6px 12px;
  }
  .languages [aria-pressed='true'] {
    border-bottom-color: var(--mimamori-accent);
    color: var(--mimamori-ink);
    font-weight: 600;
  }
  h1 {
    font-size: var(--mimamori-size-title);
    line-height: 1.4;
    padding: var(--mimamori-space-6) 0 var(--mimamori-space-3);
  }
  .lede {
    max-width: var(--mimamori-measure);
  }
  .privacy {
    align-items: baseline;
    display: flex;
    font-weight: 600;
    gap: var(--mimamori-space-2);
    padding-top: var(--mimamori-space-2);
  }
  .privacy .icon {
    color: var(--mimamori-accent);
    translate: 0 2px;
  }
  h2 {
    font-size: var(--mimamori-size-heading);
    line-height: 1.5;
    overflow-wrap: anywhere;
  }
  .import {
    display: grid;
    gap: var(--mimamori-space-4);
    padding: var(--mimamori-space-5) 0 var(--mimamori-space-6);
  }
  .drop {
    align-items: center;
    background: var(--mimamori-surface);
    border-radius: var(--mimamori-radius);
    display: flex;
    flex-wrap: wrap;
    gap: var(--mimamori-space-3) var(--mimamori-space-4);
    outline: 1px dashed var(--mimamori-rule-strong);
    padding: var(--mimamori-space-4) var(--mimamori-space-5);
  }
  .dragging .drop {
    background: var(--mimamori-accent-tint);
    outline: 2px solid var(--mimamori-accent);
  }
  .drop p {
    line-height: 1.5;
  }
  .button {
    position: relative;
  }
  .button:has(:focus-visible) {
    outline: var(--mimamori-focus-width) solid var(--mimamori-focus);
    outline-offset: 2px;
  }
  .samples {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: var(--mimamori-space-2);
  }
  .samples p {
    padding-right: var(--mimamori-space-2);
  }
  .samples button {
    font-size: var(--mimamori-size-meta);
    padding: 4px 12px;
  }
  .samples [aria-pressed='true'] {
    background: var(--mimamori-accent-tint);
    border: 2px solid var(--mimamori-accent);
    font-weight: 600;
    padding: 3px 11px;
  }
  .notice {
    background: var(--mimamori-surface);
    border-left: 3px solid var(--mimamori-caution-line);
    border-radius: 0 var(--mimamori-radius) var(--mimamori-radius) 0;
    margin-top: var(--mimamori-space-4);
    padding: var(--mimamori-space-3) var(--mimamori-space-4);
  }
  .failure {
    display: grid;
    gap: var(--mimamori-space-3);
    justify-items: start;
    padding: var(--mimamori-space-5);
  }
  .failure h2 {
    align-items: center;
    display: flex;
    gap: var(--mimamori-space-2);
  }
  .failure h2 .icon {
    color: var(--mimamori-caution);
  }
  .failure details p {
    overflow-wrap: anywhere;
  }
  .unreadable {
    display: grid;
    gap: var(--mimamori-space-2);
    padding-top: var(--mimamori-space-4);
  }
  .unreadable h3 {
    font-size: var(--mimamori-size-body);
  }
  .unreadable p {
    max-width: var(--mimamori-measure);
  }
  pre {
    background: var(--mimamori-surface);
    border-radius: var(--mimamori-radius);
    font-size: var(--mimamori-size-meta);
    margin: 0;
    overflow-x: auto;
    padding: var(--mimamori-space-3) var(--mimamori-space-4);
  }
  .problems summary {
    color: var(--mimamori-ink);
  }
  .problems ul {
    margin-top: var(--mimamori-space-2);
    max-height: 320px;
    overflow: auto;
  }
  .problems li {
    border-top: 1px solid var(--mimamori-rule);
    overflow-wrap: anywhere;
    padding: var(--mimamori-space-2) 0;
  }
  .problems li p {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--mimamori-space-4);
  }
  .place {
    font-weight: 600;
  }
  .progress {
    display: grid;
    gap: var(--mimamori-space-2);
    justify-items: start;
    padding: var(--mimamori-space-4) 0;
  }
  progress {
    accent-color: var(--mimamori-accent);
    height: 12px;
    max-width: 480px;
    width: 100%;
  }
  .figures {
    border: 0;
    display: grid;
    gap: var(--mimamori-space-3);
    grid-template-columns: repeat(auto-fit, minmax(132px, 1fr));
    min-width: 0;
    padding: var(--mimamori-space-4) 0 var(--mimamori-space-6);
  }
  .figure {
    border: 1px solid var(--mimamori-rule);
    border-radius: var(--mimamori-radius);
    box-shadow: var(--mimamori-shadow);
    cursor: pointer;
    display: grid;
    padding: var(--mimamori-space-3) var(--mimamori-space-4);
    position: relative;
    transition: background-color var(--mimamori-duration);
  }
  /* Over the whole card, not hidden beside it: found by touch exploration too. */
  .figure input,
  .button input {
    cursor: inherit;
    height: 100%;
    inset: 0;
    margin: 0;
    opacity: 0;
    position: absolute;
    width: 100%;
  }
  .figure:hover {
    background: var(--mimamori-accent-tint);
  }
  .figure:has(:checked) {
    background: var(--mimamori-accent-tint);
    border-color: var(--mimamori-accent);
    box-shadow: inset 0 0 0 1px var(--mimamori-accent);
  }
  .figure:has(:focus-visible) {
    outline: var(--mimamori-focus-width) solid var(--mimamori-focus);
    outline-offset: 2px;
  }
  .count {
    font-size: var(--mimamori-size-title);
    font-weight: 600;
    line-height: 1.4;
  }
  .zero .count {
    color: var(--mimamori-ink-soft);
    font-weight: 400;
  }
  .unit {
    font-size: var(--mimamori-size-meta);
    font-weight: 400;
    padding-left: 4px;
  }
  .reading {
    display: grid;
    gap: var(--mimamori-space-5) var(--mimamori-space-6);
  }
  .reading > * {
    min-width: 0;
  }
  .empty {
    display: grid;
    gap: var(--mimamori-space-2);
    padding: var(--mimamori-space-5) 0;
  }
  footer {
    border-top: 1px solid var(--mimamori-rule);
    margin-top: var(--mimamori-space-6);
    padding-top: var(--mimamori-space-4);
  }
  .versions dl {
    display: grid;
    gap: var(--mimamori-space-2);
    padding-top: var(--mimamori-space-2);
  }
  .versions dd {
    overflow-wrap: anywhere;
  }
  @media (min-width: 960px) {
    .reading.several {
      align-items: start;
      grid-template-columns: 264px minmax(0, 1fr);
    }
  }
  @media (max-width: 480px) {
    h1 {
      padding-top: var(--mimamori-space-5);
    }
    .drop {
      padding: var(--mimamori-space-4);
    }
    .figures {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .figure:first-of-type {
      grid-column: 1 / -1;
    }
    .samples > * {
      width: 100%;
    }
  }
`;
