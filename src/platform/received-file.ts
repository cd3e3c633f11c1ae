import multipart from '@fastify/multipart';
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Field, Typed } from './form.ts';
import { typedText } from './form.ts';
import { isWelcome } from './route.ts';
import { sessionOf } from './serve.ts';
import type { Platform } from './work.ts';

/** A file that came with this request: where it lies until the answer is sent, how long it is, and the SHA-256 of its bytes. Its name is not kept: it may name somebody. */
export type ReceivedFile = { path: string; bytes: number; hash: string };

// A form's fields are text, so a file is known by a word that only this process can make: nobody can name a file that they did not send.
const secret = randomBytes(32);
const received = new Map<string, ReceivedFile>();
const wordFor = ({ hash }: ReceivedFile) => createHmac('sha256', secret).update(hash).digest('base64url');

export type FileLimits = { folder: string; mostBytes: number };

/** Lets pages that ask for it (`receivesFile`) take a file: it is written to a folder as it comes, never held in memory, and gone once the answer is sent. */
export async function receiveFiles(app: FastifyInstance, platform: Platform, { folder, mostBytes }: FileLimits): Promise<void> {
  await app.register(multipart, { throwFileSizeLimit: false, limits: { fileSize: mostBytes, files: 1, fields: 100, fieldSize: 64 * 1024, parts: 101 } });
  const folders = new WeakMap<FastifyRequest, string>();
  app.addHook('preParsing', async request => {
    if (!isMultipart(request)) return;
    const { route } = request.routeOptions.config;
    const actor = (await sessionOf(platform, request))?.actor;
    // Nothing of a stranger's is written down, however much they send.
    if (!route?.receivesFile || !actor || !isWelcome(actor, route.audience)) throw Object.assign(new Error('No file is taken here'), { statusCode: 415 });
  });
  app.addHook('preValidation', async request => {
    if (!isMultipart(request)) return;
    const fields: Record<string, string | string[]> = {};
    request.body = fields;
    for await (const part of request.parts()) {
      if (part.type === 'field') {
        const before = fields[part.fieldname];
        fields[part.fieldname] = before === undefined ? String(part.value) : [...[before].flat(), String(part.value)];
        continue;
      }
      const own = await ownFolder(folder);
      folders.set(request, own);
      const file = await keep(part.file, join(own, 'file'));
      if (part.file.truncated) fields[part.fieldname] = tooLong;
      else if (file.bytes > 0) {
        fields[part.fieldname] = wordFor(file);
        received.set(wordFor(file), file);
      }
    }
  });
  const forget = async (request: FastifyRequest) => {
    const own = folders.get(request);
    if (own === undefined) return;
    folders.delete(request);
    for (const [word, file] of received) if (file.path === join(own, 'file')) received.delete(word);
    await rm(own, { recursive: true, force: true });
  };
  app.addHook('onResponse', forget);
  app.addHook('onRequestAbort', forget);
}

const isMultipart = (request: FastifyRequest) => request.method === 'POST' && (request.headers['content-type'] ?? '').startsWith('multipart/form-data');
const tooLong = 'too long';

/** A folder that only this process reads. */
export async function ownFolder(within: string): Promise<string> {
  const at = within === '' ? tmpdir() : within;
  await mkdir(at, { recursive: true, mode: 0o700 });
  return mkdtemp(join(at, 'received-'));
}

/** Writes what comes to a file, and counts and hashes it on the way. */
export async function keep(from: Readable, path: string, mostBytes = Number.MAX_SAFE_INTEGER): Promise<ReceivedFile> {
  const hash = createHash('sha256');
  let bytes = 0;
  const counting = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      hash.update(chunk);
      bytes += chunk.length;
      // What is too much is read to its end and thrown away: cut off, its sender would never hear why.
      if (bytes > mostBytes) done();
      else done(null, chunk);
    },
  });
  await pipeline(from, counting, createWriteStream(path, { mode: 0o600 }));
  if (bytes > mostBytes) throw Object.assign(new Error('The file is too long'), { statusCode: 413 });
  return { path, bytes, hash: hash.digest('hex') };
}

/** Asks for a file. */
export const file = ({ label, hint, missing }: { label: string; hint?: string; missing: string }): Field<ReceivedFile> => ({
  label,
  hint,
  control: { kind: 'file' },
  read: (typed: Typed, name: string) => {
    const word = typedText(typed, name);
    if (word === tooLong) return { mistake: 'The file is too large' };
    const found = received.get(word);
    return found ? { value: found } : { mistake: missing };
  },
  write: () => ({}),
  say: () => '',
});
