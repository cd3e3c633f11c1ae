import { lines } from '#design/ask.ts';
import { html, type Html } from '#design/html.ts';
import { emptyList } from '#design/patterns/page-parts.ts';
import { stackingTable } from '#design/patterns/stacking-table.ts';
import type { Differs } from './change-record/parts/compare.ts';

/** What differs, side by side; of something new there is nothing before. */
export function differencesTable(
  differs: readonly Differs[],
  { isNew, before = 'Public now', after = 'The change' }: { isNew: boolean; before?: string; after?: string },
): Html {
  if (differs.length === 0) return emptyList('Nothing differs from what is public.');
  const said = (words: string) => ({ html: words === '' ? html`<span class="app-quiet">Nothing</span>` : lines(words), classes: 'govuk-!-text-break-word' });
  return stackingTable({
    head: [{ text: 'What' }, ...(isNew ? [] : [{ text: before }]), { text: after }],
    rows: differs.map(one => [
      { html: html`<span class="govuk-!-font-weight-bold">${one.label}</span><br /><span class="app-quiet">${one.part}</span>` },
      ...(isNew ? [] : [said(one.before)]),
      said(one.after),
    ]),
  });
}

/** What an address that stays hidden means, wherever somebody might tell it by mistake. */
export const hiddenAddressRule: Html = html`A hidden address is never shown: not on pages, not in the feed for other software, not on a map. Of the place, only
its name and how to find it are public, so neither may say where it is. A service whose own words tell the hidden address or postcode cannot be made public.`;
