import { derivedId, findRooms, findServicePage, findWaits, type Room, type ServicePage, type Wait } from '#modules/directory/index.ts';
import { found } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import type { ReferralAbout, SaidNo } from '../referral-facts.ts';
import { findServicesNamed } from '../parties.queries.ts';
import { isTakenUpHere } from '../referral.queries.ts';
import { isUnderWay, type Referral } from '../referral.ts';
import { findSaidNo } from './said-no.queries.ts';
import { findBefore } from './write-referral.ts';

/** A service that somebody may be referred to, with what whoever refers should know first. */
export type ToRefer = {
  about: ReferralAbout;
  service: ServicePage;
  room: Room | undefined;
  wait: Wait | undefined;
  isTakenUpHere: boolean;
  /** What was written and not sent, and what is under way already. */
  draft: Referral | undefined;
  underWay: Referral | undefined;
  saidNo: SaidNo;
  /** What unsent text is kept under: what was typed for one service is not another's. */
  keptUnder: string;
  today: Temporal.PlainDate;
};

export async function loadToRefer(work: Work, about: ReferralAbout): Promise<ToRefer> {
  const { serviceId, familyId } = about;
  const service = found(await findServicePage(work, serviceId));
  const agencyId = (await findServicesNamed(work, [serviceId])).get(serviceId)?.agencyId ?? null;
  const before = await findBefore(work, about);
  return {
    about,
    service,
    room: (await findRooms(work, [serviceId])).get(serviceId),
    wait: (await findWaits(work, [serviceId])).get(serviceId),
    isTakenUpHere: await isTakenUpHere(work, agencyId, familyId),
    draft: before.find(({ state }) => state === 'draft'),
    underWay: before.find(({ state }) => isUnderWay(state)),
    saidNo: await findSaidNo(work, about),
    keptUnder: derivedId(about.actionId ?? about.requestId ?? '', serviceId),
    today: work.today,
  };
}
