import { askAll, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { date } from '#platform/date-field.ts';
import { manyOf } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { file } from '#platform/received-file.ts';
import { invalid } from '#platform/refusal.ts';
import { ways, type Feed, type Mapping } from '../feed.ts';
import { mayLoadFeeds } from '../feed.policy.ts';
import { getFeed } from '../feed.queries.ts';
import { lookInto } from '../read-file/reading-process.ts';
import { CannotRead } from '../read-file/table.ts';
import { receiveFile } from './receive-file.ts';

type Subject = { feed: Feed; today: Temporal.PlainDate };

const fileForm = ({ today }: Subject) =>
  form({
    file: file({ label: 'The file', hint: 'CSV, tab-separated text, Excel (.xlsx) or Parquet', missing: 'Choose a file' }),
    currentAsOf: date({
      label: 'What day is it current as of?',
      hint: 'The last day that it tells of',
      missing: 'Enter the day it is current as of',
      latest: today,
    }),
    coversSince: date({ label: 'From which day does it tell?', hint: 'Leave this empty if it tells of all that ever was', latest: today }),
    again: manyOf({ label: 'If this same file was sent before', choices: [{ value: 'again', label: 'Load it again' }] }),
  });

/** One file of a feed, chosen on this computer. */
export const loadFilePage = page({
  name: 'targeting.load-file',
  path: '/data/feeds/:feedId/loads/new',
  title: 'Load a partner’s file',
  audience: 'workers',
  receivesFile: true,
  keeps: false,
  load: async (work, { feedId }): Promise<Subject> => ({ feed: await getFeed(work, feedId), today: work.today }),
  allow: mayLoadFeeds,
  about: ({ feed }) => ({ subjectId: feed.id }),
  back: ({ feed }) => ({ href: `/data/feeds/${feed.id}`, text: 'Back to the feed' }),
  form: fileForm,
  fill: ({ today }) => ({ currentAsOf: today }),
  show: view =>
    html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${view.subject.feed.name}</span>Load a file</h1>
      <p class="govuk-body">${ways[view.subject.feed.way]}. You see how its rows will be read before anything is loaded.</p>
      ${formOf(view, askAll(view), { button: 'Send the file' })}`,
  submit: async (work, { feed }, { file: sent, currentAsOf, coversSince, again }) => {
    const columns = await columnsOf(sent.path);
    const loadId = await receiveFile(work, feed, { file: sent, currentAsOf, coversSince, again: again.includes('again') });
    return { goTo: `/data/feeds/${feed.id}/loads/${loadId}/${fits(feed.mapping, columns) ? 'begin' : 'columns'}` };
  },
});

/** What no table can be made of is told beside the file, and not kept. */
async function columnsOf(path: string): Promise<readonly string[]> {
  try {
    return (await lookInto(path, 1)).columns;
  } catch (fault) {
    throw fault instanceof CannotRead ? invalid({ file: fault.message }) : fault;
  }
}

const fits = (mapping: Mapping | null, columns: readonly string[]) =>
  mapping !== null && Object.values(mapping.columns).every(column => columns.includes(column));
