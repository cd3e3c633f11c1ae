import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { after, test } from 'node:test';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import type { Person, World } from '#test/world.ts';
import { faultsOfAccess } from './axe.ts';
import { findChromium } from './chromium.ts';

/**
 * How a journey is walked. Without scripts: every script is stopped, on a phone 320 px wide, and every page is checked with axe.
 * By keyboard: with scripts, on a desk, and no mouse: each field and button is reached with Tab.
 */
const ways = [
  { name: 'without scripts, 320 px wide, checked with axe', scripts: false, width: 320, keyboard: false },
  { name: 'with scripts, by keyboard', scripts: true, width: 1280, keyboard: true },
] as const;

const browser = await findChromium();
after(() => browser?.close());

export type Walk = Awaited<ReturnType<typeof beginWalk>>;

/** Walks one journey in every way. `makeWorld` gives each its own families, so that none meets the other's. */
export function journeyTest(name: string, story: (begin: (who?: Person) => Promise<Walk>, world: World) => Promise<void>, makeWorld: () => Promise<World>): void {
  for (const way of ways) {
    test(`${name}: ${way.name}`, { skip: browser === null }, async () => {
      const world = await makeWorld();
      const address = await world.app.listen({ host: '127.0.0.1', port: 0 });
      const origin = address.replace('127.0.0.1', 'localhost');
      const contexts: BrowserContext[] = [];
      try {
        await story(async who => {
          const walk = await beginWalk(name, way, origin, who);
          contexts.push(walk.context);
          return walk;
        }, world);
      } finally {
        await Promise.all(contexts.map(context => context.close()));
      }
    });
  }
}

async function beginWalk(journey: string, way: (typeof ways)[number], origin: string, who?: Person) {
  assert.ok(browser);
  const context = await browser.newContext({ viewport: { width: way.width, height: 900 }, baseURL: origin, bypassCSP: false, locale: 'en-GB' });
  const page = await context.newPage();
  const refusals: string[] = [];
  page.on('console', message => message.text().includes('Content Security Policy') && refusals.push(message.text()));
  if (!way.scripts) await page.route('**/*.js', route => route.abort());
  if (who) await page.request.post(`${origin}/dev/sign-in`, { form: { as: who.username }, headers: { origin }, maxRedirects: 0 });
  const seen = new Set<string>();
  let shots = 0;

  /** Every page the walk comes to: nothing spills sideways, axe finds nothing, the title is there, a picture is taken where asked for. */
  async function look(): Promise<void> {
    assert.deepEqual(refusals, [], 'the content policy refused something');
    if (process.env['SCREENSHOTS']) await picture(page, journey, way.width, (shots += 1));
    const state = `${await page.title()} ${await page.locator('h1').first().innerText()}`;
    if (seen.has(state)) return;
    seen.add(state);
    assert.equal(await page.locator('h1').count(), 1, `${page.url()} should have one h1`);
    const spill = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    assert.ok(Number(spill) <= 0, `${page.url()} (${state}) is ${spill} px wider than the screen`);
    if (!way.scripts) assert.deepEqual(await faultsOfAccess(page), [], `${page.url()} (${state})`);
  }

  async function reach(target: Locator): Promise<void> {
    await target.waitFor({ state: 'attached', timeout: 5000 });
    if (!way.keyboard) return;
    for (let presses = 0; presses < 200; presses += 1) {
      if (await target.evaluate('element => element === document.activeElement || (element.type === "radio" && document.activeElement?.name === element.name)')) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`${target} cannot be reached with Tab`);
  }

  async function choose(target: Locator): Promise<void> {
    await reach(target);
    if (!way.keyboard) return target.check({ force: true });
    // Within a group of radios the arrows move; in a list of checkboxes each has its own stop.
    for (let presses = 0; presses < 30 && !(await target.evaluate('element => element === document.activeElement')); presses += 1) await page.keyboard.press('ArrowDown');
    if (!(await target.isChecked())) await page.keyboard.press('Space');
    assert.ok(await target.isChecked(), 'the choice can be made by keyboard');
  }

  async function activate(target: Locator): Promise<void> {
    await reach(target);
    const before = page.url();
    const arrives = page.waitForNavigation({ timeout: 15_000, waitUntil: 'load' });
    await (way.keyboard ? page.keyboard.press('Enter') : target.click());
    await arrives.catch(() => assert.fail(`nothing happened at ${before}`));
    await look();
  }

  const field = (label: string, within?: string) => (within ? page.getByRole('group', { name: within }) : page.locator('main')).getByLabel(label, { exact: true }).first();

  return {
    page,
    context,
    async open(path: string) {
      await page.goto(path);
      await look();
    },
    /** Types into a field by its label; `within` names the group of fields it stands in. */
    async type(label: string, text: string, within?: string) {
      const target = field(label, within);
      await reach(target);
      await target.fill(text);
    },
    async date(legend: string, day: Temporal.PlainDate) {
      for (const [label, value] of [['Day', day.day], ['Month', day.month], ['Year', day.year]] as const) {
        const target = page.getByRole('group', { name: legend }).getByLabel(label, { exact: true });
        await reach(target);
        await target.fill(String(value));
      }
    },
    choose: (label: string, within?: string) => choose(field(label, within)),
    async select(label: string, option: string) {
      const target = field(label);
      await reach(target);
      await target.selectOption({ label: option });
    },
    press: (button: string) => activate(page.locator('main').getByRole('button', { name: button }).first()),
    follow: (link: string | RegExp) => activate(page.getByRole('link', { name: link }).first()),
    async sees(...words: (string | RegExp)[]) {
      const text = (await page.locator('body').innerText()).replace(/\s+/g, ' ');
      for (const word of words) assert.match(text, word instanceof RegExp ? word : new RegExp(word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')), `at ${page.url()}`);
    },
    async doesNotSee(...words: string[]) {
      const html = await page.content();
      for (const word of words) assert.ok(!html.includes(word), `${word} should not be on ${page.url()}`);
    },
  };
}

async function picture(page: Page, journey: string, width: number, number: number): Promise<void> {
  const folder = `${process.env['SCREENSHOTS']}/${journey.toLowerCase().replaceAll(/\W+/g, '-')}`;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${String(number).padStart(2, '0')}-${width}.png`, fullPage: true });
}
