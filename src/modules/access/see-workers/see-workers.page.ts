import { text } from '#platform/fields.ts';
import { form, typedText, type Typed } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { isUuid } from '#platform/route.ts';
import type { Work } from '#platform/work.ts';
import { mayManageAccounts } from '../accounts.policy.ts';
import { findAgencies, findWorkersHere, type AgencyChoice, type WorkersFound } from '../workers.queries.ts';
import { seeWorkersView } from './see-workers.view.ts';

export const pageLength = 50;

export type WorkersShown = WorkersFound & { agencies: readonly AgencyChoice[]; agencyId: string | null; page: number; pages: number };

/** The page asked for, or the last one where there are fewer. */
async function loadWorkers(work: Work, query: Typed): Promise<WorkersShown> {
  const asked = typedText(query, 'agency');
  const agencyId = isUuid(asked) ? asked : null;
  const wantedPage = Math.max(1, Math.trunc(Number(typedText(query, 'page'))) || 1);
  const pageOf = (page: number) => findWorkersHere(work, { agencyId }, { skip: (page - 1) * pageLength, atMost: pageLength });
  const first = await pageOf(wantedPage);
  const pages = Math.max(1, Math.ceil(first.count / pageLength));
  const page = Math.min(pages, wantedPage);
  return { ...(page === wantedPage ? first : await pageOf(page)), agencies: await findAgencies(work), agencyId, page, pages };
}

/** Everybody who works here, for those who add them and end their access. Whom they look for stays in the form, never in the address. */
export const seeWorkersPage = page({
  name: 'access.see-workers',
  path: '/workers',
  title: 'People who work here',
  audience: 'workers',
  width: 'full',
  load: (work, _params, query) => loadWorkers(work, query),
  allow: mayManageAccounts,
  about: () => null,
  form: form({
    who: text({
      label: 'Find somebody',
      hint: 'Part of a name, an email address or an agency. More words find fewer people',
      missing: 'Enter a name, an email address or an agency',
      max: 100,
      control: { kind: 'text', width: 30, spellcheck: false },
    }),
  }),
  search: (work, { agencyId }, { who }) => findWorkersHere(work, { agencyId, words: who }, { skip: 0, atMost: pageLength }),
  show: seeWorkersView,
});
