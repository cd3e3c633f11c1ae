import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';

export type Hands = ReturnType<typeof handsOn>;

// These run in the page, which has types of its own.
type Field = {
  type?: string;
  name?: string;
  closest(selector: string): object | null;
  ownerDocument: { activeElement: { name?: string } | null; body: object };
};
const isFocused = (field: Field) => Object.is(field, field.ownerDocument.activeElement);
const isReached = (field: Field) =>
  Object.is(field, field.ownerDocument.activeElement) || (field.type === 'radio' && field.ownerDocument.activeElement?.name === field.name);

const isPastTheHead = (field: Field) => field.closest('main') !== null && Object.is(field.ownerDocument.activeElement, field.ownerDocument.body);

/** How a person touches a page: with a finger or a mouse, or with the keyboard alone, so that what Tab does not reach cannot be used. */
export function handsOn(page: Page, byKeyboard: boolean) {
  async function reach(target: Locator): Promise<void> {
    await target.waitFor({ state: 'attached', timeout: 10_000 });
    if (!byKeyboard) return;
    if (await target.evaluate(isPastTheHead)) await skipTheHead();
    for (let presses = 0; presses < 200; presses += 1) {
      if (await target.evaluate(isReached)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`${target.toString()} cannot be reached with Tab`);
  }

  /** On a page just opened: the first press of Tab offers to skip what stands above. */
  async function skipTheHead(): Promise<void> {
    await page.keyboard.press('Tab');
    const skip = page.locator('.govuk-skip-link:focus').first();
    if ((await skip.count()) > 0) await page.keyboard.press('Enter');
  }

  return {
    reach,

    async type(target: Locator, text: string): Promise<void> {
      await reach(target);
      if (!byKeyboard) return target.fill(text);
      await page.keyboard.press('Control+A');
      if (text === '') await page.keyboard.press('Delete');
      else await page.keyboard.insertText(text);
      assert.equal(await target.inputValue(), text, 'what is typed is in the field');
    },

    async choose(target: Locator): Promise<void> {
      await reach(target);
      if (!byKeyboard) return target.check({ force: true });
      // Within a group of radios the arrows move; in a list of checkboxes each has its own stop.
      for (let presses = 0; presses < 30 && !(await target.evaluate(isFocused)); presses += 1) await page.keyboard.press('ArrowDown');
      if (!(await target.isChecked())) await page.keyboard.press('Space');
      assert.ok(await target.isChecked(), 'the choice can be made by keyboard');
    },

    async untick(target: Locator): Promise<void> {
      await reach(target);
      await (byKeyboard ? page.keyboard.press('Space') : target.uncheck({ force: true }));
      assert.ok(!(await target.isChecked()), 'the choice can be taken back');
    },

    async select(target: Locator, option: string): Promise<void> {
      await reach(target);
      if (byKeyboard) await page.keyboard.type(option);
      else await target.selectOption({ label: option });
      assert.equal((await target.locator('option:checked').innerText()).trim(), option);
    },

    /** The dialog in which a file is chosen is the browser's own: the page offers the button that opens it. */
    async attach(target: Locator, name: string, content: string): Promise<void> {
      await reach(target);
      await target.setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
    },

    async press(target: Locator): Promise<void> {
      await reach(target);
      await (byKeyboard ? page.keyboard.press('Enter') : target.click());
    },
  };
}
