// scripts/serve.mjs is plain JavaScript.
declare module '*/scripts/serve.mjs' {
  export function serve(options?: { root?: string; port?: number }): Promise<{ url: string; close(): Promise<void> }>;
}
