import assert from 'node:assert/strict';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { codeAt, localWorker, offered, passkeyWorker, signInWithPasskey } from '#test/builders/sign-in.ts';
import { device, type Tampering } from '#test/builders/passkey.ts';
import type { Browser, Page } from '#test/browser.ts';
import { newWorld } from '#test/world.ts';

// S22 of the scorecard: forged tokens of every kind this service takes. ID tokens of an identity provider, 27 of them, stand beside the code that checks
// them (src/modules/access/sign-in/identity-provider.test.ts).

const world = await newWorld();
const admin = await world.worker('Ruth Abel', { roles: ['administrator'] });
const kim = await passkeyWorker(world, admin, { name: 'Kim Novak', email: 'kim@example.org' });
const lee = await localWorker(world, admin, { name: 'Lee Park', email: 'lee@example.org' });
const other = device();

const tokenOf = (page: Page) => /name="csrf" value="([^"]*)"/.exec(page.html)?.[1] ?? '';
const isIn = async (browser: Browser) => (await browser.visit('/my-families')).status === 200;

/** Each forgery, and whether anybody is in, or anything came of it, afterwards. */
const forgeries: Record<string, () => Promise<boolean>> = {};

const withSession = (change: (token: string) => string) => async () => {
  const [real, forged] = [await world.as(admin), await world.as()];
  forged.cookies.set('__Host-session', change(real.cookies.get('__Host-session') ?? ''));
  return (await forged.visit('/workers')).status === 200;
};
Object.assign(forgeries, {
  'session: nonsense': withSession(() => 'nonsense'),
  'session: random, of the right length': withSession(() => randomBytes(32).toString('base64url')),
  'session: one letter changed': withSession(token => (token.startsWith('A') ? 'B' : 'A') + token.slice(1)),
  'session: cut off': withSession(token => token.slice(0, -1)),
  'session: longer': withSession(token => `${token}A`),
  'session: in capitals': withSession(token => token.toUpperCase()),
  'session: an SQL fragment': withSession(() => "' or 1=1 --"),
  'session: 100 kB': withSession(() => 'A'.repeat(8000)),
  'session: an account’s id': withSession(() => admin.id),
  'session: its hash, as the database holds it': async () => {
    const [row] = await world.stored<{ hash: string }>(`select encode(token_hash, 'base64') as hash from platform.session where account_id = $1`, [admin.id]);
    return withSession(() => row?.hash.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '') ?? '')();
  },
  'session: ended': async () => {
    const browser = await world.as(admin);
    const held = browser.cookies.get('__Host-session') ?? '';
    await browser.fillIn('/sign-out');
    return withSession(() => held)();
  },
  'session: the cookie of a known device': async () => {
    await world.stored('select 1');
    return withSession(() => kim.browser.cookies.get('__Host-device') ?? '')();
  },
});

const withCsrf = (change: (own: Browser, token: string) => Promise<string> | string) => async () => {
  const browser = await world.as(admin);
  const page = await browser.visit('/agencies/new');
  const before = (await world.stored('select from access.agency')).length;
  await browser.post('/agencies/new', { name: 'Forged', sourceCode: '2A', csrf: await change(browser, tokenOf(page)) });
  return (await world.stored('select from access.agency')).length !== before;
};
Object.assign(forgeries, {
  'CSRF: none': withCsrf(() => ''),
  'CSRF: nonsense': withCsrf(() => 'nonsense'),
  'CSRF: changed': withCsrf((_own, token) => `${token.slice(0, -3)}AAA`),
  'CSRF: another person’s': withCsrf(async () => tokenOf(await kim.browser.visit('/sign-out'))),
  'CSRF: its cookie planted': withCsrf((own, token) => {
    own.cookies.set('__Host-csrf', 'planted');
    return token;
  }),
});

const withInvitation = (link: () => Promise<string> | string) => async () => {
  const at = await link();
  const browser = await world.as();
  return (await Promise.all(['', '/password', '/app', '/passkey'].map(part => browser.visit(at + part)))).some(({ status }) => status !== 404);
};
Object.assign(forgeries, {
  'invitation: guessed': withInvitation(() => `/invitation/${randomBytes(32).toString('hex')}`),
  'invitation: all zeros': withInvitation(() => `/invitation/${'0'.repeat(64)}`),
  'invitation: short': withInvitation(() => '/invitation/00'),
  'invitation: its hash, as the database holds it': withInvitation(async () => {
    await fresh('Hash Ed', 'hashed@example.org');
    const [row] = await world.stored<{ hash: string }>(`select encode(token_hash, 'hex') as hash from access.invitation limit 1`);
    return `/invitation/${row?.hash ?? ''}`;
  }),
  'invitation: used': async () => {
    const link = await fresh('Used Up', 'used@example.org');
    const browser = await world.as();
    const page = await browser.visit(`${link}/passkey`);
    await browser.sendFrom(page, { made: other.make((await offered(browser, page, `${link}/passkey/options`)).make) });
    return withInvitation(() => link)();
  },
  'invitation: of somebody whose agency has single sign-on, taken up here': async () => {
    const link = await fresh('At Work', 'at.work@example.org', '');
    const browser = await world.as();
    return (await browser.visit(`${link}/password`)).status !== 404 || (await browser.visit(`${link}/passkey`)).status !== 404;
  },
});

async function fresh(name: string, email: string, maySignInHere = 'yes'): Promise<string> {
  const [agency] = await world.stored<{ id: string }>('select agency_id as id from access.account where id = $1', [admin.id]);
  const browser = await world.as(admin);
  const answers = { name, email, jobTitle: 'Nurse', agencyId: agency?.id ?? '', roles: ['practitioner'], maySignInHere };
  const added = await browser.fillIn('/workers/new', answers);
  return /href="(\/invitation\/[0-9a-f]{64})"/.exec((await browser.fillIn(added.goesTo)).html)?.[1] ?? assert.fail('no link');
}

const withPasskey =
  (more: Tampering, key = kim.key) =>
  async () => {
    const browser = await world.as();
    await signInWithPasskey(browser, key, more);
    return isIn(browser);
  };
const theirs = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
type Changed = Parameters<NonNullable<Tampering['after']>>[0];
const response = (change: (parts: Record<string, string>) => Record<string, unknown>) => ({
  after: (answer: Changed): Changed => ({ ...answer, response: { ...answer.response, ...change(answer.response as Record<string, string>) } }),
});
Object.assign(forgeries, {
  'passkey: signed by another key': withPasskey({ key: theirs }),
  'passkey: of nobody': withPasskey({}, device()),
  'passkey: another challenge': withPasskey({ challenge: randomBytes(32).toString('base64url') }),
  'passkey: another site': withPasskey({ origin: 'https://early-help.example' }),
  'passkey: a site that begins alike': withPasskey({ origin: 'http://localhost.example' }),
  'passkey: another relying party': withPasskey({ rpId: 'elsewhere.example' }),
  'passkey: of another ceremony': withPasskey({ type: 'webauthn.create' }),
  'passkey: its owner not verified': withPasskey({ flags: 0x01 }),
  'passkey: nobody present': withPasskey({ flags: 0x04 }),
  'passkey: its counter gone back': withPasskey({ counter: 1 }),
  'passkey: another account’s handle': withPasskey({ userHandle: randomBytes(32).toString('base64url') }),
  'passkey: another passkey’s id': withPasskey({ id: randomBytes(32).toString('base64url') }),
  'passkey: without a signature': withPasskey(response(() => ({ signature: '' }))),
  'passkey: its data changed after signing': withPasskey(
    response(({ authenticatorData = '' }) => ({ authenticatorData: `${authenticatorData.slice(0, -4)}AAAA` })),
  ),
  'passkey: no answer at all': withPasskey({ after: () => ({}) as Changed }),
  'passkey: the same answer again': async () => {
    const browser = await world.as();
    const page = await browser.visit('/sign-in/here');
    const { get } = await offered(browser, page, '/sign-in/passkey/options');
    const proof = kim.key.use(get);
    assert.equal((await browser.post('/sign-in/passkey', { csrf: tokenOf(page), proof })).goesTo, '/');
    const thief = await world.as();
    const own = await thief.visit('/sign-in/here');
    await offered(thief, own, '/sign-in/passkey/options');
    await thief.post('/sign-in/passkey', { csrf: tokenOf(own), proof });
    return isIn(thief);
  },
});

const withCode =
  (code: () => Promise<string> | string, before: (browser: Browser) => Promise<unknown> = async () => undefined) =>
  async () => {
    world.wait({ minutes: 20 });
    const browser = await world.as();
    await browser.fillIn('/sign-in/here', { loginName: lee.email, password: lee.password });
    await before(browser);
    const page = await browser.visit('/sign-in/code');
    if (page.status === 200) await browser.sendFrom(page, { code: await code() });
    return isIn(browser);
  };
Object.assign(forgeries, {
  'code: guessed': withCode(async () => String((Number(await codeAt(world, lee)) + 1) % 1_000_000).padStart(6, '0')),
  'code: of ten minutes ago': withCode(() => codeAt(world, lee, -600)),
  'code: of ten minutes from now': withCode(() => codeAt(world, lee, 600)),
  'code: with nothing in it': withCode(() => ''),
  'code: with letters': withCode(() => 'abcdef'),
  'code: right, in a browser without the password': async () => {
    const browser = await world.as();
    const page = await browser.visit('/sign-in/here');
    await browser.post('/sign-in/code', { csrf: tokenOf(page), code: await codeAt(world, lee) });
    return isIn(browser);
  },
  'code: right, but used a moment ago': withCode(
    () => codeAt(world, lee),
    async () => {
      const first = await world.as();
      await first.fillIn('/sign-in/here', { loginName: lee.email, password: lee.password });
      assert.equal((await first.fillIn('/sign-in/code', { code: await codeAt(world, lee) })).goesTo, '/');
    },
  ),
});

test('S22: forged tokens of every kind open nothing', async t => {
  const names = Object.keys(forgeries);
  const opened: string[] = [];
  for (const name of names) if (await forgeries[name]!()) opened.push(name);
  t.diagnostic(`${names.length} forged tokens, ${opened.length} accepted`);
  assert.deepEqual(opened, []);
  assert.ok(names.length >= 40);
  assert.equal(await withPasskey({})(), true, 'and the true one does, so that this proves something');
  world.wait({ minutes: 20 });
  assert.equal(await withCode(() => codeAt(world, lee))(), true);
});
