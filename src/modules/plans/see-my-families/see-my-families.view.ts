import { has } from '#modules/access/index.ts';
import type { Actor } from '#platform/actor.ts';
import type { View } from '#platform/page.ts';
import { sayDate } from '#platform/date-field.ts';
import { html, type Html } from '#design/html.ts';
import { subNavigation } from '#design/patterns/navigation.ts';
import { emptyList, figures, pageHead } from '#design/patterns/page-parts.ts';
import { stackingTable } from '#design/patterns/stacking-table.ts';
import type { DueItem } from '../due.ts';
import { doerName, familyTitle, type Names } from '../family-words.ts';
import { dueBadge, dueLink, link } from '../plan-parts.ts';
import { lateIn, parts, type MyFamily, type Part } from './my-families.ts';

type Subject = { all: readonly MyFamily[]; shown: readonly MyFamily[]; part: Part | null; names: Names };

export function myFamiliesView({ subject, actor }: View<Subject>): Html {
  const { all, shown, names } = subject;
  return html`${pageHead({ title: 'My families' })} ${all.length > 0 && tabs(subject)}
  ${
    shown.length > 0 &&
    html`${counts(shown)}
      <p class="govuk-body">What is most overdue stands first.</p>`
  }
  ${
    shown.length === 0
      ? nothingHere(actor)
      : stackingTable({
          head: [{ text: 'Family' }, { text: 'What is due' }],
          rows: shown.map(family => row(family, names, actor)),
        })
  }`;
}

const nothingHere = (actor: Actor): Html =>
  html`${emptyList('No families here. A family appears when you lead its help, join its team, or manage the team it is allocated to.')}
  ${has(actor, 'ask-for-support') && html`<p class="govuk-body">${link('/requests/new', 'Ask for support for a family')} or ${link('/requests/mine', 'see what came of your requests')}.</p>`}`;

const tabs = ({ all, part }: Subject): Html =>
  subNavigation({
    label: 'Which families',
    items: [
      { href: '/my-families', text: 'All', current: part === null, count: all.length },
      ...parts.flatMap(one => {
        const count = all.filter(family => family.part === one.value).length;
        return count === 0 ? [] : [{ href: `/my-families?part=${one.value}`, text: one.label, current: part === one.value, count }];
      }),
    ],
  });

const counts = (shown: readonly MyFamily[]): Html =>
  figures([
    { label: shown.length === 1 ? 'Family' : 'Families', value: shown.length },
    { label: 'Things late', value: lateIn(shown), needsAttention: lateIn(shown) > 0 },
    { label: 'Due today', value: shown.flatMap(family => family.due).filter(item => item.lateness.state === 'due today').length },
  ]);

/** At most so many things of one family: the rest is on its page. */
const atMost = 3;

function row(family: MyFamily, names: Names, actor: Actor) {
  const due = family.due.slice(0, atMost);
  const more = family.due.length - due.length;
  const part = parts.find(one => one.value === family.part)?.short ?? '';
  return [
    {
      html: html`<strong>${link(`/families/${family.familyId}`, familyTitle(family.name))}</strong><br />
        <span class="govuk-hint govuk-!-font-size-16">${family.reference}<br />${part}${family.part !== 'lead' && html`, led by ${family.leadName}`}</span>`,
    },
    {
      html:
        due.length === 0
          ? html`Nothing is due`
          : html`<ul class="govuk-list govuk-!-margin-bottom-0">
                ${due.map(item => dueLine(item, family, names, actor))}
              </ul>
              ${more > 0 && html`${link(`/families/${family.familyId}`, `and ${more} more`, `for ${familyTitle(family.name)}`)}`}`,
    },
  ];
}

const dueLine = (item: DueItem, family: MyFamily, names: Names, actor: Actor): Html =>
  html`<li>
    ${dueLink(item, actor, { mayDoAll: family.part !== 'team' })} ${dueBadge(item.lateness)}<br />
    <span class="govuk-hint govuk-!-font-size-16">${doerName(item.owner, names)}, by ${sayDate(item.dueOn)}. ${item.why}</span>
  </li>`;
