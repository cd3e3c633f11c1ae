import { ask, formOf } from '#design/ask.ts';
import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { oneOf, text } from '#platform/fields.ts';
import { form, type Field, type Mistakes } from '#platform/form.ts';
import { page, type View } from '#platform/page.ts';
import { found, invalid, Refusal } from '#platform/refusal.ts';
import { findAsideRow, type Aside } from '../aside.queries.ts';
import { factChoices } from '../choose-columns/choose-columns.page.ts';
import { feedFields, type Feed, type FeedField, type Load, type Mapping } from '../feed.ts';
import { mayLoadFeeds } from '../feed.policy.ts';
import { getFeed } from '../feed.queries.ts';
import { getLoad } from '../load.queries.ts';
import { readFields, type Reason, type RowFields, type RowRead } from '../read-file/read-row.ts';
import { limits } from '../read-file/table.ts';
import { dismissRows, settleRows } from '../settle-rows.ts';

type Subject = { feed: Feed; load: Load; aside: Aside; mapping: Mapping; fields: readonly FeedField[] };
type Chosen = Record<string, string | null> & { meaning: string | null; then: 'load' | 'dismiss'; because: string | null };

const hasMeaning = ({ mapping }: Subject) => 'words' in mapping.what;

const rowForm = (subject: Subject) => {
  const typed = subject.fields.map((field): [string, Field<string | null>] => [field, text({ label: feedFields[field].words, max: limits.cell })]);
  const meaning = oneOf({
    label: 'What happened',
    asList: true,
    hint: `The file says “${subject.aside.fields.what ?? ''}”`,
    choices: factChoices(subject.feed),
  });
  return form<Chosen>(
    {
      ...Object.fromEntries(typed),
      ...(hasMeaning(subject) && { meaning }),
      then: oneOf({
        label: 'What should become of this row?',
        missing: 'Select what should become of this row',
        choices: [
          { value: 'load', label: 'Load it, as it is corrected above' },
          { value: 'dismiss', label: 'Dismiss it', hint: 'What stands in it is removed' },
        ],
      }),
      because: { ...text({ label: 'Why is it dismissed?', max: 300 }), when: { field: 'then', is: ['dismiss'] } },
    } as Parameters<typeof form<Chosen>>[0],
    ({ then, because }): Mistakes => (then === 'dismiss' && because === null ? { because: 'Enter why it is dismissed' } : {}),
  );
};

/** One row that was set aside: what stands in it, what is wrong with it, and what should stand there. */
export const mendRowPage = page({
  name: 'targeting.mend-row',
  path: '/data/feeds/:feedId/loads/:loadId/rows/:row',
  title: 'Mend a row that was set aside',
  audience: 'workers',
  keeps: false,
  load: async (work, { feedId, loadId, row }): Promise<Subject> => {
    work.require(mayLoadFeeds(work.actor));
    const feed = await getFeed(work, feedId);
    const load = await getLoad(work, feedId, loadId);
    const aside = found(/^\d{1,8}$/.test(row) ? await findAsideRow(work, loadId, Number(row)) : undefined);
    if (aside.state !== 'aside' || load.state !== 'held' || !feed.mapping) throw new Refusal('conflict', 'This row no longer waits to be mended');
    const fields = (Object.keys(feedFields) as FeedField[]).filter(field => feed.mapping?.columns[field] !== undefined);
    const hidden = 'words' in feed.mapping.what ? ['what'] : [];
    return { feed, load, aside, mapping: feed.mapping, fields: fields.filter(field => !hidden.includes(field)) };
  },
  allow: mayLoadFeeds,
  about: ({ load }) => ({ subjectId: load.id }),
  back: ({ feed, load }) => ({ href: `/data/feeds/${feed.id}/loads/${load.id}`, text: 'Back to the file' }),
  form: rowForm,
  fill: subject => ({ ...subject.aside.fields, meaning: meaningOf(subject), then: 'load' as const }),
  show: mendRowView,
  submit: async (work, subject, { then, because, meaning, ...typed }) => {
    const { feed, load, aside } = subject;
    if (then === 'dismiss') await dismissRows(work, load, [aside.row], because ?? '');
    else {
      const fields = Object.fromEntries(Object.entries(typed).filter((one): one is [string, string] => one[1] !== null)) as RowFields;
      const read = readWith(subject, fields, meaning);
      if (read === null) throw invalid({ meaning: 'Rows with this word are left out. Choose what happened, or dismiss the row' });
      if ('reasons' in read) throw invalid(besideFields(subject, read.reasons));
      const { held } = await settleRows(work, feed, load, { held: [{ row: aside.row, values: read.values }], leftOut: [], still: [] });
      if (held === 0) throw invalid({ '': 'The same person stands in another row of this file. Dismiss this row, or say who else it is about' });
    }
    return { goTo: `/data/feeds/${feed.id}/loads/${load.id}#set-aside` };
  },
});

/** What the file's word stands for by now, if anything. */
function meaningOf({ mapping, aside }: Subject): string | null {
  return 'words' in mapping.what ? mapping.what.words[aside.fields.what?.toLowerCase() ?? ''] || null : null;
}

/** Read as the feed's rows are; but what happened is what was chosen for this one. */
function readWith({ mapping, load, aside }: Subject, fields: RowFields, meaning: string | null): RowRead {
  const what = 'words' in mapping.what ? (meaning === null ? { words: {} } : { every: meaning }) : mapping.what;
  return readFields(fields, aside.row, { mapping: { ...mapping, what }, latest: load.currentAsOf.toString() });
}

const besideFields = (subject: Subject, reasons: readonly Reason[]): Mistakes =>
  Object.fromEntries(reasons.map(({ field, words }) => [field === 'what' && hasMeaning(subject) ? 'meaning' : (field ?? ''), words]));

function mendRowView(view: View<Subject, Chosen>): Html {
  const { feed, aside, fields } = view.subject;
  const isFresh = Object.keys(view.mistakes).length === 0;
  const read = isFresh ? readWith(view.subject, aside.fields, meaningOf(view.subject)) : null;
  const wrong = read && 'reasons' in read ? besideFields(view.subject, read.reasons) : {};
  const shown = { ...view, mistakes: isFresh ? wrong : view.mistakes };
  const names = [...(hasMeaning(view.subject) ? ['meaning'] : []), ...fields, 'then'];
  return html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${feed.name}</span>Mend row ${aside.row}</h1>
    ${govuk.insetText({
      html: html`<p class="govuk-body">Why it was set aside:</p>
        <ul class="govuk-list govuk-list--bullet govuk-!-margin-bottom-0">
          ${aside.reasons.map(reason => html`<li>${reason}</li>`)}
        </ul>`,
    })}
    ${aside.cells.length > 0 && html`<p class="govuk-body">Its cells do not fit the columns, so say what stands where. They are: <span class="govuk-!-text-break-word">${aside.cells.join(' · ')}</span></p>`}
    ${formOf(view, html`${names.map(name => ask(shown, name))}`, { button: 'Save' })}`;
}
