import { ask, formOf } from '#design/ask.ts';
import { html, type Html } from '#design/html.ts';
import { has } from '#modules/access/index.ts';
import type { Actor } from '#platform/actor.ts';
import { longText, oneOf, text } from '#platform/fields.ts';
import { form, type Form } from '#platform/form.ts';
import { page, type View } from '#platform/page.ts';
import type { Work } from '#platform/work.ts';
import type { Kind } from '../content.ts';
import { mayKeepRecords } from '../directory.policy.ts';
import { proposeNew } from '../propose-change/propose-change.ts';
import { findAgencies, findOrganizations, type Named } from './organizations.queries.ts';

type Adding = { actor: Actor; organizations: readonly Named[]; agencies: readonly Named[] };
type Input = { kind: Kind; organizationId: string | null; name: string; description: string | null; agencyId: string | null };

/** Begins a service, a place or an organisation; all else is said part by part on its page. */
export const addRecordPage = page({
  name: 'directory.add-record',
  path: '/directory/records/new',
  title: 'Add to the directory',
  audience: 'workers',
  load: async (work: Work): Promise<Adding> => ({
    actor: work.actor,
    organizations: await findOrganizations(work),
    agencies: has(work.actor, 'edit-directory') ? await findAgencies(work) : [],
  }),
  allow: mayKeepRecords,
  about: () => null,
  back: () => ({ href: '/directory', text: 'Back to the list' }),
  form: addForm,
  show: addView,
  submit: async (work, { organizations }, { kind, organizationId, name, description, agencyId }) => {
    const content = contentOf(kind, name, description);
    const owner = kind === 'organization' ? null : (organizationId ?? (organizations.length === 1 ? organizations[0]!.id : null));
    const { recordId } = await proposeNew(work, { kind, organizationId: owner, agencyId, content });
    return { goTo: `/directory/records/${recordId}` };
  },
});

/** What nobody has said yet is said to be unknown, so that it is never shown as free, or as near. */
function contentOf(kind: Kind, name: string, description: string | null): object {
  if (kind === 'service') return { name, description: description ?? name, ways: [], termIds: [], cost: 'unknown' };
  if (kind === 'location') return { name, kind: 'physical', hidden: false, ...(description !== null && { description }) };
  return { name, description: description ?? name };
}

function addForm({ actor, organizations, agencies }: Adding): Form<Input> {
  const isEditor = has(actor, 'edit-directory');
  const listed = (named: readonly Named[]) => named.map(({ id, name }) => ({ value: id, label: name }));
  return form<Input>(
    {
      kind: oneOf<Kind>({
        label: 'What do you add?',
        missing: 'Select what you add',
        choices: [
          { value: 'service', label: 'A service', hint: 'A group, an activity, advice, childcare: whatever families can take up' },
          { value: 'location', label: 'A place', hint: 'Where services are: a hall, a school, a clinic' },
          ...(isEditor ? [{ value: 'organization' as const, label: 'An organisation', hint: 'Whoever provides services' }] : []),
        ],
      }),
      organizationId: oneOf({ label: 'Which organisation provides it?', choices: listed(organizations), asList: true }),
      name: text({ label: 'Name', missing: 'Enter a name', max: 500 }),
      description: longText({ label: 'What happens there', hint: 'In a few sentences. You can change it later.', rows: 5 }),
      agencyId: oneOf({
        label: 'Which agency’s people keep it right?',
        hint: 'Only for an organisation. Those of them who keep services see it under “My services”. Leave it empty if only editors keep it.',
        choices: listed(agencies),
        asList: true,
      }),
    },
    ({ kind, organizationId }) =>
      kind === 'service' && organizationId === null && organizations.length !== 1 ? { organizationId: 'Select the organisation that provides it' } : {},
  );
}

function addView(view: View<Adding, Input>): Html {
  const { organizations, agencies } = view.subject;
  const isKeeperWithoutOrganization = organizations.length === 0 && agencies.length === 0;
  const heading = html`<h1 class="govuk-heading-l">Add to the directory</h1>`;
  if (isKeeperWithoutOrganization)
    return html`${heading}
      <p class="govuk-body">Your organisation is not in the directory yet. Ask an editor of the council to add it.</p>`;
  return html`${heading}
    <p class="govuk-body">Begin with what it is and what it is called. The rest is asked part by part. Nothing is public until an editor has approved it.</p>
    ${formOf(
      view,
      html`${ask(view, 'kind')} ${organizations.length !== 1 && ask(view, 'organizationId')} ${ask(view, 'name')} ${ask(view, 'description')}
      ${agencies.length > 0 && ask(view, 'agencyId')}`,
      { button: 'Continue' },
    )}`;
}
