import { sql } from 'kysely';
import type { Work } from '#platform/work.ts';

export type AnswerToSystem = {
  id: string;
  reference: string;
  state: string;
  sentAt: Temporal.Instant;
  dueAt: Temporal.Instant;
  feedback: string | null;
  toldAt: Temporal.Instant | null;
};

type Row = {
  id: string;
  reference: string;
  state: string;
  sent_at: Temporal.Instant;
  due_at: Temporal.Instant;
  feedback: string | null;
  told_at: Temporal.Instant | null;
};

/** How a request stands that a system of the asking system's agency sent; null for any other. The database settles which those are. */
export async function findAnswerTo(work: Work, reference: string): Promise<AnswerToSystem | null> {
  const { rows } = await sql<Row>`select * from systems.answer_to(${reference})`.execute(work.tables('systems'));
  const [row] = rows;
  return row
    ? { id: row.id, reference: row.reference, state: row.state, sentAt: row.sent_at, dueAt: row.due_at, feedback: row.feedback, toldAt: row.told_at }
    : null;
}
