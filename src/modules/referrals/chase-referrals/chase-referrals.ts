import { clockRule, due, dueOn } from '#modules/council/index.ts';
import type { Job } from '#platform/module.ts';
import { findReferral, referralTables } from '../referral.queries.ts';
import { tell } from '../tell-referral/tell-referral.ts';

/** The day by which a service answers what was sent to it. */
export const answerBy = (sentOn: Temporal.PlainDate): Temporal.PlainDate => dueOn(due(clockRule('referral-answered'), sentOn));

/** Nightly: where a service has not answered in time, both sides are told, once. */
export const chaseReferrals: Job = async work => {
  const unanswered = await referralTables(work)
    .selectFrom('referrals.referral')
    .select(['id', 'sent_on'])
    .where('state', 'in', ['sent', 'opened'])
    .where('reminded_on', 'is', null)
    .where('sent_on', '<', work.today)
    .orderBy('sent_on')
    .execute();
  for (const { id, sent_on: sentOn } of unanswered) {
    if (sentOn === null || Temporal.PlainDate.compare(answerBy(sentOn), work.today) >= 0) continue;
    const referral = await findReferral(work, id);
    if (!referral) continue;
    await referralTables(work).updateTable('referrals.referral').set({ reminded_on: work.today }).where('id', '=', id).execute();
    await tell(work, referral, 'reminded');
    await tell(work, referral, 'unanswered');
  }
};
