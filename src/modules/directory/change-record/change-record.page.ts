import { ask, formOf } from '#design/ask.ts';
import { html, type Html } from '#design/html.ts';
import { page, type View } from '#platform/page.ts';
import { found, Refusal } from '#platform/refusal.ts';
import { getDescribed, isStale, nameOf, type Described } from '../described.queries.ts';
import { derivedId } from '../derived-id.ts';
import { mayKeepRecord } from '../directory.policy.ts';
import { changeRecord } from './change-record.ts';
import type { Part } from './parts/part.ts';
import { partsOf } from './parts/parts.ts';

type Changing = Described & { part: Part };

/** One part of what is said of a service, a place or an organisation. */
export const changeRecordPage = page({
  name: 'directory.change-record',
  path: '/directory/records/:recordId/change/:part',
  title: 'Change what the directory says',
  audience: 'workers',
  load: async (work, { recordId, part: key }): Promise<Changing> => {
    const described = await getDescribed(work, recordId);
    const part = found(partsOf(described.record.kind).find(one => one.key === key));
    if (described.waiting && isStale(described.waiting, described.current))
      throw new Refusal('conflict', 'Another version has become public since this change was written. Put the change on top of it first');
    return { ...described, part };
  },
  allow: (actor, { record }) => mayKeepRecord(actor, record),
  about: ({ record }) => ({ subjectId: record.id }),
  back: ({ record }) => ({ href: `/directory/records/${record.id}`, text: 'Back' }),
  form: ({ part, content, known }) => part.form(content, known),
  fill: ({ part, content, known }) => part.fill(content, known),
  // Each part of a record is a form of its own.
  keptUnder: ({ record, part }) => derivedId(record.id, part.key),
  version: ({ versions }) => versions[0]?.number ?? 0,
  show: changeView,
  submit: async (work, { record, part }, input) => {
    await changeRecord(work, record.id, part, input);
    return { goTo: `/directory/records/${record.id}#${part.key}` };
  },
});

function changeView(view: View<Changing>): Html {
  const { part, current } = view.subject;
  return html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${nameOf(view.subject)}</span>${part.title}</h1>
    ${part.hint !== undefined && html`<p class="govuk-body">${part.hint}</p>`} ${formOf(view, questions(view), { button: 'Save' })}
    <p class="govuk-hint">
      ${current ? 'What is public stays as it is until an editor has approved the change.' : 'Nothing is public until an editor has approved it.'}
    </p>`;
}

/** Questions that come several times stand together, each time under its own number; the last ones are empty, to add to. */
function questions(view: View<Changing>): Html {
  const fields = view.form.fields as Readonly<Record<string, { when?: object }>>;
  const names = Object.keys(fields).filter(name => !fields[name]?.when);
  const asked = (name: string) => ask(view, name as never);
  const rows = new Map<string, string[]>();
  for (const name of names) {
    const nth = /-(\d+)$/.exec(name)?.[1];
    if (nth !== undefined) rows.set(nth, [...(rows.get(nth) ?? []), name]);
  }
  const plain = names.filter(name => !/-\d+$/.test(name));
  const several = view.subject.part.several ?? '';
  return html`${plain.map(asked)}
  ${[...rows].map(
    ([nth, inside]) =>
      html`<fieldset class="govuk-fieldset app-add-another__item">
        <legend class="app-add-another__title">${several} ${Number(nth) + 1}</legend>
        ${inside.map(asked)}
      </fieldset>`,
  )}
  ${rows.size > 0 && html`<p class="govuk-hint">Leave empty what is not needed. When you have saved, there is room for two more.</p>`}`;
}
