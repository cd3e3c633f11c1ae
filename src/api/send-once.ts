import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { answered, claim } from '#platform/submission.ts';
import type { Work } from '#platform/work.ts';
import { canonical } from './json.ts';
import { Refused } from './problems.ts';

export type Sent = { status: number; body: object; location: string | null };

/** Ends a transaction that found its key used already: what was answered the first time is answered again. */
export class SentBefore extends Error {
  readonly sent: Sent;
  constructor(sent: Sent) {
    super('sent before');
    this.sent = sent;
  }
}

/** The key a request was sent with, as an id (draft-ietf-httpapi-idempotency-key-header: a quoted text; without quotes will do). */
export function keyIn({ headers }: FastifyRequest): string {
  const given = headers['idempotency-key'];
  const key = /^"?([\x20\x21\x23-\x5b\x5d-\x7e]{1,255}?)"?$/.exec(typeof given === 'string' ? given.trim() : '')?.[1];
  if (!key) throw new Refused('no-key');
  const hash = createHash('sha256').update(key).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

/**
 * Does something once under a key of the system that sends it. A second request with the same key waits here until the first is committed, then
 * has its answer; one that was refused has used no key up.
 */
export async function once(work: Work, key: string, page: string, sent: unknown, act: () => Promise<Sent>): Promise<Sent> {
  const earlier = await claim(work, key, page, { body: canonical(sent) });
  if (earlier && !earlier.same) throw new Refused('key-reused');
  if (earlier) throw new SentBefore(JSON.parse(earlier.goTo ?? '{}') as Sent);
  const first = await act();
  await answered(work, key, JSON.stringify(first));
  return first;
}
