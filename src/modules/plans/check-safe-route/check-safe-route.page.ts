import { ask, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { date } from '#platform/date-field.ts';
import { longText, oneOf, text } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { found } from '#platform/refusal.ts';
import { findOpenEpisode, getTeam } from '../episode.queries.ts';
import { personName } from '../family-words.ts';
import { findPeople, type FamilyPerson } from '../names.queries.ts';
import { mayLeadPlan } from '../plan.policy.ts';
import { checkSafeRoute } from './check-safe-route.ts';

const checkForm = (people: readonly FamilyPerson[]) =>
  form({
    state: oneOf({
      label: 'Is it safe to bring the adults of this family together?',
      choices: [
        { value: 'safe', label: 'Yes, it is safe' },
        { value: 'not safe', label: 'No, meet and write to each of them apart' },
      ],
      missing: 'Choose whether it is safe',
    }),
    personId: oneOf({
      label: 'With whom did you look at it?',
      hint: 'Talk to each adult alone',
      choices: people.filter(person => person.isHere && !person.isChild).map(person => ({ value: person.id, label: personName(person) })),
    }),
    tool: text({ label: 'Which risk tool was used?', hint: 'Its name only. What it found stays in the tool', max: 150 }),
    maracOn: date({ label: 'When was it heard at MARAC?' }),
    words: longText({ label: 'Why do you think so?', hint: 'Only those named for abuse can read this', missing: 'Enter why you think so', rows: 4, max: 4000 }),
  });

/** A worker settles whether adults of a family may be brought together. */
export const checkSafeRoutePage = page({
  name: 'plans.check-safe-route',
  path: '/families/:familyId/safe-route',
  title: 'Is it safe to bring people together?',
  audience: 'workers',
  load: async (work, { familyId }) => {
    const episode = found(await findOpenEpisode(work, familyId));
    return { ...(await getTeam(work, episode.id)), people: await findPeople(work, [familyId]) };
  },
  allow: (actor, { standing }) => mayLeadPlan(actor, standing),
  about: ({ episode }) => ({ familyId: episode.familyId }),
  back: ({ episode }) => ({ href: `/families/${episode.familyId}`, text: 'The family’s page' }),
  form: ({ people }) => checkForm(people),
  show: view =>
    html`<h1 class="govuk-heading-l">Is it safe to bring people together?</h1>
      <p class="govuk-body">
        A child who sees or hears abuse is a victim too. Conflict between parents can hide one of them controlling the other. Until you have looked, nobody is
        invited or written to together.
      </p>
      ${formOf(view, html`${ask(view, 'state')} ${ask(view, 'personId')} ${ask(view, 'tool')} ${ask(view, 'maracOn')} ${ask(view, 'words')}`)}`,
  submit: async (work, { episode }, input) => {
    await checkSafeRoute(work, { familyId: episode.familyId, ...input });
    return { goTo: `/families/${episode.familyId}` };
  },
});
