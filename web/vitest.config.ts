import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)), // tests/ lies beside web/
  test: {
    include: ['web/src/**/*.test.ts', 'tests/rules/**/*.test.ts', 'tests/wasm/**/*.test.ts'],
    environment: 'node',
    diff: { truncateThreshold: 12 }, // verdicts are long
    testTimeout: 60_000, // a debug build of the native command runs beside the tests
  },
});
