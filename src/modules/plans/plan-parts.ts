import { councilWord, capital, type Lateness } from '#modules/council/index.ts';
import { govuk } from '#design/govuk.ts';
import { html, nothing, type Html } from '#design/html.ts';
import { badge, type BadgeKind } from '#design/patterns/badge.ts';
import type { Actor } from '#platform/actor.ts';
import type { DueItem } from './due.ts';
import type { TeamMember } from './episode.ts';
import type { Worker } from './names.queries.ts';
import { actionStateInWords, type ActionState } from './plan.ts';

/** How something due stands: late in red, today in yellow, and otherwise calm. */
export const dueBadge = (late: Lateness): Html => badge(late.words, late.state === 'late' ? 'late' : late.state === 'due today' ? 'soon' : 'quiet');

/** What is due, as a link for those who may do it. Who leads or manages may do all of it; others what is theirs, and tell how the family's actions go. */
export function dueLink(item: DueItem, actor: Actor, { mayDoAll }: { mayDoAll: boolean }): Html {
  const isAnothers = 'workerId' in item.owner && item.owner.workerId !== actor.id;
  const isOpenToAll = item.href.startsWith('/assessments/') || (item.href.startsWith('/actions/') && !isAnothers);
  return mayDoAll || isOpenToAll ? link(item.href, item.what) : html`${item.what}`;
}

const stateKind: Record<ActionState, BadgeKind> = { 'to do': 'quiet', started: 'plain', done: 'good', stuck: 'late', dropped: 'quiet' };

export const stateBadge = (state: ActionState): Html => badge(actionStateInWords(state), stateKind[state]);

export const link = (href: string, text: string, hidden = ''): Html =>
  html`<a class="govuk-link" href="${href}">${text}${hidden && html`<span class="govuk-visually-hidden"> ${hidden}</span>`}</a>`;

/** Things to do on a page, as links in one line. */
export const links = (...shown: readonly (Html | false | null)[]): Html => {
  const there = shown.filter(one => one);
  return there.length === 0 ? nothing : html`<p class="govuk-body">${there.map((one, i) => html`${i > 0 && ' · '}${one}`)}</p>`;
};

export const buttonLink = (href: string, text: string, kind: 'first' | 'second' = 'first'): Html =>
  govuk.button({ href, text, classes: kind === 'second' ? 'govuk-button--secondary' : undefined });

const phoneLink = (phone: string | null): Html | false =>
  phone !== null && html`<br /><a class="govuk-link" href="tel:${phone.replaceAll(' ', '')}">${phone}</a>`;

/** Who helps: the lead practitioner first, with a work phone, then the team by agency. */
export function whoHelps(lead: Worker | undefined, members: readonly TeamMember[]): Html {
  const byAgency = [
    ...Map.groupBy(
      members.filter(member => !member.endsOn),
      member => member.agencyName ?? '',
    ),
  ].toSorted(([a], [b]) => a.localeCompare(b));
  return html`<h3 class="govuk-heading-s govuk-!-margin-bottom-1">${capital(councilWord('lead-practitioner').one)}</h3>
    <p class="govuk-body">
      ${lead ? html`<strong>${lead.name}</strong><br />${[lead.jobTitle, lead.agencyName].filter(Boolean).join(', ')}${phoneLink(lead.phone)}` : 'Nobody yet'}
    </p>
    ${byAgency.length > 0 && html`<h3 class="govuk-heading-s govuk-!-margin-bottom-1">${capital(councilWord('team').one)}</h3>`}
    ${byAgency.map(
      ([agency, inAgency]) =>
        html`<p class="govuk-body govuk-!-margin-bottom-1"><strong>${agency}</strong></p>
          <ul class="govuk-list">
            ${inAgency.map(member => html`<li>${member.name}, ${member.role}${phoneLink(member.phone)}</li>`)}
          </ul>`,
    )}`;
}
