import type { Storyteller } from '#platform/module.ts';
import { page } from '#platform/page.ts';
import { mayReadFamily } from '../family.policy.ts';
import type { FamilyPanel } from '../family-panel.ts';
import { loadFamilyStory } from './family-story.ts';
import { seeFamilyView } from './see-family.view.ts';

/** One page that tells the family's story, made of every module's panels. */
export const seeFamilyPage = (panels: readonly FamilyPanel[], tell: Storyteller) =>
  page({
    name: 'people.see-family',
    path: '/families/:familyId',
    title: 'Family',
    audience: 'workers',
    width: 'full',
    load: (work, { familyId }) => loadFamilyStory(work, familyId, panels, tell),
    allow: mayReadFamily,
    about: ({ family, people }) => ({ familyId: family.id, people: people.map(({ id }) => id) }),
    show: seeFamilyView,
  });
