import { sql } from 'kysely';
import { sendLater } from '#platform/messages.ts';
import { invalid } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { shortlistSent } from '../directory.events.ts';
import { directoryTables } from '../records.queries.ts';
import type { ServicePage } from '../service-page.ts';
import { shortlistMessage, type Sender } from './shortlist.message.ts';

/**
 * Sends the shortlist to an address, which is used this once. Too many from one browser is told; too many to one address is not, so that nobody learns by trying
 * who was sent one, and nobody can be pestered with it.
 */
export async function sendShortlist(work: Work, services: readonly ServicePage[], { to, sender }: { to: string; sender: Sender }): Promise<void> {
  if (services.length === 0) throw invalid({ to: 'Your shortlist is empty. Add services from the list first' });
  const { rows } = await sql<{ answer: 'yes' | 'no' | 'held back' }>`select directory.may_send_shortlist(${to}) as answer`.execute(directoryTables(work));
  const answer = rows[0]?.answer;
  if (answer === 'no') throw invalid({ to: 'Too many lists were sent in the last hour. Print the list, or send it later' });
  if (answer === 'yes') await sendLater(work, { channel: 'email', to, aboutId: null, usedOnce: true, ...shortlistMessage(services, sender) });
  await work.record(shortlistSent, { familyId: null, details: { services: services.length, isHeldBack: answer !== 'yes' } });
}
