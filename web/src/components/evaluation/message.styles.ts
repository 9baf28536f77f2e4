import { css } from 'lit';

export const messageStyles = css`
  .row {
    border-top: 1px solid var(--mimamori-rule);
    padding: var(--mimamori-space-4) 0;
  }
  /* Only where it pays: rows out of sight cost no layout, but printing and full-page pictures leave them out. */
  .long .row {
    contain-intrinsic-size: auto 72px;
    content-visibility: auto;
  }
  .message {
    display: grid;
    gap: var(--mimamori-space-2) var(--mimamori-space-5);
  }
  .who {
    align-items: baseline;
    display: flex;
    gap: var(--mimamori-space-3);
  }
  .speaker {
    font-weight: 600;
  }
  .from-customer .speaker {
    color: var(--mimamori-ink);
  }
  .text {
    min-width: 0;
    max-width: var(--mimamori-measure);
    overflow-wrap: anywhere;
    unicode-bidi: isolate;
    white-space: pre-wrap;
  }
  .from-system .text {
    color: var(--mimamori-ink-soft);
  }
  mark {
    -webkit-box-decoration-break: clone;
    box-decoration-break: clone;
    border-radius: 2px;
    color: inherit;
    padding: 0.1em 0;
    text-decoration: underline;
    text-decoration-thickness: 2px;
    text-underline-offset: 0.3em;
    background: var(--mimamori-caution-tint);
    text-decoration-color: var(--mimamori-caution-line);
    text-decoration-style: dashed;
  }
  .warning mark {
    background: var(--mimamori-warning-tint);
    text-decoration-color: var(--mimamori-warning-line);
    text-decoration-style: solid;
  }
  .emergency mark {
    background: var(--mimamori-emergency-tint);
    text-decoration-color: var(--mimamori-emergency);
    text-decoration-style: double;
  }
  .hidden-character {
    border: 1px solid var(--mimamori-rule-strong);
    border-radius: 4px;
    color: var(--mimamori-ink-soft);
    font-size: 0.75rem;
    margin: 0 2px;
    padding: 0 4px;
    unicode-bidi: isolate;
    white-space: nowrap;
  }
  .notes {
    align-self: start;
    border-left: 3px solid var(--mimamori-rule);
    display: grid;
    gap: var(--mimamori-space-2);
    min-width: 0;
    padding-left: var(--mimamori-space-4);
  }
  .caution .notes {
    border-left-color: var(--mimamori-caution-line);
  }
  .warning .notes {
    border-left-color: var(--mimamori-warning-line);
  }
  .emergency .notes {
    border-left-color: var(--mimamori-emergency);
  }
  .grade {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--mimamori-space-3);
  }
  .category,
  .signal-name {
    font-weight: 600;
  }
  .findings {
    display: grid;
    gap: var(--mimamori-space-3);
  }
  .reason,
  .clause p {
    color: var(--mimamori-ink-soft);
    font-size: var(--mimamori-size-meta);
  }
  .quotes {
    display: flex;
    flex-wrap: wrap;
    font-size: var(--mimamori-size-meta);
    gap: 0 var(--mimamori-space-2);
    overflow-wrap: anywhere;
  }
  q {
    quotes: '「' '」' '『' '』';
    unicode-bidi: isolate;
  }
  :lang(en) q {
    quotes: '“' '”' '‘' '’';
  }
  .clause summary,
  .next summary {
    font-size: var(--mimamori-size-meta);
  }
  .clause p {
    padding: 0 0 var(--mimamori-space-1) 20px;
  }
  .next {
    border-top: 1px solid var(--mimamori-rule);
    padding-top: var(--mimamori-space-2);
  }
  .next-body {
    display: grid;
    font-size: var(--mimamori-size-meta);
    gap: var(--mimamori-space-2);
    padding: var(--mimamori-space-1) 0 var(--mimamori-space-1) 20px;
  }
  .approval {
    font-weight: 600;
  }
  blockquote {
    background: var(--mimamori-surface);
    border-radius: var(--mimamori-radius);
    padding: var(--mimamori-space-3) var(--mimamori-space-4);
  }
  .signals {
    color: var(--mimamori-ink-soft);
    display: flex;
    flex-wrap: wrap;
    font-size: var(--mimamori-size-meta);
    gap: 0 var(--mimamori-space-4);
  }
  .signals li {
    align-items: center;
    display: inline-flex;
    gap: 6px;
  }
  .event,
  .gap {
    padding: var(--mimamori-space-2) 0;
  }
  .event span:first-child:empty {
    display: none;
  }
  @media (min-width: 960px) {
    .message,
    .event {
      display: grid;
      grid-template-columns: 112px minmax(0, 1fr) minmax(0, 360px);
    }
    .message .who {
      line-height: var(--mimamori-line);
      padding-top: 2px; /* smaller type on the baseline of the text */
    }
    .event {
      gap: 0 var(--mimamori-space-5);
    }
    .event span:first-child:empty {
      display: inline;
    }
    .gap {
      padding-left: calc(112px + var(--mimamori-space-5));
    }
  }
  /* The last line of the answer must not stay on another page than its first. */
  @media print {
    .row {
      break-inside: avoid;
    }
  }
`;
