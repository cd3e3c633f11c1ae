import { input } from '#design/govuk/input.ts';
import { select } from '#design/govuk/select.ts';
import { table } from '#design/govuk/table.ts';
import { html, type Html } from '#design/html.ts';
import { addAnother } from './add-another.ts';
import { badge } from './badge.ts';
import { filterLayout } from './filter.ts';
import { identityBar } from './identity-bar.ts';
import { sideNavigation, subNavigation } from './navigation.ts';
import { card, emptyList, figures, keepStatus, pageHead, printButton, sideways } from './page-parts.ts';
import { progress } from './progress.ts';
import { scale } from './scale.ts';
import { stackingTable } from './stacking-table.ts';
import { timeline } from './timeline.ts';

const people = { head: [{ text: 'Name' }, { text: 'Helps with' }], rows: [[{ text: 'Priya Raman' }, { text: 'Mornings and school' }]] };

/** Each of our own patterns once, with made-up people. */
export const patternExamples = (): { name: string; shown: Html }[] => [
  { name: 'Page head', shown: pageHead({ title: 'My families' }) },
  {
    name: 'Identity bar',
    shown: identityBar({
      name: 'The Okafor family',
      heading: 'p',
      badges: [badge('Early help plan'), badge('Protected address', 'guarded')],
      facts: [{ label: 'Lead', value: 'Priya Raman' }],
    }),
  },
  {
    name: 'Sub-navigation',
    shown: subNavigation({
      label: 'The family, as an example',
      items: [
        { href: '#', text: 'Overview', current: true },
        { href: '#', text: 'People', count: 5 },
      ],
    }),
  },
  {
    name: 'Side navigation',
    shown: sideNavigation({
      label: 'Setting up, as an example',
      groups: [
        {
          title: 'People',
          items: [
            { href: '#', text: 'Workers', current: true },
            { href: '#', text: 'Teams' },
          ],
        },
      ],
    }),
  },
  { name: 'Badges', shown: html`${(['plain', 'late', 'soon', 'good', 'quiet', 'guarded'] as const).map(kind => html`${badge(kind, kind)} `)}` },
  {
    name: 'Figures',
    shown: figures([
      { label: 'Actions open', value: 7 },
      { label: 'Actions late', value: 2, needsAttention: true },
    ]),
  },
  {
    name: 'Card',
    shown: card(
      { title: 'What is next', kind: 'next', level: 3, link: { href: '#', text: 'Whole plan' } },
      html`<p class="govuk-body">Visit the family at home.</p>`,
    ),
  },
  { name: 'Card with nothing in it', shown: card({ title: 'Waiting for an answer', level: 3 }, emptyList('Nothing is waiting.')) },
  {
    name: 'Timeline',
    shown: timeline({
      level: 4,
      entries: [
        { title: 'Contact recorded', byline: '19 November 2026 at 10:42, Tom Ellery', isNew: true, body: html`<p class="govuk-body">Rang, no answer.</p>` },
        { title: 'Plan opened', byline: '4 September 2026 at 09:00, Priya Raman' },
      ],
    }),
  },
  {
    name: 'Scale',
    shown: html`${scale({ label: 'How things are at home', value: 7, before: 4, ends: ['Very hard', 'Very good'] })}${scale({ label: 'Money', value: null })}`,
  },
  {
    name: 'Progress',
    shown: progress({
      id: 'example-progress',
      label: 'Letters printed',
      words: 'Printing the letters',
      share: 0.4,
      items: [{ label: 'Time left, about', value: '2 minutes' }],
    }),
  },
  { name: 'Table that stacks on a phone', shown: stackingTable(people) },
  { name: 'Table that moves sideways', shown: sideways('People, as an example', table(people)) },
  {
    name: 'Filter',
    shown: filterLayout(
      {
        action: '#',
        count: '1 person',
        chosen: [{ text: 'Fern Valley', removeHref: '#' }],
        fields: select({ name: 'area', label: { text: 'Area' }, items: [{ text: 'Fern Valley' }] }),
      },
      table(people),
    ),
  },
  {
    name: 'Add another',
    shown: addAnother({ what: 'Child', buttonName: 'step', items: [1, 2].map(n => input({ name: `example-child-${n}`, label: { text: 'First name' } })) }),
  },
  { name: 'Print, and what was kept', shown: html`${printButton()}${keepStatus('Saved at 10:42')}` },
];
