import { css } from 'lit';

export const transcriptStyles = css`
  header {
    padding-bottom: var(--mimamori-space-3);
  }
  h3 {
    font-size: var(--mimamori-size-body);
    line-height: 1.5;
    overflow-wrap: anywhere;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--mimamori-space-4);
  }
  ol {
    border-bottom: 1px solid var(--mimamori-rule);
  }
  .empty {
    align-items: center;
    border-top: 1px solid var(--mimamori-rule);
    display: flex;
    flex-wrap: wrap;
    gap: var(--mimamori-space-3) var(--mimamori-space-4);
    padding: var(--mimamori-space-5) 0;
  }
  [data-more] {
    margin-top: var(--mimamori-space-4);
  }
`;
