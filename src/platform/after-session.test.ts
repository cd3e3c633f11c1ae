import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { disableAccount } from '#modules/access/index.ts';
import { serveTennisClub } from '#test/tennis-club.ts';
import { newWorld } from '#test/world.ts';
import { no, yes } from './decision.ts';
import { longText } from './fields.ts';
import { form } from './form.ts';
import { page } from './page.ts';

let saved = 0;
const writeReport = page({
  name: 'tennis.write-report',
  path: '/match-report',
  title: 'Write a match report',
  audience: 'workers',
  load: async () => null,
  allow: actor => (actor.roles.includes('auditor') ? no('Auditors only watch') : yes),
  about: () => null,
  form: form({ report: longText({ label: 'Report', missing: 'Enter the report' }) }),
  show: view =>
    html`<h1>Match report</h1>
      ${formOf(view, ask(view, 'report'))}`,
  submit: async () => {
    saved += 1;
    return { goTo: '/' };
  },
});

const world = await newWorld({ serveMore: serveTennisClub([writeReport]) });
const serena = await world.worker('Serena');
const text = 'It rained, so we talked.';
const drafts = () => world.stored<{ owner_id: string }>('select owner_id from platform.draft');

/** A page opened, and left open until the session ends by itself. */
async function leftOpen(who = serena) {
  const browser = await world.as(who);
  const page = await browser.visit('/match-report');
  world.wait({ minutes: 61 });
  return { browser, page };
}

test('what is sent after the session ended is kept, not saved, and waits behind signing in', async () => {
  const { browser, page } = await leftOpen();

  const answer = await browser.sendFrom(page, { report: text });

  assert.equal(answer.goesTo, '/sign-in?kept=yes&next=%2Fmatch-report');
  assert.match((await browser.follow(answer)).text, /What you were writing is kept/);
  assert.equal(saved, 0);
  assert.match((await (await world.as(serena)).visit('/match-report')).html, /It rained, so we talked\./);
});

test('nobody else finds it, and the browser itself still sees nothing', async () => {
  const { browser, page } = await leftOpen();
  await browser.sendFrom(page, { report: text });
  assert.match((await browser.visit('/match-report')).goesTo, /^\/sign-in/);
  const venus = await world.worker('Venus');
  assert.doesNotMatch((await (await world.as(venus)).visit('/match-report')).html, /It rained/);
});

test('text is kept only for whoever still may write it, from our own page, within a day, and never after signing out', async () => {
  const before = await drafts();
  const cases = {
    'a forged token': async () => {
      const { browser, page } = await leftOpen();
      return browser.sendFrom(page, { report: 'planted', csrf: 'forged' });
    },
    'another site': async () => {
      const { browser, page } = await leftOpen();
      const csrf = /name="csrf" value="([^"]+)"/.exec(page.html)?.[1] ?? '';
      return browser.post('/match-report', { report: 'planted', csrf }, { origin: 'https://elsewhere.example' });
    },
    'an account that was ended': async () => {
      const maria = await world.worker('Maria');
      const { browser, page } = await leftOpen(maria);
      await world.asService(work => disableAccount(work, maria.id));
      return browser.sendFrom(page, { report: 'planted' });
    },
    'a session ended on purpose': async () => {
      const browser = await world.as(serena);
      const page = await browser.visit('/match-report');
      const token = browser.cookies.get('__Host-session') ?? '';
      await browser.fillIn('/sign-out');
      browser.cookies.set('__Host-session', token);
      return browser.sendFrom(page, { report: 'planted' });
    },
    'two days later': async () => {
      const { browser, page } = await leftOpen();
      world.wait({ days: 2 });
      return browser.sendFrom(page, { report: 'planted' });
    },
    'a made-up session': async () => {
      const { browser, page } = await leftOpen();
      browser.cookies.set('__Host-session', 'made-up');
      return browser.sendFrom(page, { report: 'planted' });
    },
    'somebody who may not write it': async () => {
      const umpire = await world.worker('Umpire', { roles: ['auditor'] });
      const browser = await world.as(umpire);
      const { page } = await leftOpen();
      const csrf = /name="csrf" value="([^"]+)"/.exec((await browser.visit('/sign-out')).html)?.[1] ?? '';
      world.wait({ minutes: 61 });
      return browser.sendFrom(page, { report: 'planted', csrf });
    },
  };
  for (const [name, attempt] of Object.entries(cases)) {
    const answer = await attempt();
    assert.doesNotMatch(answer.goesTo, /kept=yes/, name);
  }
  assert.deepEqual(await drafts(), before);
  assert.equal((await world.stored(`select from platform.draft where answers::text like '%planted%'`)).length, 0);
});

test('what the browser keeps by itself after the session ended is kept as well', async () => {
  const venus = await world.worker('Venus W');
  const { browser, page } = await leftOpen(venus);
  const answer = await browser.sendFrom(page, { report: 'typed while nobody was signed in' }, '/match-report/keep');
  assert.equal(answer.goesTo, '/sign-in?kept=yes&next=%2Fmatch-report');
  assert.match((await (await world.as(venus)).visit('/match-report')).html, /typed while nobody was signed in/);
});
