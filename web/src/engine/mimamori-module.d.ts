// emcc 3.1.6 writes no types. tests/wasm compares these names with the real module.
declare module '*/generated/mimamori.js' {
  /** Functions of wasm/bindings.cpp: each answers an envelope as JSON text. */
  export interface MimamoriModule {
    createEngine(bundle: string, policy: string, models: readonly { path: string; bytes: Uint8Array }[]): string;
    destroyEngine(engine: number): void;
    createAnalyzer(engine: number): string;
    analyze(handle: number, line: string): string;
    snapshot(handle: number, session: string): string;
    restore(handle: number, session: string, state: string): string;
    forget(handle: number, session: string): void;
    destroyAnalyzer(handle: number): void;
  }
  export interface ModuleOptions {
    wasmBinary?: ArrayBuffer | Uint8Array;
    print?: (text: string) => void;
    printErr?: (text: string) => void;
    onAbort?: (reason: unknown) => void;
  }
  export default function createMimamori(options?: ModuleOptions): Promise<MimamoriModule>;
}
