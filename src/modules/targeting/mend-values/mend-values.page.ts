import { ask, formOf } from '#design/ask.ts';
import { html, type Html } from '#design/html.ts';
import { oneOf, text } from '#platform/fields.ts';
import { form, type Field, type Mistakes } from '#platform/form.ts';
import { page, type View } from '#platform/page.ts';
import { invalid, Refusal } from '#platform/refusal.ts';
import { findAside, type Aside } from '../aside.queries.ts';
import { factChoices } from '../choose-columns/choose-columns.page.ts';
import { feedFields, type Feed, type Load, type Mapping } from '../feed.ts';
import { mayLoadFeeds } from '../feed.policy.ts';
import { getFeed } from '../feed.queries.ts';
import { sayCount } from '../feed.view.ts';
import { mostAside } from '../load-file/load-file.job.ts';
import { getLoad } from '../load.queries.ts';
import { wrongValues, type WrongValue } from '../mending.ts';
import { limits } from '../read-file/table.ts';
import { mendValues, type Chosen } from './mend-values.ts';

type Subject = { feed: Feed; load: Load; rows: readonly Aside[]; mapping: Mapping; values: readonly WrongValue[] };

/** So many are asked about at once; others come when these are mended. */
const mostValues = 25;
const leaveOut = 'leave-out';
const toName = ({ key }: WrongValue) => `${key}-to`;

const valuesForm = ({ feed, values }: Subject) => {
  const fields = values.flatMap((wrong): [string, Field<string | null>][] => {
    const label = `${feedFields[wrong.field].words}: ${wrong.value === '' ? 'nothing stands there' : `“${wrong.value}”`}`;
    const hint = `${wrong.words}. ${wrong.rows === 1 ? '1 row' : `${sayCount(wrong.rows)} rows`}`;
    if (wrong.field === 'what')
      return [[wrong.key, oneOf({ label, hint, asList: true, choices: [{ value: leaveOut, label: 'Leave these rows out' }, ...factChoices(feed)] })]];
    const choices = [
      { value: 'change', label: 'Put something else there' },
      { value: 'empty', label: 'Leave it empty' },
    ];
    return [
      [wrong.key, oneOf({ label, hint, choices })],
      [toName(wrong), { ...text({ label: 'What should stand there?', max: limits.cell }), when: { field: wrong.key, is: ['change'] } }],
    ];
  });
  return form<Record<string, string | null>>(Object.fromEntries(fields), (typed): Mistakes => {
    const unsaid = values.filter(wrong => typed[wrong.key] === 'change' && (typed[toName(wrong)] ?? null) === null);
    return Object.fromEntries(unsaid.map(wrong => [toName(wrong), 'Enter what should stand there']));
  });
};

/** What is wrong in the same way in many rows, mended once for all of them. */
export const mendValuesPage = page({
  name: 'targeting.mend-values',
  path: '/data/feeds/:feedId/loads/:loadId/values',
  title: 'Mend what is wrong in many rows',
  audience: 'workers',
  keeps: false,
  load: async (work, { feedId, loadId }): Promise<Subject> => {
    work.require(mayLoadFeeds(work.actor));
    const feed = await getFeed(work, feedId);
    const load = await getLoad(work, feedId, loadId);
    const rows = await findAside(work, loadId, mostAside);
    if (load.state !== 'held' || rows.length === 0 || !feed.mapping) throw new Refusal('conflict', 'No row of this file waits to be mended');
    const values = wrongValues(rows, { mapping: feed.mapping, latest: load.currentAsOf.toString() });
    return { feed, load, rows, mapping: feed.mapping, values: values.slice(0, mostValues) };
  },
  allow: mayLoadFeeds,
  about: ({ load }) => ({ subjectId: load.id }),
  back: ({ feed, load }) => ({ href: `/data/feeds/${feed.id}/loads/${load.id}`, text: 'Back to the file' }),
  version: ({ feed }) => feed.version,
  form: valuesForm,
  show: mendValuesView,
  submit: async (work, { feed, load, rows, values }, typed) => {
    const chosen = values.flatMap((wrong): Chosen[] => {
      const said = typed[wrong.key] ?? null;
      if (said === null) return [];
      if (wrong.field === 'what') return [{ wrong, means: said === leaveOut ? '' : said }];
      return [{ wrong, to: said === 'empty' ? '' : (typed[toName(wrong)] ?? '') }];
    });
    if (chosen.length === 0 && values[0]) throw invalid({ [values[0].key]: 'Choose for at least one value' });
    await mendValues(work, feed, load, rows, chosen);
    return { goTo: `/data/feeds/${feed.id}/loads/${load.id}#set-aside` };
  },
});

function mendValuesView(view: View<Subject, Record<string, string | null>>): Html {
  const { feed, rows, values } = view.subject;
  return html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${feed.name}</span>Mend what is wrong in many rows</h1>
    <p class="govuk-body">
      ${sayCount(rows.length)} ${rows.length === 1 ? 'row was' : 'rows were'} set aside. What you choose here is put right in every row that says the same, and
      the rows are checked again: those with nothing wrong are loaded. What a word stands for is kept for the files that follow.
    </p>
    ${
      values.length === 0
        ? html`<p class="govuk-body">Nothing is left that several rows could have in common. Mend or dismiss the rows one by one.</p>
            ${formOf(view, html``, { button: 'Check the rows again' })}`
        : formOf(view, html`${values.map(({ key }) => ask(view, key))}`, { button: 'Mend these rows' })
    }`;
}
