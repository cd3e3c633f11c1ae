import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const axe = readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

type Result = { violations: { id: string; help: string; nodes: { html: string }[] }[] };

/** What axe finds wrong on the page as it stands, in words. The page's own scripts are stopped: axe speaks for the markup. */
export async function faultsOfAccess(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate<Result>(`axe.run(document, { runOnly: ${JSON.stringify(rules)}, resultTypes: ['violations'] })`);
  return violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map(node => node.html.slice(0, 160)).join(' | ')})`);
}
