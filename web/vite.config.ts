import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const page = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  base: './', // the pages work under any folder of a host
  appType: 'mpa',
  build: {
    target: 'es2022',
    assetsInlineLimit: 0, // the Content-Security-Policy allows no data: URLs
    modulePreload: { polyfill: false }, // the polyfill is an inline script in some setups, and no target needs it
    rolldownOptions: { input: { index: page('index.html'), evaluate: page('evaluate/index.html') } },
  },
  worker: { format: 'es' }, // the worker shares the loader's ES module
});
