import type { FamilyPanel } from '#modules/people/index.ts';
import { html, type Html } from '#design/html.ts';
import type { Work } from '#platform/work.ts';
import { sayDate } from '#platform/date-field.ts';
import { badge } from '#design/patterns/badge.ts';
import { lateness } from '#modules/council/index.ts';
import { answerBy } from './chase-referrals/chase-referrals.ts';
import { findServicesNamed, goneService } from './parties.queries.ts';
import { findReferrals, findSteps } from './referral.queries.ts';
import { isUnanswered, type Referral } from './referral.ts';
import { stateBadge } from './referral.view.ts';

/** A referral in one line: to which service, and how it stands since when. */
export type ReferralLine = { referral: Referral; serviceName: string; since: Temporal.PlainDate };

/** The referrals of a request, or for actions, with the names of their services. */
export async function findReferralLines(work: Work, asked: Parameters<typeof findReferrals>[1]): Promise<ReferralLine[]> {
  const referrals = await findReferrals(work, asked);
  const services = await findServicesNamed(
    work,
    referrals.map(({ serviceId }) => serviceId),
  );
  const steps = await findSteps(
    work,
    referrals.map(({ id }) => id),
  );
  return referrals.map(referral => ({
    referral,
    serviceName: services.get(referral.serviceId)?.name ?? goneService,
    since: steps.get(referral.id)?.at(-1)?.onDay ?? referral.said.on,
  }));
}

export const referralLine = ({ referral: { id, state, sentOn }, serviceName, since }: ReferralLine, now: Temporal.Instant): Html => {
  const late = sentOn !== null && isUnanswered(state) ? lateness(answerBy(sentOn), now) : null;
  return html`<a class="govuk-link" href="/referrals/${id}">${serviceName}</a> ${stateBadge(state)} ${late?.state === 'late' && badge(late.words, 'late')}
    <span class="app-quiet">${sayDate(since)}</span>`;
};

/** A list of referrals, on a page about a family or a request. */
export const referralList = (lines: readonly ReferralLine[], now: Temporal.Instant): Html =>
  html`<ul class="govuk-list govuk-list--spaced">
    ${lines.map(line => html`<li>${referralLine(line, now)}</li>`)}
  </ul>`;

/** On the family page: the services it was referred to, or offered. */
export const referralPanels: readonly FamilyPanel[] = [
  {
    key: 'referrals',
    title: 'Referred to services',
    place: 'aside',
    load: async (work, familyId) => {
      const lines = (await findReferralLines(work, { familyIds: [familyId] })).filter(
        ({ referral }) => referral.sentOn !== null || referral.state !== 'withdrawn',
      );
      return lines.length === 0 ? null : referralList(lines, work.now);
    },
  },
];
