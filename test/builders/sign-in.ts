import assert from 'node:assert/strict';
import { generate } from 'otplib';
import { device, type Device, type Tampering } from '#test/builders/passkey.ts';
import { fieldsOf, type Browser, type Page } from '#test/browser.ts';
import type { Person, World } from '#test/world.ts';

export type Local = Person & { email: string; password: string; secret: string };

/** A link for somebody new whom the administrator lets sign in here. */
export async function invitedHere(world: World, admin: Person, { name, email }: { name: string; email: string }): Promise<{ id: string; link: string }> {
  const [agency] = await world.stored<{ id: string }>('select agency_id as id from access.account where id = $1', [admin.id]);
  const browser = await world.as(admin);
  const answers = { name, email, jobTitle: 'Play worker', agencyId: agency?.id ?? '', roles: ['practitioner'], maySignInHere: 'yes' };
  const added = await browser.fillIn('/workers/new', answers);
  const link = /href="(\/invitation\/[0-9a-f]{64})"/.exec((await browser.fillIn(added.goesTo)).html)?.[1];
  assert.ok(link, 'a link was made');
  return { id: added.goesTo.split('/')[2] ?? '', link };
}

export const secretIn = ({ html }: Page): string => /class="app-secret">([^<]+)</.exec(html)?.[1]?.replaceAll(' ', '') ?? '';

/** The code that an app shows now, or so many seconds from now. */
export const codeAt = (world: World, { secret }: { secret: string }, seconds = 0): Promise<string> =>
  generate({ secret, epoch: Math.floor(world.now.epochMilliseconds / 1000) + seconds });

/** Somebody who took up an invitation with a password and an app. */
export async function localWorker(world: World, admin: Person, { name, email }: { name: string; email: string }): Promise<Local> {
  const { id, link } = await invitedHere(world, admin, { name, email });
  const password = 'violet tractor meadow';
  const browser = await world.as();
  const chosen = await browser.fillIn(`${link}/password`, { password, again: password });
  const connect = await browser.visit(chosen.goesTo);
  const secret = secretIn(connect);
  const done = await browser.sendFrom(connect, { code: await codeAt(world, { secret }) });
  assert.equal(done.goesTo, '/', done.text);
  const [row] = await world.stored<{ username: string }>('select username from access.account where id = $1', [id]);
  return { id, name, username: row?.username ?? '', email, password, secret };
}

type Tried = { password: Page; code: Page; answer: Page };

/** Both steps of signing in, as far as they go. */
export async function signInHere(world: World, browser: Browser, who: Local, { next = '/' } = {}): Promise<Tried> {
  const password = await browser.fillIn(`/sign-in/here?next=${encodeURIComponent(next)}`, { loginName: who.email, password: who.password, next });
  const code = await browser.visit('/sign-in/code');
  return { password, code, answer: await browser.sendFrom(code, { code: await codeAt(world, who) }) };
}

type Offered = { get: { challenge: string }; make: { challenge: string; user: { id: string } } };

/** What the script on a page asks for before a passkey is used or made. */
export async function offered(browser: Browser, page: Page, url: string): Promise<Offered> {
  const { csrf } = fieldsOf(page.html) as { csrf?: string };
  const answer = await browser.post(url, { csrf: [csrf ?? /name="csrf" value="([^"]*)"/.exec(page.html)?.[1] ?? ''].flat()[0] ?? '' });
  assert.equal(answer.status, 200, answer.html);
  return JSON.parse(answer.html) as Offered;
}

/** Somebody who took up an invitation with a passkey; their browser is in. */
export async function passkeyWorker(world: World, admin: Person, { name, email }: { name: string; email: string }) {
  const { id, link } = await invitedHere(world, admin, { name, email });
  const browser = await world.as();
  const page = await browser.visit(`${link}/passkey`);
  const key = device();
  const { make } = await offered(browser, page, `${link}/passkey/options`);
  const done = await browser.sendFrom(page, { name: 'Work laptop', made: key.make(make) });
  assert.equal(done.goesTo, '/', done.text);
  return { id, name, username: '', email, key, browser };
}

/** Signs in with a passkey from the page for it, perhaps a tampered one. */
export async function signInWithPasskey(browser: Browser, key: Device, more: Tampering = {}): Promise<Page> {
  const page = await browser.visit('/sign-in/here');
  const { get } = await offered(browser, page, '/sign-in/passkey/options');
  const csrf = /name="csrf" value="([^"]*)"/.exec(page.html)?.[1] ?? '';
  return browser.post('/sign-in/passkey', { csrf, next: '/', proof: key.use(get, more) });
}
