import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const axe = readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// GOV.UK Frontend says on purpose whether a choice has opened its further questions: alphagov/govuk-frontend, issue 979.
const isOpener = (id: string, html: string) => id === 'aria-allowed-attr' && /class="govuk-(radios|checkboxes)__input"[^>]*aria-expanded/.test(html);

type Result = { violations: { id: string; help: string; nodes: { html: string }[] }[] };

/** What axe finds wrong on the page as it stands, in words. It is a script itself: where scripts are off, they are on for as long as it runs. */
export async function faultsOfAccess(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate<Result>(`axe.run(document, { runOnly: ${JSON.stringify(rules)}, resultTypes: ['violations'] })`);
  return violations.flatMap(({ id, help, nodes }) => {
    const wrong = nodes.map(node => node.html).filter(html => !isOpener(id, html));
    return wrong.length > 0 ? [`${id}: ${help} (${wrong.map(html => html.slice(0, 160)).join(' | ')})`] : [];
  });
}
