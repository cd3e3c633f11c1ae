import { sql } from 'kysely';
import { sendLater } from '#platform/messages.ts';
import type { Job } from '#platform/module.ts';
import type { Work } from '#platform/work.ts';
import { referralTold } from '../referral.events.ts';
import { findReferral, findSteps, referralTables } from '../referral.queries.ts';
import type { Referral } from '../referral.ts';
import { answeredMessage, newMessage, reminderMessage, unansweredMessage, withdrawnMessage } from './tell-referral.message.ts';

export type News = 'sent' | 'reminded' | 'withdrawn' | 'answered' | 'unanswered';

export const tellLater = (work: Work, referralId: string, news: News) => work.later('tell-of-referral', { referralId, news });

const toTakers = { sent: newMessage, reminded: reminderMessage, withdrawn: withdrawnMessage } as const;
const toSenders = { answered: answeredMessage, unanswered: unansweredMessage } as const;

/** Tells the other side that there is news of a referral, not what. Of a family that was restricted meanwhile nothing is told. */
export const tellOfReferral: Job = async (work, { referralId = '', news = '' }) => {
  const referral = await findReferral(work, referralId);
  if (!referral) return;
  await tell(work, referral, news as News);
};

export async function tell(work: Work, referral: Referral, news: News): Promise<void> {
  const isToSenders = news === 'answered' || news === 'unanswered';
  const message = isToSenders ? toSenders[news](referral) : toTakers[news](referral);
  const all = isToSenders ? await sendersOf(work, referral, news) : await takersOf(work, referral);
  for (const to of all) await sendLater(work, { channel: 'email', to, aboutId: referral.id, ...message });
  await work.record(referralTold, { familyId: referral.familyId, subjectId: referral.id, details: { referralId: referral.id, messages: all.length } });
}

async function takersOf(work: Work, { id }: Referral): Promise<string[]> {
  const rows = await sql<{ email: string }>`select referrals.takers_of(${id}) as email`.execute(referralTables(work));
  return rows.rows.map(({ email }) => email);
}

/** Whoever referred and whoever leads now, as far as they still see it, but not whoever brought the news. */
async function sendersOf(work: Work, { id }: Referral, news: News): Promise<string[]> {
  const bringer = news === 'answered' ? (await findSteps(work, [id])).get(id)?.at(-1)?.takenBy : undefined;
  const { rows } = await sql<{ workerId: string; email: string }>`select worker_id as "workerId", email from referrals.senders_of(${id})`.execute(
    referralTables(work),
  );
  return [...new Set(rows.filter(({ workerId }) => workerId !== bringer).map(({ email }) => email))];
}
