import '../../tools/routes.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Route } from '#platform/route.ts';
import { fieldsOf, type Answers, type Browser } from '#test/browser.ts';
import { newWorld } from '#test/world.ts';
import { pagesOf } from '../../tools/routes.ts';
import { makeLives } from './lives.ts';
import { attempt, possibleSteps } from './odd-input.ts';
import { addressWith, idsOf, paramsIn } from './subjects.ts';

// Bad input through every form the router has: no fault, and nothing that was typed is lost.

const times = 1000;
const world = await newWorld();
const { cast, lives } = await makeLives(world);
const pages = pagesOf(world.app);
const ids = await idsOf(
  world,
  lives.own,
  pages.map(({ path }) => path),
);
const forms = pages.filter(({ method, path }) => method === 'POST' && path !== '/sign-out' && !path.includes(':token'));

const browsers: Readonly<Record<string, Browser>> = {
  tess: await world.as(cast.tess),
  officer: await world.as(cast.officer),
  mina: await world.as(cast.mina),
  nobody: await world.as(),
};
/** Drafts begun for journeys, so that their steps have something to belong to. */
const drafts: Record<string, string> = {};
for (const { path, audience } of forms.filter(form => !form.path.includes(':') && form.path !== '/sign-out')) {
  const browser = audience === 'anyone' ? browsers['nobody']! : browsers['tess']!;
  const page = await browser.visit(path);
  const started = page.status === 200 ? await browser.sendFrom(page) : page;
  drafts[path] = /\/([0-9a-f-]{36})\//.exec(started.goesTo)?.[1] ?? '';
}

const draftFor = (path: string) =>
  Object.entries(drafts).find(([start, draft]) => draft && path.startsWith(`${start}/:draftId`))?.[1] ?? world.platform.newId();
const addressOf = ({ path }: Route, step: string, number: string) => addressWith(path, { ...ids, draftId: draftFor(path), step, number });

const browserFor = ({ audience, path }: Route) =>
  audience === 'anyone' ? 'nobody' : audience === 'families' ? 'mina' : /request|refusal|safe-route/.test(path) ? 'officer' : 'tess';

/** A form as it stands, opened anew, since an earlier attempt may have changed what it is about. */
async function open(browser: Browser, route: Route, step: string, number: string) {
  const url = addressOf(route, step, number);
  const page = await browser.visit(url.replace(/\/(keep|remove)$/, ''));
  return { url, fields: fieldsOf(page.html), isOpen: page.status === 200 };
}

const tokens = new Map<string, string>();
async function tokenOf(name: string, browser: Browser): Promise<string> {
  const known = tokens.get(name);
  if (known) return known;
  const token = String(fieldsOf((await browser.visit(name === 'nobody' ? '/ask-for-help' : '/sign-out')).html)['csrf']);
  tokens.set(name, token);
  return token;
}

// Texts that a browser would send back as they were: what is neither trimmed nor normalised away on the way.
const isPlain = (text: unknown): text is string => typeof text === 'string' && /^[A-Za-z0-9][A-Za-z0-9 .,/-]{2,80}[A-Za-z0-9]$/.test(text);

const steps = possibleSteps();
const opened = new Set<string>();
let tried = 0;
let shownAgain = 0;

test(`${times} fuzzed requests over every form give no fault, and lose nothing that was typed`, async () => {
  assert.ok(forms.length > 20, `only ${forms.length} forms`);
  await fc.assert(
    fc.asyncProperty(attempt, async ({ form, step, number, odd: values, what, extra: more }) => {
      const route = forms[(form + tried) % forms.length]!;
      tried += 1;
      const name = browserFor(route);
      const browser = browsers[name]!;
      const slug = steps[step % steps.length] ?? '';
      const { url, fields, isOpen } = await open(browser, route, slug, number);
      if (isOpen) opened.add(paramsIn(route.path).includes('step') ? `${route.path} ${slug}` : route.path);
      const typed: Record<string, string | string[]> = {};
      for (const [index, field] of Object.keys(fields).entries()) {
        const how = ['csrf', 'once'].includes(field) ? 'as it is' : what[index % 30];
        if (how === 'odd') typed[field] = values[index % 30]!;
        if (how === 'as it is') typed[field] = fields[field]!;
      }
      const answers: Answers = { ...more, ...typed, csrf: await tokenOf(name, browser) };
      const answer = await browser.post(url, answers);
      assert.ok(answer.status < 500, `${route.path} answered ${answer.status} to ${JSON.stringify(answers).slice(0, 500)}`);
      assert.ok(answer.status !== 403 || !/token|forged/i.test(answer.text), `${route.path}: the token was refused`);
      if (answer.status !== 422) return;
      shownAgain += 1;
      const again = fieldsOf(answer.html);
      for (const [field, text] of Object.entries(typed)) {
        if (!isPlain(text) || !isText(answer.html, field)) continue;
        assert.equal(again[field], text, `${route.path} lost what was typed in ${field}`);
      }
    }),
    { numRuns: times, seed: 26_11_22, endOnFailure: true },
  );
  assert.equal(tried, times);
  assert.ok(opened.size > 30, `only ${opened.size} forms were open: ${[...opened].join(', ')}`);
  assert.ok(shownAgain > 50, `only ${shownAgain} were shown again with mistakes`);
});

/** Whether a field takes words: what is chosen from a list cannot be shown as what was never offered, and a password is never shown again. */
const isText = (html: string, field: string) =>
  new RegExp(`<textarea[^>]*\\sname="${escaped(field)}"`).test(html) ||
  [...html.matchAll(/<input\b[^>]*>/g)].some(([tag]) => tag.includes(`name="${field}"`) && !/type="(hidden|radio|checkbox|password|file)"/.test(tag));

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

test('bad addresses are pages that do not exist', async () => {
  const bad = ['1', 'x', "'", '%00', '%zz', 'null', '00000000-0000-0000-0000-00000000000', 'A'.repeat(500), '‮', '%F0%9F%91%A9'];
  for (const route of pages.filter(({ path }) => paramsIn(path).some(param => param.endsWith('Id')))) {
    for (const text of bad) {
      const url = route.path.replaceAll(/:(\w+)/g, encodeURI(decodable(text)));
      const browser = browsers[browserFor(route)]!;
      const answer = route.method === 'GET' ? await browser.visit(url) : await browser.post(url, { csrf: await tokenOf(browserFor(route), browser) });
      assert.ok(answer.status >= 400 && answer.status < 500, `${route.method} ${url} answered ${answer.status}`);
    }
  }
});

const decodable = (text: string) => (text.startsWith('%') ? text.replaceAll('%', '%25') : text);

test('bodies that are no form are refused, not stumbled over', async () => {
  const bodies = [
    ['application/json', '{"a":'],
    ['application/json', '[]'],
    ['application/json', '"x"'],
    ['application/x-www-form-urlencoded', 'a'.repeat(2_000_000)],
    ['application/x-www-form-urlencoded', '&&&===%zz%'],
    ['multipart/form-data; boundary=x', '--x\r\n'],
    ['text/plain', 'hello'],
    ['', ''],
  ] as const;
  for (const route of forms) {
    for (const [type, payload] of bodies) {
      const { statusCode } = await world.app.inject({
        method: 'POST',
        url: addressOf(route, 'who', '1'),
        headers: { host: 'localhost', ...(type && { 'content-type': type }) },
        payload,
      });
      assert.ok(statusCode >= 300 && statusCode < 500, `${route.path} answered ${statusCode} to ${type} ${payload.slice(0, 20)}`);
    }
  }
});
