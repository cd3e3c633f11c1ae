import { html, type Html } from '#design/html.ts';
import type { Shown } from '../count.queries.ts';
import type { Provision } from '../provision.ts';

/** A number, or that it is not shown; the sign has its words for those who hear the page. */
export const number = (shown: Shown): Html =>
  shown === null ? html`<span aria-hidden="true">–</span><span class="govuk-visually-hidden">not shown</span>` : html`${shown.toLocaleString('en-GB')}`;

const many = (count: number, one: string, more: string) => (count === 1 ? `1 ${one}` : `${count.toLocaleString('en-GB')} ${more}`);

export const saidServices = (services: number): string => many(services, 'service', 'services');

/** What there is in words: how many services, what is known of their room, and the wait. */
export function saidProvision({ services, withRoom, withoutRoom, notConfirmed, waitWeeks, daysToStart }: Provision): string {
  if (services === 0) return 'No service';
  const rooms = [
    withRoom > 0 && `${withRoom} with room`,
    withoutRoom > 0 && `${withoutRoom} full or with a waiting list`,
    notConfirmed > 0 && `${notConfirmed} not confirmed`,
  ].filter(Boolean);
  const wait = waitWeeks === null ? '' : waitWeeks === 0 ? '; typically no wait' : `; typically ${many(waitWeeks, 'week’s', 'weeks’')} wait`;
  const began = daysToStart === null ? '' : `; by referrals, half began within ${many(Math.ceil(daysToStart), 'day', 'days')} of a yes`;
  return `${saidServices(services)}: ${rooms.join(', ')}${wait}${began}`;
}

/** How many for each thousand children, where enough children are known. */
export const saidRate = (shown: Shown, children: number | null): string | null =>
  shown === null || shown === 0 || children === null ? null : `${((shown / children) * 1000).toFixed(1)} per 1,000`;

export const saidBefore = (shown: Shown, before: Shown | undefined): string | null =>
  before === undefined || before === null || shown === null || (before === 0 && shown === 0)
    ? null
    : before === shown
      ? 'as before'
      : `was ${before.toLocaleString('en-GB')}`;
