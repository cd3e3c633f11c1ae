import '../../tools/routes.ts';
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { disableAccount } from '#modules/access/index.ts';
import type { Audience, Route } from '#platform/route.ts';
import type { Browser, Page } from '#test/browser.ts';
import { newWorld, type Person } from '#test/world.ts';
import { pagesOf } from '../../tools/routes.ts';
import { anyCanary } from './canaries.ts';
import { kinds, makeLives, nameOf, type Kind } from './lives.ts';
import { addressWith, idsOf, idsOfNothing, isAboutFamily, isOwn, type Ids } from './subjects.ts';

// S1 and S4 of the scorecard: every route the running router has, as everybody, about a family of every kind.

const world = await newWorld();
const { cast, lives } = await makeLives(world);
const pages = pagesOf(world.app);
const paths = pages.map(({ path }) => path);
const aboutFamilies = pages.filter(({ path }) => isAboutFamily(path));
const ids = Object.fromEntries(await Promise.all(kinds.map(async kind => [kind, await idsOf(world, lives[kind], paths)] as const))) as Record<Kind, Ids>;

type RoleRow = { code: string; sees: string; rights: string[] };
const roles = (await world.stored<RoleRow>(`select code, sees, rights from access.role where code <> 'the-service' order by code`)).filter(
  ({ code }) => code !== 'parent',
);

/** Somebody of every role who has nothing to do with any of the families, and those who do. */
const everybody: { who: Person; role: RoleRow | null; sees: (kind: Kind) => boolean; pages?: Audience }[] = [
  { who: cast.tess, role: null, sees: kind => kind === 'own' },
  { who: cast.mina, role: null, sees: kind => kind === 'own', pages: 'families' },
];
for (const role of roles) {
  const who = await world.worker(`Foreign ${role.code}`, { roles: [role.code], agency: 'Another agency' });
  everybody.push({ who, role, sees: kind => role.sees === 'every family' && !['restricted', 'sealed'].includes(kind) });
}

/** Those at the front door see every request, but not of a family that is closed to them. */
const seesRequests = (role: RoleRow | null) => role?.rights.some(right => ['see-every-request', 'decide-requests'].includes(right)) ?? false;
/** Analysts match partners' rows, whoever they are about, but not of a family that is closed to them. */
const seesMatches = (role: RoleRow | null) => role?.rights.includes('review-matches') ?? false;
const isAboutMatches = (path: string) => /:(pairId|decisionId|personNo)\b/.test(path);
/** Managers and coordinators review every household that rules list, but none with somebody of a family that is closed to them. */
const seesConcerns = (role: RoleRow | null) => role?.rights.includes('review-concerns') ?? false;
function isHidden(route: Route, kind: Kind, { role, sees, pages: own = 'workers' }: (typeof everybody)[number]): boolean {
  // A family's own pages are for that family, and no others are.
  if (sees(kind)) return own === 'families' && route.audience === 'workers';
  if (isAboutMatches(route.path) && seesMatches(role)) return ['restricted', 'sealed'].includes(kind);
  if (route.path.includes(':concernId')) return !(seesConcerns(role) && !['restricted', 'sealed'].includes(kind));
  return !(route.path.includes(':requestId') && seesRequests(role) && !['restricted', 'sealed'].includes(kind));
}

async function ask(browser: Browser, route: Route, about: Ids, csrf: string): Promise<Page> {
  const url = addressWith(route.path, about);
  return route.method === 'GET' ? browser.visit(url) : browser.post(url, { csrf, once: world.platform.newId(), version: '1' });
}

/** A token against forged posts, as every page with a form gives one. */
async function tokenFor(browser: Browser, page = '/sign-out'): Promise<string> {
  const token = /name="csrf" value="([^"]*)"/.exec((await browser.visit(page)).html)?.[1];
  assert.ok(token, `${page} has a form`);
  return token;
}

/** An answer without what differs each time: references, tokens, ids. */
const bare = ({ status, html, goesTo }: Page) =>
  `${status} ${goesTo} ${html}`
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '(id)')
    .replaceAll(/name="csrf" value="[^"]*"/g, '');

test('there are pages about families to try', () => {
  assert.ok(aboutFamilies.length >= 10, `only ${aboutFamilies.length} of ${pages.length} routes are about a family`);
  assert.ok(everybody.length >= 10);
});

describe('S1: what is hidden answers as what never was', () => {
  for (const somebody of everybody) {
    test(somebody.who.name, async () => {
      const browser = await world.as(somebody.who);
      const csrf = await tokenFor(browser);
      const wrong: string[] = [];
      let tried = 0;
      for (const route of aboutFamilies) {
        const absent = await ask(browser, route, idsOfNothing(ids.own), csrf);
        if (absent.status < 400) wrong.push(`${route.method} ${route.path}: ${absent.status} for what does not exist`);
        for (const kind of kinds.filter(one => isHidden(route, one, somebody))) {
          const answer = await ask(browser, route, ids[kind], csrf);
          tried += 1;
          if (answer.status < 400) wrong.push(`${route.method} ${route.path}: ${answer.status} ${answer.goesTo} for a hidden ${kind} family`);
          else if (bare(answer) !== bare(absent))
            wrong.push(`${route.method} ${route.path}: a hidden ${kind} family (${answer.status}) does not look absent (${absent.status})`);
        }
      }
      assert.deepEqual(wrong, []);
      assert.ok(tried > 0);
    });
  }

  test('Tess opens her own family, so that the guards above prove something', async () => {
    const browser = await world.as(cast.tess);
    const csrf = await tokenFor(browser);
    const opened: string[] = [];
    for (const route of aboutFamilies.filter(({ method }) => method === 'GET')) {
      if ((await ask(browser, route, ids.own, csrf)).status === 200) opened.push(route.path);
    }
    assert.ok(opened.length >= 8, `only ${opened.join(', ')}`);
  });
});

describe('S1: without a living session nothing opens', () => {
  const guarded = pages.filter(({ audience }) => audience !== 'anyone');

  async function nothingOpens(browser: Browser, csrf: string) {
    for (const route of guarded) {
      const { status, goesTo } = await ask(browser, route, { ...ids.own, draftId: ids.own['familyId'] ?? '', step: 'who', number: '1', token: 'x' }, csrf);
      const isTurnedAway = (status === 303 && /^\/sign-in\b/.test(goesTo)) || status === 403;
      assert.ok(isTurnedAway, `${route.method} ${route.path} answered ${status} ${goesTo}`);
    }
  }

  test('to somebody who is not signed in', async () => {
    const browser = await world.as();
    await nothingOpens(browser, await tokenFor(browser, '/ask-for-help'));
  });

  test('to somebody whose account was disabled meanwhile', async () => {
    const left = await world.worker('Left Already', { roles: ['practitioner', 'coordinator'] });
    const browser = await world.as(left);
    const csrf = await tokenFor(browser);
    await world.asService(work => disableAccount(work, left.id));
    await nothingOpens(browser, csrf);
  });

  test('to somebody whose session is over', async () => {
    const browser = await world.as(cast.tess);
    const csrf = await tokenFor(browser);
    world.wait({ minutes: 61 });
    await nothingOpens(browser, csrf);
  });
});

describe('S4 and S5: no page of anybody else tells of a closed family, or where anybody is hidden', () => {
  for (const somebody of everybody) {
    test(somebody.who.name, async () => {
      const browser = await world.as(somebody.who);
      const seesMore = seesRequests(somebody.role) || seesMatches(somebody.role) || seesConcerns(somebody.role);
      const hidden = kinds.filter(kind => !somebody.sees(kind) && !(seesMore && !['restricted', 'sealed'].includes(kind)));
      const names = hidden.map(nameOf);
      for (const { path } of pages.filter(({ method, path: one }) => method === 'GET' && !isOwn(one))) {
        const page = await browser.follow(await browser.visit(addressWith(path, ids.own)));
        const title = /<title>([^<]*)/.exec(page.html)?.[1] ?? '';
        assert.ok(!kinds.some(kind => title.includes(nameOf(kind))), `${path} has a name in its title`);
        assert.doesNotMatch(page.html, anyCanary, `${path} tells what is protected`);
        for (const name of names) assert.ok(!page.html.includes(name), `${path} tells of the ${name} family`);
        for (const kind of hidden) assert.ok(!page.html.includes(lives[kind].familyId), `${path} holds the id of the ${kind} family`);
      }
    });
  }
});

test('S5 and S21: what is protected is in no event, message or draft', async () => {
  for (const table of ['platform.event', 'platform.message', 'platform.draft', 'platform.submission', 'graphile_worker._private_jobs']) {
    const rows = await world.stored<{ row: string }>(`select t::text as row from ${table} t`);
    for (const { row } of rows) assert.doesNotMatch(row, anyCanary, table);
  }
});

test('S17: events hold ids and codes, never a name', async () => {
  const names = [...kinds.map(nameOf), 'Mina', 'Rosa', 'Tess', 'Lena Frost'];
  for (const { row } of await world.stored<{ row: string }>('select details::text as row from platform.event')) {
    for (const name of names) assert.ok(!row.includes(name), row);
  }
});
