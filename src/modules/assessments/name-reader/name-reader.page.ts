import { ask, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { subjectsOf, wordingFor } from '#modules/forms/index.ts';
import { oneOf } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { found } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { mayWriteAssessment } from '../assessment.policy.ts';
import { openAssessment } from '../assessment.queries.ts';
import { placeIn, sectionId, sectionUrl } from '../section.ts';
import { nameReader, whoMissing } from './name-reader.ts';
import { findPossibleReaders, findReaders } from './readers.queries.ts';

async function load(work: Work, { assessmentId, sectionId: asked }: { assessmentId: string; sectionId: string }) {
  const opened = await openAssessment(work, assessmentId);
  const places = opened.form.sections.flatMap(({ key, ...section }) =>
    subjectsOf({ key, ...section }, opened.people).map(subject => ({ assessmentId, section: key, personId: subject?.id ?? null })),
  );
  const place = found(places.find(one => sectionId(one) === asked));
  const { section, person } = found(placeIn(opened.form, opened.people, place.section, place.personId));
  const written = opened.sections.find(one => one.id === asked) ?? null;
  const readers = found(await findReaders(work, { ...opened, section, person, written }));
  const title = wordingFor(section.title, person?.name ?? null);
  return { ...opened, place, title, readers, possible: readers.mayName ? await findPossibleReaders(work, opened.assessment.familyId, readers.ids) : [] };
}

type Naming = Awaited<ReturnType<typeof load>>;

export const nameReaderPage = page({
  name: 'assessments.name-reader',
  path: '/assessments/:assessmentId/readers/:sectionId',
  title: 'Who may read a section',
  audience: 'workers',
  load,
  allow: mayWriteAssessment,
  about: ({ assessment, place }) => ({ familyId: assessment.familyId, subjectId: sectionId(place) }),
  back: ({ place }) => ({ href: sectionUrl(place), text: 'Back to the section' }),
  form: ({ possible }: Naming) =>
    form({
      who: oneOf({
        label: 'Who else needs to read it?',
        hint: 'Name somebody only if they need it to help the family.',
        missing: whoMissing,
        choices: possible.map(({ id, name }) => ({ value: id, label: name })),
      }),
    }),
  keeps: false,
  show: view => {
    const { title, readers, possible } = view.subject;
    const names = readers.names.map(name => html`<li>${name}</li>`);
    return html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">Who may read this section</span>${title}</h1>
      ${
        names.length > 0 &&
        html`<p class="govuk-body">These people can read it now:</p>
          <ul class="govuk-list govuk-list--bullet">
            ${names}
          </ul>`
      }
      ${!readers.mayName && html`<p class="govuk-body">Only those named for this section can name others.</p>`}
      ${readers.mayName && possible.length === 0 && html`<p class="govuk-body">Everybody who works with this family is named already.</p>`}
      ${possible.length > 0 && formOf(view, ask(view, 'who'), { button: 'Name this person' })}`;
  },
  submit: async (work, { place }, { who }) => {
    await nameReader(work, place, who);
    return { goTo: sectionUrl(place) };
  },
});
