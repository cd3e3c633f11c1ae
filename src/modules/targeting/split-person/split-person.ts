import { sql } from 'kysely';
import { invalid } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { contradictions, inOrder, sideOfPerson, sideOfRow, type Side } from '../match.ts';
import { mayReviewMatches } from '../match.policy.ts';
import { findSaid } from '../match.queries.ts';
import { rowsSaying, type SideSeen } from '../match-sides.queries.ts';
import { contradicted, decideMatch } from '../review-match/decide-match.ts';

export type PersonRow = { key: string; side: Side; sureness: number; receivedAt: Temporal.Instant | null; seen: SideSeen };
export type LinkedPerson = {
  personNo: number;
  rows: readonly PersonRow[];
  ofRecord: readonly { key: string; side: Side; personId: string; sureness: number }[];
};

/** Nobody needs more rows than these to see that one is somebody else’s. */
const mostShown = 200;

/** The rows of one person, and whom of the record they were found to be. Null where there is no such person, or nothing of them may be seen. */
export async function findLinkedPerson(work: Work, personNo: number): Promise<LinkedPerson | null> {
  const tables = work.tables('targeting');
  const linked = await tables
    .selectFrom('targeting.linked_row as l')
    .innerJoin('targeting.feed_row as r', 'r.id', 'l.row_id')
    .innerJoin('targeting.feed_load as d', 'd.id', 'r.load_id')
    .select(['l.row_id', 'l.sureness', 'r.feed_id', 'r.lasting_key', 'd.received_at'])
    .where('l.person_no', '=', personNo)
    .orderBy('l.row_id')
    .limit(mostShown)
    .execute();
  const { rows: record } = await sql<{ person_id: string; sureness: number }>`select * from targeting.record_people_of(${personNo})`.execute(tables);
  if (linked.length === 0) return null;
  const said = new Map(
    (
      await rowsSaying(
        work,
        linked.map(({ row_id }) => row_id),
      )
    ).map(({ id, side }) => [id, side]),
  );
  return {
    personNo,
    rows: linked.flatMap(({ row_id, sureness, feed_id, lasting_key, received_at }) => {
      const seen = said.get(row_id);
      return seen ? [{ key: String(row_id), side: sideOfRow(feed_id, lasting_key), sureness, receivedAt: received_at, seen }] : [];
    }),
    ofRecord: record.map(({ person_id, sureness }) => ({ key: person_id, side: sideOfPerson(person_id), personId: person_id, sureness })),
  };
}

/** One row, or somebody of the record, is somebody else: kept apart from all others of the person, for ever. */
export async function splitPerson(work: Work, person: LinkedPerson, { which, because }: { which: string; because: string }): Promise<void> {
  work.require(mayReviewMatches(work.actor));
  const all = [...person.rows, ...person.ofRecord];
  const side = all.find(({ key }) => key === which)?.side;
  const others = [...new Set(all.map(one => one.side))].filter(one => one !== side);
  if (side === undefined) throw invalid({ which: 'Select which row is about somebody else' });
  if (others.length === 0)
    throw invalid({ which: 'All rows of this person are the same partner’s, for the same person. The partner must say that they are two' });
  const said = await findSaid(work);
  const isSaid = (other: Side) =>
    said.some(({ one, other: second, answer }) => answer === 'different' && [one, second].includes(side) && [one, second].includes(other));
  const open = others.filter(other => !isSaid(other));
  if (open.length === 0) throw invalid({ which: 'Somebody has said so already. It takes effect when rows are next linked' });
  for (const other of open) {
    const [one, second] = inOrder(side, other);
    if (contradictions(said, { one, other: second, answer: 'different' }).length > 0) throw invalid({ which: contradicted });
  }
  for (const other of open)
    await decideMatch(work, { pairId: null, one: side, other, sureness: null, risks: [], way: 'split' }, { answer: 'different', because });
}
