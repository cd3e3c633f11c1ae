import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { found, Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { referralFrom, referralColumns, stepFrom } from './referral-row.ts';
import { afterStep, type NewStep, type Referral, type ReferralState, type ReferralStep } from './referral.ts';

export const referralTables = (work: Pick<Work, 'tables'>) => work.tables('referrals');

const referrals = (work: Work) => referralTables(work).selectFrom('referrals.referral').selectAll();

export const getReferral = async (work: Work, referralId: string): Promise<Referral> =>
  referralFrom(found(await referrals(work).where('id', '=', referralId).executeTakeFirst()));

/** Undefined where there is none, or none that this person sees. */
export async function findReferral(work: Work, referralId: string): Promise<Referral | undefined> {
  const row = await referrals(work).where('id', '=', referralId).executeTakeFirst();
  return row && referralFrom(row);
}

type Asked = { familyIds?: readonly string[]; requestId?: string; actionIds?: readonly string[]; agencyId?: string; states?: readonly ReferralState[] };

/** Referrals that are seen, the newest first: of families, of a request, of actions, or to an agency. */
export async function findReferrals(work: Work, { familyIds, requestId, actionIds, agencyId, states }: Asked): Promise<Referral[]> {
  if (familyIds?.length === 0 || actionIds?.length === 0) return [];
  const rows = await referrals(work)
    .$if(familyIds !== undefined, query => query.where('family_id', 'in', [...familyIds!]))
    .$if(requestId !== undefined, query => query.where('request_id', '=', requestId!))
    .$if(actionIds !== undefined, query => query.where('action_id', 'in', [...actionIds!]))
    .$if(agencyId !== undefined, query => query.where('agency_id', '=', agencyId!).where('is_by_hand', '=', false))
    .$if(states !== undefined, query => query.where('state', 'in', [...states!]))
    .orderBy('written_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(referralFrom);
}

/** Every step of these referrals, the first first. */
export async function findSteps(work: Work, referralIds: readonly string[]): Promise<Map<string, ReferralStep[]>> {
  if (referralIds.length === 0) return new Map();
  const rows = await referralTables(work)
    .selectFrom('referrals.step')
    .selectAll()
    .where('referral_id', 'in', [...referralIds])
    .orderBy('taken_at')
    .orderBy('id')
    .execute();
  return new Map([...Map.groupBy(rows, row => row.referral_id)].map(([id, steps]) => [id, steps.map(stepFrom)]));
}

export async function addReferral(work: Work, referral: Referral): Promise<void> {
  const { id, reference, familyId, requestId, actionId, serviceId } = referral;
  const lasting = { id, reference, family_id: familyId, request_id: requestId, action_id: actionId, service_id: serviceId, written_at: work.now };
  await referralTables(work)
    .insertInto('referrals.referral')
    .values({ ...lasting, ...referralColumns(referral), version: referral.version })
    .execute();
}

/** What is counted of a step beside the referral, so that waits need not read the steps. */
type DaysCounted = { answered_on?: Temporal.PlainDate; started_on?: Temporal.PlainDate; declined_because?: string | null };

function daysOf({ state, reason = null }: NewStep, onDay: Temporal.PlainDate): DaysCounted {
  if (state === 'accepted') return { answered_on: onDay };
  if (state === 'declined') return { answered_on: onDay, declined_because: reason };
  return state === 'started' ? { started_on: onDay } : {};
}

/** Saves a referral as it is now, unless somebody else has saved it since it was read. */
export async function saveReferral(work: Work, referral: Referral, days: DaysCounted = {}): Promise<void> {
  const { numUpdatedRows } = await referralTables(work)
    .updateTable('referrals.referral')
    .set({ ...referralColumns(referral), ...days, version: referral.version + 1 })
    .where('id', '=', referral.id)
    .where('version', '=', referral.version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Refusal('conflict', 'Somebody else has changed this referral since you opened it. Look at it again');
}

/** Takes one step: the referral as it then is, and what is kept of the step. */
export async function takeStep(work: Work, referral: Referral, step: NewStep): Promise<Referral> {
  const after = afterStep(referral, step.state, work.today);
  const onDay = step.onDay ?? work.today;
  await referralTables(work)
    .insertInto('referrals.step')
    .values({
      id: work.newId(),
      referral_id: referral.id,
      state: step.state,
      on_day: onDay,
      reason: step.reason ?? null,
      words: step.words ?? null,
      taken_by: work.actor.id,
      taken_at: work.now,
    })
    .execute();
  await saveReferral(work, after, daysOf(step, onDay));
  return { ...after, version: referral.version + 1 };
}

// No letters or digits that are mistaken for one another when read out or written by hand.
const letters = '2346789ABCDEFGHJKMNPQRTVWXYZ';

/** What a referral is called on the telephone: 'S-7KQ2MX'. Made of its id, so that no two are alike but by a chance that the database refuses. */
export const referenceOf = (id: string): string =>
  `S-${[...createHash('sha256').update(id).digest().subarray(0, 7)].map(byte => letters[byte % letters.length]).join('')}`;

/** Which of these texts hold something protected of the family, or of the request: the place of each, from 0. */
export async function findKeptBack(work: Work, { familyId, requestId }: Pick<Referral, 'familyId' | 'requestId'>, texts: readonly string[]): Promise<number[]> {
  const kept = sql<{ place: number }>`select referrals.texts_kept_back(${familyId}::uuid, ${requestId}::uuid, ${[...texts]}::text[]) as place`;
  const { rows } = await kept.execute(referralTables(work));
  return rows.map(({ place }) => place - 1);
}

/** Whether somebody at the agency takes up referrals here, to whom the family is not closed. */
export async function isTakenUpHere(work: Work, agencyId: string | null, familyId: string | null): Promise<boolean> {
  if (agencyId === null) return false;
  const { rows } = await sql<{ is: boolean }>`select referrals.is_taken_up_here(${agencyId}, ${familyId}::uuid) as is`.execute(referralTables(work));
  return rows[0]?.is ?? false;
}
