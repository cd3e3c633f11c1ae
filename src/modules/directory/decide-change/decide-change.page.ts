import { page } from '#platform/page.ts';
import { longText, oneOf, when } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { approveChange } from '../approve-change/approve-change.ts';
import { getChange } from '../change.queries.ts';
import { mayEditDirectory, mayKeepRecord } from '../directory.policy.ts';
import { returnChange } from '../return-change/return-change.ts';
import { changeView } from './decide-change.view.ts';

const decision = form({
  decision: oneOf({
    label: 'What happens with it?',
    missing: 'Select what happens with it',
    choices: [
      { value: 'approve', label: 'Make it public', hint: 'Families see it at once. Today becomes the day it was last checked.' },
      { value: 'return', label: 'Send it back', hint: 'What is public stays as it is.' },
    ],
  }),
  answer: when(
    'decision',
    ['return'],
    longText({ label: 'What is to be put right?', hint: 'Whoever wrote the change reads this.', missing: 'Say what is to be put right', rows: 3 }),
  ),
});

/** A change, side by side with what is public: an editor decides it; whoever keeps the record sees what was proposed, and what became of it. */
export const decideChangePage = page({
  name: 'directory.decide-change',
  path: '/directory/changes/:versionId',
  title: 'A change to the directory',
  audience: 'workers',
  width: 'full',
  load: async (work, { versionId }) => getChange(work, versionId),
  allow: (actor, { described: { record } }) => mayKeepRecord(actor, record),
  about: ({ described: { record } }) => ({ subjectId: record.id }),
  back: ({ described: { record } }) => ({ href: `/directory/records/${record.id}`, text: 'Back to what the directory says' }),
  form: decision,
  show: changeView,
  submit: async (work, { version, described: { record } }, { decision: decided, answer }) => {
    work.require(mayEditDirectory(work.actor));
    if (decided === 'approve') await approveChange(work, version.id);
    else await returnChange(work, version.id, answer ?? '');
    return { goTo: decided === 'approve' ? `/directory/records/${record.id}` : '/directory/changes' };
  },
});
