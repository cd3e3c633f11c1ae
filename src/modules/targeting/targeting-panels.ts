import { html } from '#design/html.ts';
import type { FamilyPanel } from '#modules/people/index.ts';
import { maySeeSingleView } from './single-view.policy.ts';

/** What this module adds to the family page: the way to what partners know, for those who may go there. Whether there is anything is not told before a purpose is given. */
export const targetingPanels: readonly FamilyPanel[] = [
  {
    key: 'single-view',
    title: 'What partners know',
    place: 'aside',
    load: async (work, familyId) =>
      maySeeSingleView(work.actor).allowed
        ? html`<p class="govuk-body">
            <a class="govuk-link" href="/families/${familyId}/single-view">Look at what partners know of this family</a>. You are asked why, and it is recorded.
          </p>`
        : null,
  },
];
