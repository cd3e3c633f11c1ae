import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';

type Asset = { type: string; body: Buffer; packed: Buffer };

const css = 'text/css; charset=utf-8';
const script = 'text/javascript; charset=utf-8';

const own = (path: string) => new URL(path, import.meta.url);

const sources: Record<string, { from: URL; type: string }> = {
  'app.css': { from: own('generated/app.css'), type: css },
  'icon.svg': { from: own('browser/icon.svg'), type: 'image/svg+xml' },
  'supported.js': { from: own('browser/supported.js'), type: script },
  'app.js': { from: own('browser/app.js'), type: script },
  'keep.js': { from: own('browser/keep.js'), type: script },
  'live.js': { from: own('browser/live.js'), type: script },
  'quick-exit.js': { from: own('browser/quick-exit.js'), type: script },
  'passkey.js': { from: own('browser/passkey.js'), type: script },
  'session.js': { from: own('browser/session.js'), type: script },
  'govuk-frontend.min.js': { from: new URL('dist/govuk/govuk-frontend.min.js', import.meta.resolve('govuk-frontend/package.json')), type: script },
};

export const assets: ReadonlyMap<string, Asset> = new Map(
  Object.entries(sources).map(([name, { from, type }]) => {
    const body = readFileSync(from);
    return [name, { type, body, packed: gzipSync(body, { level: 9 }) }];
  }),
);

/** One version for all files, in the path, so that scripts find each other by relative names and every change is a new address. */
export const assetVersion = [...assets.values()]
  .reduce((hash, asset) => hash.update(asset.body), createHash('sha256'))
  .digest('hex')
  .slice(0, 12);

export function assetPath(name: string): string {
  if (!assets.has(name)) throw new Error(`There is no asset ${name}`);
  return `/assets/${assetVersion}/${name}`;
}

const aYear = 'public, max-age=31536000, immutable';

/** Serves styles and scripts. A page of an older release still gets its files, but they are not kept under the old address. */
export function serveAssets(app: FastifyInstance): void {
  app.get<{ Params: { version: string; name: string } }>('/assets/:version/:name', async (request, reply) => {
    const asset = assets.get(request.params.name);
    if (!asset) {
      reply.callNotFound();
      return reply;
    }
    const isCurrent = request.params.version === assetVersion;
    reply
      .header('cache-control', isCurrent ? aYear : 'no-cache')
      .header('vary', 'accept-encoding')
      .type(asset.type);
    const takesGzip = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    return takesGzip ? reply.header('content-encoding', 'gzip').send(asset.packed) : reply.send(asset.body);
  });
}
