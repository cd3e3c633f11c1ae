import type { Mistakes } from '#platform/form.ts';

type Kind = { status: number; title: string; says: string };

/** Every way the API says no (RFC 9457): each has a page of its own at its type. */
export const problems = {
  unreadable: {
    status: 400,
    title: 'The request could not be read',
    says: 'The body is not JSON in UTF-8, is nested more than eight deep, or holds a name that stands for something else.',
  },
  'no-key': {
    status: 400,
    title: 'The Idempotency-Key is missing',
    says: 'Send a header Idempotency-Key: a text of your own, 1 to 255 characters long, new for each thing you send and the same each time you send it again.',
  },
  'not-known': {
    status: 401,
    title: 'We do not know who is asking',
    says: 'Send a header “Authorization: Bearer …” with an access token from /api/oauth/token. A token lives fifteen minutes, and ends with the secret it was got with. Cookies are never looked at.',
  },
  'not-allowed': { status: 403, title: 'This is not allowed', says: 'The token is not good for this. Ask for one with the scope that is named.' },
  'not-found': {
    status: 404,
    title: 'There is nothing here',
    says: 'There is no such address, or no request with this reference that a system of your agency sent. Which of the two, is not told.',
  },
  conflict: { status: 409, title: 'This does not fit what is there now', says: 'Something has changed since. Ask again how it stands.' },
  'too-long': {
    status: 413,
    title: 'The body is too long',
    says: 'A request may be 256 KiB long; a partner’s file as long as the council has set, 500 MB unless it has set something else.',
  },
  'not-json': { status: 415, title: 'The body must be JSON', says: 'Send a header Content-Type: application/json.' },
  'no-file': { status: 415, title: 'The body must be a file', says: 'Send the file itself as the body, with a Content-Type that is named for this address.' },
  invalid: {
    status: 422,
    title: 'Some of what was sent is missing or wrong',
    says: 'Each mistake is told beside the field it is about, as a JSON pointer. Nothing was kept. Put it right and send it again, under the same key if you like.',
  },
  'key-reused': {
    status: 422,
    title: 'This key was used for something else',
    says: 'Something else was sent under this Idempotency-Key. Send each new thing under a new key.',
  },
  'too-many': { status: 429, title: 'Too many requests', says: 'Wait as many seconds as Retry-After says, then send it again, under the same key.' },
  fault: {
    status: 500,
    title: 'Something went wrong here',
    says: 'Send it again in a few minutes, under the same key. If it goes on, tell us the reference in “instance”.',
  },
} as const satisfies Record<string, Kind>;
export type ProblemKind = keyof typeof problems;

export const problemType = 'application/problem+json';
export const typeOf = (kind: ProblemKind) => `/api/problems/${kind}`;

export type Problem = { type: string; title: string; status: number; detail: string; instance: string; errors?: { pointer: string; detail: string }[] };

/** A refusal as another system reads it. Of what was sent it holds the places of the mistakes, and nothing else. */
export function problem(kind: ProblemKind, trace: string, { detail, mistakes = {} }: { detail?: string | undefined; mistakes?: Mistakes } = {}): Problem {
  const { status, title, says } = problems[kind];
  const errors = Object.entries(mistakes).map(([at, words]) => ({ pointer: at === '' || at.startsWith('/') ? at : `/${at}`, detail: words }));
  return { type: typeOf(kind), title, status, detail: detail ?? says, instance: `urn:uuid:${trace}`, ...(errors.length > 0 && { errors }) };
}

/** Why a request is refused before it comes to a route. */
export class Refused extends Error {
  readonly kind: ProblemKind;
  readonly detail: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  constructor(kind: ProblemKind, { detail, headers = {} }: { detail?: string; headers?: Record<string, string> } = {}) {
    super(kind);
    this.kind = kind;
    this.detail = detail;
    this.headers = headers;
  }
}
