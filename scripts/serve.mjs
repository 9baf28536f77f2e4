// scripts/serve.mjs [--port N] [--root FOLDER]: serves the built pages to this machine only, with the Content-Security-Policy
// that the project promises to run under. Also a module: the browser tests start it with serve().
import { createReadStream } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "connect-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const HOST = '127.0.0.1';
const DEFAULT_PORT = 8137;
const PORTS_TO_TRY = 50;
const DEFAULT_ROOT = fileURLToPath(new URL('../web/dist', import.meta.url));

const TYPES = {
  '.bin': 'application/octet-stream',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.ndjson': 'application/x-ndjson; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

const COMMON_HEADERS = {
  'Cache-Control': 'no-cache',
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

// The file that a request path names, or undefined when there is none inside the folder. `folder` must be a real path.
async function findFile(folder, requestPath) {
  let path;
  try {
    path = decodeURIComponent(requestPath);
  } catch {
    return undefined;
  }
  if (path.includes('\0') || path.includes('\\')) return undefined;
  try {
    // The real path, so that neither ".." nor a symbolic link leads out of the folder.
    let file = await realpath(resolve(folder, `.${path}`));
    let info = await stat(file);
    if (info.isDirectory()) {
      if (!path.endsWith('/')) return undefined;
      file = await realpath(join(file, 'index.html'));
      info = await stat(file);
    }
    return file.startsWith(folder + sep) && info.isFile() ? { file, size: info.size } : undefined;
  } catch {
    return undefined;
  }
}

function refuse(response, status, text, headers = {}) {
  response.writeHead(status, { ...COMMON_HEADERS, 'Content-Type': 'text/plain; charset=utf-8', ...headers });
  response.end(`${text}\n`);
}

async function answer(folder, request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return refuse(response, 405, 'Only GET and HEAD.', { Allow: 'GET, HEAD' });
  }
  const found = await findFile(folder, request.url.split(/[?#]/, 1)[0]);
  if (!found) return refuse(response, 404, 'Not found.');
  response.writeHead(200, {
    ...COMMON_HEADERS,
    'Content-Length': found.size,
    'Content-Type': TYPES[extname(found.file).toLowerCase()] ?? 'application/octet-stream',
  });
  if (request.method === 'HEAD') return response.end();
  pipeline(createReadStream(found.file), response, () => {});
}

function listen(server, port) {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, HOST, () => {
      server.off('error', fail);
      done();
    });
  });
}

// Port 0: any free one. Otherwise `port`, or the next free one. Resolves to { url, close }.
export async function serve({ root = DEFAULT_ROOT, port = DEFAULT_PORT } = {}) {
  const folder = await realpath(root);
  const server = createServer((request, response) => {
    answer(folder, request, response).catch(() => {
      if (!response.headersSent) refuse(response, 500, 'Failed.');
      else response.destroy();
    });
  });
  for (let tries = 0; ; ++tries) {
    try {
      await listen(server, port === 0 ? 0 : port + tries);
      break;
    } catch (error) {
      if (error.code !== 'EADDRINUSE' || port === 0 || tries + 1 >= PORTS_TO_TRY || port + tries >= 65535) throw error;
    }
  }
  return {
    url: `http://${HOST}:${server.address().port}/`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function pages(root) {
  const names = await readdir(root, { recursive: true });
  return names
    .filter((name) => name.endsWith('.html'))
    .map((name) => name.split(sep).join('/').replace(/(^|\/)index\.html$/, '$1'))
    .sort();
}

async function main() {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: String(DEFAULT_PORT) }, root: { type: 'string', default: DEFAULT_ROOT } },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`--port must be 0 to 65535, not "${values.port}"`);
  const root = resolve(values.root);
  await stat(root).catch(() => {
    throw new Error(`${root} does not exist: run scripts/demo, which builds it`);
  });
  const { url } = await serve({ root, port });
  console.log('Mimamori, on this machine only (end with Ctrl+C):');
  for (const page of await pages(root)) console.log(`  ${url}${page}`);
}

if (process.argv[1] && (await realpath(process.argv[1])) === fileURLToPath(import.meta.url)) {
  main().catch((error) => {
    console.error(`error: ${error.message}`);
    process.exitCode = 1;
  });
}
