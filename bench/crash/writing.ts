import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Writer } from './people.ts';

/** Where the service is now; it moves when it is started again. */
export type Place = { address: string };

/** What the service said it has kept. */
export type Kept = { acknowledged: Set<string>; isOver: boolean };

/** Writes notes one after another through the real form, each until it is acknowledged, however often everything is killed meanwhile. */
export async function write(place: Place, { username, familyId }: Writer, kept: Kept): Promise<void> {
  const path = `/families/${familyId}/notes/new`;
  let browser: Browser | null = null;
  for (let number = 0; !kept.isOver; number += 1) {
    const words = `${username} wrote ${number}`;
    // The same key at every try: the service may have kept the first and died before it could say so.
    const once = randomUUID();
    while (!kept.isOver) {
      try {
        browser ??= await signedIn(place, username, path);
        const answer = await browser.post(path, { ...browser.hidden, kind: 'note', text: words, once });
        if (answer.status === 303 && !answer.goesTo.startsWith('/sign-in')) {
          kept.acknowledged.add(words);
          break;
        }
        browser = null;
        if (answer.status < 500) throw new Error(`${path} answered ${answer.status} ${answer.goesTo}`);
      } catch (fault) {
        if (fault instanceof Error && fault.message.includes('answered 4')) throw fault;
        browser = null;
        await pause(50);
      }
    }
  }
}

type Answer = { status: number; goesTo: string; html: string };
type Browser = { hidden: Record<string, string>; post(path: string, fields: Record<string, string>): Promise<Answer> };

async function signedIn(place: Place, username: string, path: string): Promise<Browser> {
  const cookies = new Map<string, string>();
  const ask = async (url: string, fields?: Record<string, string>): Promise<Answer> => {
    const response = await fetch(`${place.address}${url}`, {
      method: fields ? 'POST' : 'GET',
      redirect: 'manual',
      signal: AbortSignal.timeout(15_000),
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '), connection: 'close' },
      ...(fields && { body: new URLSearchParams(fields) }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=');
      cookies.set(name, value);
    }
    return { status: response.status, goesTo: response.headers.get('location') ?? '', html: await response.text() };
  };
  await ask('/dev/sign-in', { as: username });
  const page = await ask(path);
  if (page.status !== 200) throw new Error(`${path} did not open (${page.status})`);
  const csrf = /name="csrf" value="([^"]*)"/.exec(page.html)?.[1] ?? '';
  return { hidden: { csrf, ...firstChoices(page.html) }, post: ask };
}

/** A day for a note's date, if the form asks for one: as the form fills it in. */
function firstChoices(html: string): Record<string, string> {
  const inputs = [...html.matchAll(/<input\b[^>]*>/g)].map(([tag]) => tag);
  const parts = inputs.filter(tag => /type="text"/.test(tag)).map(tag => [attribute(tag, 'name'), attribute(tag, 'value')] as const);
  return Object.fromEntries(parts.filter(([name, value]) => name !== '' && value !== ''));
}

const attribute = (tag: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
