import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ApiRoute, FileSent } from '#platform/api-route.ts';
import { typedFrom } from '#platform/form.ts';
import { keep, ownFolder, type FileLimits, type ReceivedFile } from '#platform/received-file.ts';
import type { Platform } from '#platform/work.ts';
import { requireAsking } from './bearer.ts';
import { Refused } from './problems.ts';

const folders = new WeakMap<FastifyRequest, string>();

/** A file is all that is read here: written to a folder as it comes, and gone once the answer is sent. Of a system that may not send files, nothing is kept. */
export function readFileOnly(scope: FastifyInstance, platform: Platform, { takesFile = [], scope: needed }: ApiRoute, { folder, mostBytes }: FileLimits): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser([...takesFile], async (request: FastifyRequest, payload: FastifyRequest['raw']) => {
    const { scopes } = await requireAsking(platform, request);
    if (!scopes.includes(needed)) {
      payload.resume();
      return {};
    }
    const own = await ownFolder(folder);
    folders.set(request, own);
    return keep(payload, join(own, 'file'), mostBytes);
  });
  scope.addContentTypeParser('*', async (_request: FastifyRequest, payload: FastifyRequest['raw']) => {
    payload.resume();
    throw new Refused('no-file');
  });
  scope.addHook('onResponse', async request => {
    const own = folders.get(request);
    if (own !== undefined) await rm(own, { recursive: true, force: true });
  });
}

/** What came, and by what it is known if it comes again: the file's bytes and the question beside it, not where it lies. */
export function fileIn(request: FastifyRequest): FileSent & { known: object } {
  const file = request.body as ReceivedFile;
  const query = Object.fromEntries(Object.entries(typedFrom(request.query)).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
  if (!file.bytes) throw new Refused('no-file');
  return { file, query, known: { hash: file.hash, query } };
}
