import type { FastifyInstance, FastifyRequest } from 'fastify';
import { clean } from '#platform/form.ts';
import { Refused } from './problems.ts';

export const longestBody = 256 * 1024;
const deepest = 8;

/** JSON is all that is read here: not deep, not long, and without names that mean something to JavaScript. */
export function readJsonOnly(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('application/json', { parseAs: 'string', bodyLimit: longestBody }, async (_request: FastifyRequest, text: string) => parse(text));
}

function parse(text: string): unknown {
  // Before it is parsed: depth is what costs.
  if (depthOf(text) > deepest) throw new Refused('unreadable', { detail: 'The body is nested too deeply' });
  try {
    return JSON.parse(text, (name, value: unknown) => {
      if (name === '__proto__' || name === 'constructor' || name === 'prototype') throw new SyntaxError('a name that stands for something else');
      // As with what people type: well formed, and without the NUL that PostgreSQL refuses.
      return typeof value === 'string' ? clean(value) : value;
    });
  } catch {
    throw new Refused('unreadable');
  }
}

function depthOf(text: string): number {
  let depth = 0;
  let most = 0;
  let inText = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === '"') inText = !inText;
    else if (inText) at += letter === '\\' ? 1 : 0;
    else if (letter === '{' || letter === '[') most = Math.max(most, (depth += 1));
    else if (letter === '}' || letter === ']') depth -= 1;
  }
  return most;
}

/** The same for the same thing, however a sender orders its names: so that sending it again is known for what it is. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`).join(',')}}`;
}
