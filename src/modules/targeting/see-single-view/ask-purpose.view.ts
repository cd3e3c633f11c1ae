import { askAll, formOf } from '#design/ask.ts';
import { html, type Html } from '#design/html.ts';
import { pageHead } from '#design/patterns/page-parts.ts';
import type { View } from '#platform/page.ts';
import type { Purpose } from '../fact.ts';
import type { FamilySeen } from './see-single-view.page.ts';

/** Before anything is shown: what for. */
export const askPurposeView = (view: View<FamilySeen, { purpose: Purpose }>): Html =>
  html`${pageHead({ title: 'What partners know', caption: `${view.subject.family.name} family` })}
    <p class="govuk-body">Partners send what they know of people they work with. You see that a service is involved and whom to ring, not its records.</p>
    ${formOf(view, askAll(view, { headings: false }), { action: `/families/${view.subject.family.id}/single-view`, button: 'Show what partners know' })}`;
