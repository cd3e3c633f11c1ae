import { html, type Html } from '#design/html.ts';
import { badge } from '#design/patterns/badge.ts';
import { feedKinds } from './fact.ts';
import { loadStates, type FeedDetails, type Load } from './feed.ts';

export const kindWords = (key: string): string => feedKinds.find(kind => kind.key === key)?.words ?? key;

export const sayCount = (count: number): string => count.toLocaleString('en-GB');

export const sayBytes = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${sayCount(Math.max(1, Math.round(bytes / 1024)))} KB` : `${sayCount(Math.round(bytes / 1024 / 1024))} MB`;

/** Whom a feed covers: outside it, nothing is known, which is not the same as nothing being there. */
export function coverWords({ coversFromAge: from, coversUntilAge: until, coversWhom: whom, coversPostcodes: districts }: FeedDetails): string {
  const ages =
    from !== null && until !== null
      ? `People aged ${from} to ${until}`
      : from !== null
        ? `People aged ${from} or over`
        : until !== null
          ? `People aged up to ${until}`
          : 'People of any age';
  const where = districts === null ? 'in the whole council' : `in ${sayList(districts)}`;
  return `${ages}, ${where}${whom === null ? '' : `. Only ${whom}`}`;
}

export const sayList = (words: readonly string[]): string => new Intl.ListFormat('en-GB').format(words);

const kinds = { waiting: 'soon', reading: 'soon', held: 'good', failed: 'late', replaced: 'quiet', withdrawn: 'quiet' } as const;
export const loadBadge = ({ state }: Pick<Load, 'state'>): Html => badge(loadStates[state], kinds[state]);

export const aboutRetention = (months: number): string => (months % 12 === 0 ? `${months / 12} ${months === 12 ? 'year' : 'years'}` : `${months} months`);

export const linkTo = (href: string, text: string, hidden = ''): Html =>
  html`<a class="govuk-link" href="${href}">${text}${hidden && html`<span class="govuk-visually-hidden"> ${hidden}</span>`}</a>`;
