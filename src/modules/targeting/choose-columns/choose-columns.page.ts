import { ask, formOf } from '#design/ask.ts';
import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { stackingTable } from '#design/patterns/stacking-table.ts';
import { oneOf } from '#platform/fields.ts';
import { form, type Field, type Mistakes } from '#platform/form.ts';
import { page, type View } from '#platform/page.ts';
import { factKinds, feedKinds } from '../fact.ts';
import { dateOrders, feedFields, isFeedField, type DateOrder, type Feed, type FeedField, type Mapping } from '../feed.ts';
import { mayLoadFeeds } from '../feed.policy.ts';
import { findFeedReadLike } from '../feed.queries.ts';
import { getWaiting, type Waiting } from '../load-file/open-file.ts';
import { looksLikeRow } from '../read-file/table.ts';
import { chooseColumns, mistakeIn } from './choose-columns.ts';
import { guessMapping } from './guess-mapping.ts';

/** A feed that is read from the same columns, where nothing is chosen for this one yet: its choice is the beginning of this one's. */
type Subject = Waiting & { like: Feed | null };
type Chosen = Record<string, string | null> & { dates: DateOrder; every: string | null };

const fieldChoices = Object.entries(feedFields).map(([value, { words }]) => ({ value, label: words }));
const nameOf = (nth: number) => `column-${nth}`;

/** The kinds of fact, those that such a file usually holds first. */
export function factChoices({ kind }: Feed): { value: string; label: string }[] {
  const usual = feedKinds.find(one => one.key === kind)?.facts ?? [];
  const rank = (key: string) => (usual.includes(key) ? usual.indexOf(key) : usual.length);
  return factKinds.map(({ key, words }) => ({ value: key, label: words })).sort((one, other) => rank(one.value) - rank(other.value));
}

const columnsForm = ({ feed, look }: Subject) => {
  const columns = Object.fromEntries(
    look.columns.map((column, nth): [string, Field<string | null>] => [nameOf(nth), oneOf({ label: column, asList: true, choices: fieldChoices })]),
  );
  const dates = oneOf<DateOrder>({
    label: 'How are days written in this file?',
    hint: 'Days such as 2026-12-31 and 31 Dec 2026 are read either way',
    missing: 'Select how days are written',
    choices: Object.entries(dateOrders).map(([value, label]) => ({ value: value as DateOrder, label })),
  });
  const every = oneOf({
    label: 'What does every row tell?',
    hint: 'Leave this empty if one of the columns tells what happened',
    asList: true,
    choices: factChoices(feed),
  });
  return form<Chosen>({ ...columns, dates, every }, chosen => mistakesOf(chosen, look.columns));
};

function mappingOf({ dates, every, ...chosen }: Chosen, columns: readonly string[], words: Readonly<Record<string, string>> = {}): Mapping {
  const named = columns.flatMap((column, nth): [FeedField, string][] => {
    const field = chosen[nameOf(nth)];
    return typeof field === 'string' && isFeedField(field) ? [[field, column]] : [];
  });
  const what = named.some(([field]) => field === 'what') ? { words } : { every: every ?? '' };
  return { columns: Object.fromEntries(named), dates, what };
}

function mistakesOf(chosen: Chosen, columns: readonly string[]): Mistakes {
  const fields = columns.map((_column, nth) => chosen[nameOf(nth)]);
  const twice = fields.findIndex((field, nth) => field !== null && field !== undefined && fields.indexOf(field) < nth);
  if (twice !== -1) return { [nameOf(twice)]: 'Another column is this already. Choose one of them' };
  const mistake = mistakeIn(mappingOf(chosen, columns));
  if (mistake === null) return {};
  return /every row/.test(mistake) ? { every: `${mistake}, or which column tells it` } : { [nameOf(0)]: mistake };
}

/** Column by column, what a feed's files hold. Asked once, and again when its columns change. */
export const chooseColumnsPage = page({
  name: 'targeting.choose-columns',
  path: '/data/feeds/:feedId/loads/:loadId/columns',
  title: 'Choose what each column is',
  audience: 'workers',
  width: 'full',
  keeps: false,
  load: async (work, params): Promise<Subject> => {
    const waiting = await getWaiting(work, params);
    return { ...waiting, like: waiting.feed.mapping ? null : await findFeedReadLike(work, waiting.look.columns, waiting.feed.id) };
  },
  allow: mayLoadFeeds,
  about: ({ load }) => ({ subjectId: load.id }),
  back: ({ feed, load }) => ({ href: `/data/feeds/${feed.id}/loads/${load.id}`, text: 'Back to the file' }),
  version: ({ feed }) => feed.version,
  form: columnsForm,
  fill: ({ feed, look, like }) => {
    const { columns, dates, every } = guessMapping({ kind: feed.kind, mapping: feed.mapping ?? like?.mapping ?? null }, look);
    const chosen = look.columns.map((column, nth) => [nameOf(nth), Object.entries(columns).find(([, one]) => one === column)?.[0] ?? null]);
    return { ...(Object.fromEntries(chosen) as Record<string, string | null>), dates, every };
  },
  show: columnsView,
  submit: async (work, { feed, load, look, like }, chosen) => {
    const before = feed.mapping ?? like?.mapping;
    const words = before && 'words' in before.what ? before.what.words : {};
    const mapping = mappingOf(chosen, look.columns, words);
    await chooseColumns(work, feed, mapping);
    return { goTo: `/data/feeds/${feed.id}/loads/${load.id}/${'words' in mapping.what ? 'words' : 'begin'}` };
  },
});

function columnsView(view: View<Subject, Chosen>): Html {
  const { look, load, feed, like } = view.subject;
  const rows = look.columns.map((_column, nth) => {
    const examples = [...new Set(look.rows.map(row => row[nth] ?? '').filter(cell => cell !== ''))].slice(0, 4);
    return [
      { html: ask(view, nameOf(nth)) },
      { html: html`<span class="govuk-!-text-break-word">${examples.join(' · ') || 'Empty in the first rows'}</span>` },
    ];
  });
  return html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${feed.name}</span>Choose what each column is</h1>
    ${load.failure && govuk.insetText({ text: load.failure })}
    ${looksLikeRow(look.columns) && govuk.warningText({ text: 'The first row looks like somebody’s row, not like a heading. Add a heading, and send the file again.', iconFallbackText: 'Warning' })}
    <p class="govuk-body">
      What you choose is kept for the files that follow. Columns left at “Choose” are not kept at all.
      ${like && `They are chosen as for “${like.name}”, whose files have the same columns. Check them.`}
    </p>
    ${formOf(view, html`${stackingTable({ head: [{ text: 'Column' }, { text: 'First rows' }], rows })} ${ask(view, 'every')} ${ask(view, 'dates')}`, { button: 'Continue' })}`;
}
