import type { FastifyInstance } from 'fastify';
import { browserOf, type Browser } from '#test/browser.ts';

type Injected = { method: string; url: string; headers: Record<string, string>; payload?: string };

/** The browser of the feature tests, over the network instead of inside the process. */
export function browserAt(address: string): Browser {
  const inject = async ({ method, url, headers: { host: _, ...headers }, payload }: Injected) => {
    const answer = await fetch(`${address}${url}`, { method, headers, redirect: 'manual', ...(payload !== undefined && { body: payload }) });
    const cookies = answer.headers.getSetCookie().map(cookie => {
      const [pair = ''] = cookie.split(';');
      return { name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1) };
    });
    return { statusCode: answer.status, cookies, headers: Object.fromEntries(answer.headers), body: await answer.text() };
  };
  return browserOf({ inject } as unknown as FastifyInstance);
}
