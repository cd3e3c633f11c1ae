import { yes } from '#platform/decision.ts';
import { typedText } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { parts, type Part } from './my-families.ts';
import { findMyFamilies } from './my-families.queries.ts';
import { myFamiliesView } from './see-my-families.view.ts';

/** The families somebody leads, is in the team of or manages, in order of what is due. */
export const seeMyFamiliesPage = page({
  name: 'plans.see-my-families',
  path: '/my-families',
  title: 'My families',
  audience: 'workers',
  width: 'full',
  load: async (work, _params, query) => {
    const { families, names } = await findMyFamilies(work);
    const asked = typedText(query, 'part');
    const part: Part | null = parts.find(one => one.value === asked)?.value ?? null;
    return { all: families, shown: part ? families.filter(family => family.part === part) : families, part, names };
  },
  allow: () => yes,
  about: ({ shown }) => ({ families: shown.map(family => family.familyId) }),
  show: myFamiliesView,
});
