import { findServiceIds, findServicePages } from '#modules/directory/index.ts';
import {
  answerReferral,
  findCandidates,
  getReferral,
  openReferral,
  sendReferral,
  withdrawReferral,
  writeReferral,
  type ReferralAbout,
} from '#modules/referrals/index.ts';
import type { Work } from '#platform/work.ts';
import { momentOf } from '../moment.ts';
import { familyOf, idOf, type Telling, type Told } from '../telling.ts';
import asWritten from './referrals.json' with { type: 'json' };

type Step = { by: string; day: number; state: 'opened' | 'accepted' | 'declined' | 'started' | 'ended' | 'withdrawn'; reason?: string; words?: string };

/** One referral of a story: for which action, to which service (the beginning of its name), what the family said, and what became of it. */
type Written = {
  family: string;
  action: string;
  service: string;
  by: string;
  day: number;
  saidBy: string;
  how: string;
  answer?: 'no' | 'themselves';
  who?: string[];
  why?: string;
  asks?: string;
  reach?: 'family' | 'referrer';
  contact?: string;
  sent?: false;
  steps?: Step[];
};
const written = asWritten as unknown as readonly Written[];

/** Families of the stories referred to services of the directory: some at each step, and to one service enough of them for its waits to be told. */
export async function tellReferrals(telling: Telling): Promise<number> {
  for (const [nth, referral] of written.entries()) {
    try {
      await tellReferral(telling, referral, nth);
    } catch (fault) {
      throw new Error(`The referral of ${referral.family} to ${referral.service} could not be told`, { cause: fault });
    }
  }
  return written.length;
}

async function tellReferral(telling: Telling, referral: Written, nth: number): Promise<void> {
  const told = telling.families.get(referral.family);
  if (!told) throw new Error('There is no such family');
  const at = (step: { by: string; day: number }) => momentOf(step, nth, telling.now);
  const id = await telling.as(referral.by, at(referral), async work => {
    const made = await writeReferral(work, await aboutOf(work, told, referral), {
      ...{ answer: referral.answer ?? 'yes', why: referral.why ?? null, asks: referral.asks ?? null },
      personIds: (referral.who ?? []).map(key => idOf(told.people, key)),
      ...{ reach: referral.reach ?? null, contact: referral.contact ?? null },
      said: { byId: idOf(told.people, referral.saidBy), by: null, how: referral.how, on: work.today },
    });
    if (!referral.answer && referral.sent !== false) await sendReferral(work, made);
    return made;
  });
  for (const step of referral.steps ?? []) await telling.as(step.by, at(step), work => takeStep(work, id, step));
}

async function takeStep(work: Work, id: string, { state, ...said }: Step): Promise<void> {
  const [reason, words] = [said.reason ?? null, said.words ?? null];
  if (state === 'withdrawn') await withdrawReferral(work, id, { reason, words });
  else if (state === 'opened') await openReferral(work, await getReferral(work, id));
  else await answerReferral(work, id, { state, reason, words });
}

async function aboutOf(work: Work, told: Told, { action, service }: Written): Promise<ReferralAbout> {
  const familyId = familyOf(told);
  return {
    ...{
      familyId,
      requestId: null,
      actionId: idOf(told.actions, action),
      serviceId: await serviceCalled(work, service),
      sensitive: null,
      onlyThroughReferrer: false,
    },
    candidates: await findCandidates(work, familyId),
  };
}

async function serviceCalled(work: Work, begins: string): Promise<string> {
  const { ids } = await findServiceIds(work, { words: begins, statuses: ['active'] }, { from: 0, most: 50 });
  const service = (await findServicePages(work, ids)).find(({ content }) => content.name.startsWith(begins));
  if (!service) throw new Error('There is no such service');
  return service.id;
}
