import { css } from 'lit';

export const sessionListStyles = css`
  h3 {
    font-size: var(--mimamori-size-body);
    line-height: 1.5;
    padding-bottom: var(--mimamori-space-3);
  }
  ul {
    border-top: 1px solid var(--mimamori-rule);
    max-height: 40vh;
    overflow-y: auto;
  }
  li button {
    border: 0;
    border-bottom: 1px solid var(--mimamori-rule);
    border-left: 3px solid transparent;
    border-radius: 0;
    color: var(--mimamori-ink);
    display: block;
    padding: var(--mimamori-space-2) var(--mimamori-space-3);
    text-align: start;
    width: 100%;
  }
  li button:focus-visible {
    outline-offset: -3px; /* the list cuts off what is outside */
  }
  .line {
    align-items: baseline;
    display: flex;
    gap: var(--mimamori-space-3);
    justify-content: space-between;
  }
  .line .meta {
    flex: none;
  }
  .name {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .severity {
    font-size: var(--mimamori-size-meta);
  }
  [aria-current] {
    background: var(--mimamori-accent-tint);
    border-left-color: var(--mimamori-accent);
  }
  [data-more] {
    margin-top: var(--mimamori-space-3);
    width: 100%;
  }
  @media (min-width: 960px) {
    :host {
      position: sticky;
      top: var(--mimamori-space-4);
    }
    ul {
      max-height: calc(100vh - 120px);
    }
  }
`;
