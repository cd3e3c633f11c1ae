import { askAll, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { text } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { Refusal } from '#platform/refusal.ts';
import { findAside } from '../aside.queries.ts';
import { mayLoadFeeds } from '../feed.policy.ts';
import { getFeed } from '../feed.queries.ts';
import { sayCount } from '../feed.view.ts';
import { mostAside } from '../load-file/load-file.job.ts';
import { getLoad } from '../load.queries.ts';
import { dismissRows } from '../settle-rows.ts';

/** Every row of a file that still waits to be mended will not be loaded. */
export const dismissRowsPage = page({
  name: 'targeting.dismiss-rows',
  path: '/data/feeds/:feedId/loads/:loadId/dismiss',
  title: 'Dismiss the rows that were set aside',
  audience: 'workers',
  keeps: false,
  load: async (work, { feedId, loadId }) => {
    work.require(mayLoadFeeds(work.actor));
    const load = await getLoad(work, feedId, loadId);
    const rows = (await findAside(work, loadId, mostAside)).map(({ row }) => row);
    if (load.state !== 'held' || rows.length === 0) throw new Refusal('conflict', 'No row of this file waits to be mended');
    return { feed: await getFeed(work, feedId), load, rows };
  },
  allow: mayLoadFeeds,
  about: ({ load }) => ({ subjectId: load.id }),
  back: ({ feed, load }) => ({ href: `/data/feeds/${feed.id}/loads/${load.id}`, text: 'Back to the file' }),
  form: form({ because: text({ label: 'Why are they dismissed?', max: 300, missing: 'Enter why they are dismissed' }) }),
  show: view => {
    const { feed, rows } = view.subject;
    return html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${feed.name}</span>Dismiss the rows that were set aside</h1>
      <p class="govuk-body">
        ${rows.length === 1 ? 'One row is' : `${sayCount(rows.length)} rows are`} not loaded, and what stands in ${rows.length === 1 ? 'it' : 'them'} is
        removed. That ${rows.length === 1 ? 'it was' : 'they were'} there, and why not loaded, stays on the file’s page.
      </p>
      ${formOf(view, askAll(view, { headings: false }), { button: rows.length === 1 ? 'Dismiss this row' : 'Dismiss these rows', isWarning: true })}`;
  },
  submit: async (work, { feed, load, rows }, { because }) => {
    await dismissRows(work, load, rows, because);
    return { goTo: `/data/feeds/${feed.id}/loads/${load.id}` };
  },
});
