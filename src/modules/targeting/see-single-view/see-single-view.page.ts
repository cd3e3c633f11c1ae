import { oneOf } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { found } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { getFamily, getPeopleOf, type Family, type Member } from '#modules/people/index.ts';
import { purposes, type Purpose } from '../fact.ts';
import { singleViewAsked, singleViewShown } from '../single-view.events.ts';
import { maySeeSingleView } from '../single-view.policy.ts';
import { findSingleView } from '../single-view.queries.ts';
import type { SingleView } from '../single-view.ts';
import { askPurposeView } from './ask-purpose.view.ts';
import { seeSingleViewView } from './see-single-view.view.ts';

export type FamilySeen = { family: Family; people: readonly Member[]; known: SingleView | null };

const purposeForm = form<{ purpose: Purpose }>({
  purpose: oneOf({
    label: 'Why do you need this?',
    hint: 'Partners share for some purposes and not for others. What you choose is recorded with your name.',
    missing: 'Select why you need this',
    choices: Object.entries(purposes).map(([value, label]) => ({ value: value as Purpose, label })),
  }),
});

/** What for comes first. It stands in the address as a code, so that the page can be opened again and printed; every showing is recorded with it. */
export const seeSingleViewPage = page({
  name: 'targeting.see-single-view',
  path: '/families/:familyId/single-view',
  title: 'What partners know',
  audience: 'workers',
  width: 'full',
  load: async (work, { familyId }, query): Promise<FamilySeen> => {
    const family = await getFamily(work, familyId);
    const checked = purposeForm.check(query);
    if ('mistakes' in checked || !maySeeSingleView(work.actor).allowed) return { family, people: [], known: null };
    const [known, people] = [await seeSingleView(work, familyId, checked.input.purpose), await getPeopleOf(work, familyId)];
    return { family, people, known };
  },
  allow: maySeeSingleView,
  about: ({ family, people }) => ({ familyId: family.id, people: people.map(({ id }) => id) }),
  back: ({ family }) => ({ href: `/families/${family.id}`, text: 'The family' }),
  form: purposeForm,
  keeps: false,
  submit: async (work, { family }, { purpose }) => {
    await work.record(singleViewAsked, { familyId: family.id, details: { purpose } });
    return { goTo: `/families/${family.id}/single-view?purpose=${purpose}` };
  },
  show: view => (view.subject.known ? seeSingleViewView(view.subject, view.subject.known, view.today) : askPurposeView(view)),
});

/** What partners know of a family, and that it was shown, for what purpose, from which feeds. */
export async function seeSingleView(work: Work, familyId: string, purpose: Purpose): Promise<SingleView> {
  work.require(maySeeSingleView(work.actor));
  const known = found(await findSingleView(work, familyId, purpose));
  const shown = { purpose, feeds: known.feeds.map(({ id }) => id), others: known.others.map(({ no }) => no) };
  await work.record(singleViewShown, { familyId, details: shown });
  return known;
}
