import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { faultsOfAccess } from './axe.ts';
import type { Way } from './walk.ts';

// Runs in the page, which has types of its own.
type Place = { contains(other: object | null): boolean; ownerDocument: { activeElement: object | null } };
const holdsFocus = (place: Place) => place.contains(place.ownerDocument.activeElement);

type Sight = { title: string; heading: string; text: string; headings: number; spill: number };
const sight = `({ title: document.title, heading: document.querySelector('h1')?.innerText ?? '', text: document.querySelector('main')?.innerText ?? '',
  headings: document.querySelectorAll('h1').length, spill: document.documentElement.scrollWidth - document.documentElement.clientWidth })`;

/** What the walks of a file have seen already this way, in whichever journey, whoever of its people saw it. */
export type Seen = { journey: string; states: Set<string>; shots: number };

/** What is asked of every page that a walk comes to, and what a person reads there. */
export async function eyesOn(page: Page, way: Way, seen: Seen) {
  const refusals: string[] = [];
  page.on('console', message => message.text().includes('Content Security Policy') && refusals.push(message.text()));
  page.on('pageerror', fault => refusals.push(fault.message));
  const devtools = await page.context().newCDPSession(page);
  const stopScripts = (value: boolean) => devtools.send('Emulation.setScriptExecutionDisabled', { value });
  if (!way.scripts) await stopScripts(true);

  async function faults(): Promise<string[]> {
    if (way.scripts) return faultsOfAccess(page);
    await stopScripts(false);
    return faultsOfAccess(page).finally(() => stopScripts(true));
  }

  /** Nothing spills sideways, axe finds nothing, there is one heading, the policy for content refused nothing; a picture is taken where asked for. */
  async function look(): Promise<void> {
    assert.deepEqual(refusals, [], `scripts at ${page.url()}`);
    if (process.env['SCREENSHOTS']) await picture(page, seen, way);
    // The markup is looked at wherever it says something new; what scripts made of it, once a page.
    const { title, heading, text, headings, spill } = await page.evaluate<Sight>(sight);
    const state = `${title}\n${way.scripts ? heading : text}`;
    if (seen.states.has(state)) return;
    seen.states.add(state);
    assert.equal(headings, 1, `${page.url()} should have one h1`);
    assert.ok(spill <= 0, `${page.url()} is ${spill} px wider than the screen`);
    assert.deepEqual(await faults(), [], page.url());
  }

  return {
    look,

    async sees(...words: (string | RegExp)[]) {
      const text = (await page.locator('body').innerText()).replace(/\s+/g, ' ');
      for (const word of words) assert.match(text, word instanceof RegExp ? word : new RegExp(word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')), `at ${page.url()}`);
    },

    async doesNotSee(...words: string[]) {
      const html = await page.content();
      for (const word of words) assert.ok(!html.includes(word), `${word} should not be on ${page.url()}`);
    },

    /** These mistakes and no others are told at the top of the page, each with a link to its field, and again beside the field. */
    async isTold(...mistakes: string[]) {
      const summary = page.locator('.govuk-error-summary');
      assert.deepEqual(await summary.locator('li').allInnerTexts(), mistakes, `mistakes at ${page.url()}`);
      assert.match(await page.title(), /^Error: /);
      for (const words of mistakes) {
        const link = summary.getByRole('link', { name: words, exact: true });
        const id = (await link.getAttribute('href'))?.slice(1);
        const place = page.locator(`.govuk-form-group--error:has([id="${id}"]), li[id="${id}"]`).last();
        assert.match(await place.locator('.govuk-error-message').first().innerText(), new RegExp(`${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`));
        await link.press('Enter');
        if (way.scripts) assert.ok(await place.evaluate(holdsFocus), `“${words}” leads to its field`);
      }
    },
  };
}

async function picture(page: Page, seen: Seen, way: Way): Promise<void> {
  const folder = `${process.env['SCREENSHOTS']}/${seen.journey.toLowerCase().replaceAll(/\W+/g, '-')}`;
  mkdirSync(folder, { recursive: true });
  seen.shots += 1;
  await page.screenshot({ path: `${folder}/${String(seen.shots).padStart(2, '0')}-${way.width}.png`, fullPage: true });
}
