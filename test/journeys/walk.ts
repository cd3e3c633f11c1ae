import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { BrowserContext, Locator } from 'playwright-core';
import type { Person, World } from '#test/world.ts';
import { findChromium } from './chromium.ts';
import { eyesOn, type Seen } from './eyes.ts';
import { handsOn } from './hands.ts';

/**
 * How a journey is walked: on a phone 320 px wide where no script ever runs; and on a desk with scripts and no mouse, where each field and
 * button is reached with Tab. Every page is checked with axe in both.
 */
const ways = [
  { name: 'without scripts, 320 px wide', scripts: false, width: 320, keyboard: false },
  { name: 'with scripts, by keyboard', scripts: true, width: 1280, keyboard: true },
] as const;

export type Way = (typeof ways)[number];
export type Walk = Awaited<ReturnType<typeof beginWalk>>;

const browser = await findChromium();
const statesSeen = new Map(ways.map(way => [way, new Set<string>()]));
after(() => browser?.close());

/** Walks one journey in every way. `makeWorld` gives each its own families, so that none meets the other's. */
export function journeyTest<OneWorld extends World>(
  name: string,
  story: (begin: (who?: Person) => Promise<Walk>, world: OneWorld) => Promise<void>,
  makeWorld: () => Promise<OneWorld>,
): void {
  for (const way of ways) {
    test(`${name}: ${way.name}`, { skip: browser === null }, async () => {
      const world = await makeWorld();
      const address = await world.app.listen({ host: '127.0.0.1', port: 0 });
      const seen: Seen = { journey: name, states: statesSeen.get(way) ?? new Set(), shots: 0 };
      const contexts: BrowserContext[] = [];
      try {
        await story(async who => {
          const walk = await beginWalk(seen, way, world, address.replace('127.0.0.1', 'localhost'), who);
          contexts.push(walk.context);
          return walk;
        }, world);
      } finally {
        await Promise.all(contexts.map(context => context.close()));
      }
    });
  }
}

async function beginWalk(seen: Seen, way: Way, world: World, origin: string, who?: Person) {
  assert.ok(browser);
  const context = await browser.newContext({ viewport: { width: way.width, height: 900 }, baseURL: origin, locale: 'en-GB', timezoneId: 'Europe/London' });
  // The browser's clock starts where the world's stands, or a session would end before it begins.
  await context.addInitScript(`{ const real = Date.now.bind(Date); const ahead = ${world.now.epochMilliseconds} - real(); Date.now = () => real() + ahead; }`);
  const page = await context.newPage();
  if (who) await page.request.post(`${origin}/dev/sign-in`, { form: { as: who.username }, headers: { origin }, maxRedirects: 0 });
  const eyes = await eyesOn(page, way, seen);
  const hands = handsOn(page, way.keyboard);

  async function activate(target: Locator): Promise<void> {
    await hands.reach(target);
    const before = page.url();
    const arrives = page.waitForNavigation({ timeout: 20_000, waitUntil: 'load' });
    await Promise.all([arrives.catch(() => assert.fail(`nothing happened at ${before}`)), hands.press(target)]);
    await eyes.look();
  }

  const within = (group?: string) => (group === undefined ? page.locator('main') : page.getByRole('group', { name: group, exact: true }));
  const field = (label: string, group?: string) => within(group).getByLabel(label, { exact: true }).first();
  const named = (name: string | RegExp) => (typeof name === 'string' ? { name, exact: true } : { name });

  return {
    page,
    context,
    scripts: way.scripts,
    ...eyes,
    async open(path: string) {
      // Without its fragment, or a page already there would not be asked for again.
      await page.goto(path.replace(/#.*/, ''));
      await eyes.look();
    },
    async goBack() {
      await page.goBack({ waitUntil: 'load' });
      await eyes.look();
    },
    /** Types into a field by its label; `group` is the question, or the part of the page, in which it stands. */
    type: (label: string, text: string, group?: string) => hands.type(field(label, group), text),
    async date(legend: string, day: Temporal.PlainDate) {
      for (const [label, value] of [
        ['Day', day.day],
        ['Month', day.month],
        ['Year', day.year],
      ] as const)
        await hands.type(field(label, legend), String(value));
    },
    choose: (label: string, group?: string) => hands.choose(field(label, group)),
    untick: (label: string, group?: string) => hands.untick(field(label, group)),
    select: (label: string, option: string, group?: string) => hands.select(field(label, group), option),
    attach: (label: string, name: string, content: string) => hands.attach(field(label), name, content),
    press: (button: string | RegExp, nth = 0) => activate(page.locator('main').getByRole('button', named(button)).nth(nth)),
    /** A link, or one that looks like a button; those of the list of mistakes lead nowhere else. */
    follow: (link: string | RegExp) =>
      activate(
        page
          .getByRole('link', named(link))
          .or(page.getByRole('button', named(link)))
          .and(page.locator('a:not(.govuk-error-summary a)'))
          .first(),
      ),
    /** What stands in a field, as it was typed. */
    async says(label: string, text: string, group?: string) {
      assert.equal(await field(label, group).inputValue(), text, `what was typed under “${label}” at ${page.url()}`);
    },
    async hasChosen(label: string, group?: string) {
      assert.ok(await field(label, group).isChecked(), `“${label}” should be chosen at ${page.url()}`);
    },
    /** “Exit this page”: gone at once to a site that tells nothing. The tests reach no other site, so a page stands in for it. */
    async leaveQuickly() {
      let leadsTo = '';
      await page.route('**/exit', async route => {
        const answer = await route.fetch({ maxRedirects: 0 });
        leadsTo = answer.headers()['location'] ?? '';
        await route.fulfill({ status: 200, headers: { ...answer.headers(), 'content-type': 'text/html' }, body: '<title>Weather</title><p>It rains.</p>' });
      });
      const exit = page.getByRole('button', { name: 'Exit this page' });
      await hands.reach(exit);
      await Promise.all([page.waitForURL('**/exit', { timeout: 20_000 }), hands.press(exit)]);
      assert.match(leadsTo, /^https:\/\/(?!localhost)/);
    },
  };
}
