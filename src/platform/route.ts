import type { Actor } from './actor.ts';
import type { Mistakes, Typed } from './form.ts';
import { notFound } from './refusal.ts';
import type { Platform } from './work.ts';

/** Markup that is safe to send, as src/design makes it. */
export type Markup = { readonly markup: string };

/** Who may come to a page at all; what they may see there is for policies and row security. */
export type Audience = 'workers' | 'families' | 'anyone signed in' | 'anyone';

export const isWelcome = (actor: Actor, audience: Audience): boolean =>
  audience === 'anyone' ||
  (audience === 'anyone signed in' && actor.kind !== 'public') ||
  (audience === 'workers' && actor.kind === 'worker') ||
  (audience === 'families' && actor.kind === 'family');

/** One request, as pages see it. */
export type Ask = {
  platform: Platform;
  actor: Actor;
  params: Readonly<Record<string, string>>;
  query: Typed;
  typed: Typed;
  csrf: string;
  trace: string;
  /** The network address it came from, for those who count wrong guesses. */
  address: string;
  /** What this browser was given when somebody signed in here with it (see `device` of an answer). */
  device: string | null;
  /** What this browser was asked to keep (see `keeps` of an answer), by name. Anybody may have written it: it is read as if it were typed. */
  kept: Kept;
};

/** A page shows itself anew by its scripts; without them the whole page is loaded anew only if its reader asked for that, and either can be stopped. */
export type Refresh = { seconds: number; asked: 'nothing' | 'yes' | 'no' };

export type Kept = Readonly<Record<string, string | undefined>>;

/** What a browser keeps for a while, where nothing of it is to stand in an address or here: a search, a shortlist. Without a value it is dropped. */
export type KeptInBrowser = { name: string; value: string | null; seconds: number };

/** What goes inside the frame that every page has. The title never holds a name. */
export type Screen = {
  title: string;
  body: Markup;
  mistakes?: Mistakes;
  back?: { href: string; text: string } | undefined;
  width?: 'full' | 'two-thirds';
  quickExit?: boolean;
  /** How often the page shows itself anew, while something goes on. */
  refresh?: Refresh | null;
};

export type Answer =
  | { kind: 'screen'; status: number; screen: Screen }
  | { kind: 'go'; to: string; session?: { startFor: string } | 'end'; device?: string; keeps?: readonly KeptInBrowser[] }
  | { kind: 'file'; type: string; body: string | Uint8Array; name?: string }
  | { kind: 'facts'; status: number; body: object };

export type Route = {
  /** `module.action`, the folder it lives in. */
  name: string;
  method: 'GET' | 'POST';
  path: string;
  audience: Audience;
  /** Whether a file may come with what is sent. */
  receivesFile?: boolean;
  /** A form without an account that keeps nothing here, and so begins no session. */
  isForgotten?: boolean;
  handle(ask: Ask): Promise<Answer>;
};

/** Something with an address: a page, a journey, a feed. */
export type Served = { name: string; path: string; routes: readonly Route[] };

/** The names in a path: ParamsOf<'/plans/:planId/reviews/new'> is { planId: string }. */
export type ParamsOf<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? { [K in Name]: string } & ParamsOf<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? { [K in Name]: string }
    : Record<never, string>;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const word = /^[a-z0-9][a-z0-9.-]{0,80}$/i;

/** Path parameters, checked: `…Id` is a UUID, anything else a plain word. A malformed address is a page that does not exist. */
export function checkedParams<Path extends string>(params: Readonly<Record<string, string>>): ParamsOf<Path> {
  for (const [name, value] of Object.entries(params)) {
    if (!(name.endsWith('Id') ? uuid : word).test(value)) throw notFound();
  }
  return params as ParamsOf<Path>;
}

export const isUuid = (text: string) => uuid.test(text);
