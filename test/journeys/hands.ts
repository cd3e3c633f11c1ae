import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';

export type Hands = ReturnType<typeof handsOn>;

// These run in the page, which has types of its own.
type Field = { type?: string; name?: string; ownerDocument: { activeElement: { name?: string } | null } };
const isFocused = (field: Field) => Object.is(field, field.ownerDocument.activeElement);
const isReached = (field: Field) =>
  Object.is(field, field.ownerDocument.activeElement) || (field.type === 'radio' && field.ownerDocument.activeElement?.name === field.name);

/** How a person touches a page: with a finger or a mouse, or with the keyboard alone, so that what Tab does not reach cannot be used. */
export function handsOn(page: Page, byKeyboard: boolean) {
  async function reach(target: Locator): Promise<void> {
    await target.waitFor({ state: 'attached', timeout: 10_000 });
    if (!byKeyboard) return;
    for (let presses = 0; presses < 200; presses += 1) {
      if (await target.evaluate(isReached)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`${target.toString()} cannot be reached with Tab`);
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

    async press(target: Locator): Promise<void> {
      await reach(target);
      await (byKeyboard ? page.keyboard.press('Enter') : target.click());
    },
  };
}
