import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Work } from '#platform/work.ts';
import type { OutcomeCode } from './decision.ts';
import type { Narrowable } from './inbox.ts';
import type { RequestSender, RequestState } from './request.ts';

const tables = (work: Work) => work.tables('front_door');

export type ChildInShort = { givenName: string; bornOn: Temporal.PlainDate | null; dueOn: Temporal.PlainDate | null; ageAbout: number | null };

/** What is needed of every request to put the inbox in order and narrow it. */
export type QueuedRequest = Narrowable & {
  id: string;
  /** The kind of agency, or the kind of sender where there is none: never a person. */
  fromCode: string;
  isFromAgency: boolean;
};

/** A line of the inbox. */
export type InboxRow = QueuedRequest & {
  reference: string;
  who: RequestSender;
  state: RequestState;
  agencyName: string | null;
  takenByName: string | null;
  familyId: string | null;
  children: readonly ChildInShort[];
  adults: number;
  decision: { outcome: OutcomeCode; level: string; decidedAt: Temporal.Instant; decidedByName: string | null; toldAt: Temporal.Instant | null } | null;
};

export const lists = ['to-decide', 'to-tell', 'decided'] as const;
export type List = (typeof lists)[number];

/** How long what was decided stays in the list of what was decided lately. */
const lately = { hours: 24 * 28 };

/** A whole list, so that it can be counted, narrowed and put in order; what a line shows is asked for those on the page alone (`findInboxRows`). */
export async function findQueue(work: Work, list: List): Promise<QueuedRequest[]> {
  const base = requests(work);
  const rows = await {
    'to-decide': () => base.where('request.state', 'in', ['new', 'looked-at']),
    'to-tell': () => base.where('request.state', '=', 'decided').where('decision.id', 'is not', null).where('decision.told_at', 'is', null),
    decided: () =>
      base
        .where('request.state', 'in', ['decided', 'closed-without-reply'])
        .where('decision.decided_at', '>=', work.now.subtract(lately))
        .orderBy('decision.decided_at', 'desc'),
  }
    [list]()
    .execute();
  return rows.map(queued);
}

const requests = (work: Work) =>
  tables(work)
    .selectFrom('front_door.request as request')
    .leftJoin('front_door.decision as decision', 'decision.request_id', 'request.id')
    .leftJoin('published.agency as agency', 'agency.agency_id', 'request.sender_agency_id')
    .select([
      'request.id',
      'request.who',
      'request.is_danger',
      'request.is_significant_harm',
      'request.sent_at',
      'request.due_at',
      'request.taken_by',
      'agency.kind as agency_kind',
    ]);

const queued = (row: Awaited<ReturnType<ReturnType<typeof requests>['execute']>>[number]): QueuedRequest => ({
  id: row.id,
  sentAt: row.sent_at,
  dueAt: row.due_at,
  immediateDanger: row.is_danger,
  significantHarm: row.is_significant_harm,
  fromCode: row.agency_kind ?? row.who,
  isFromAgency: row.agency_kind !== null,
  takenBy: row.taken_by,
});

/** The lines of one page of the inbox, in the order of the ids, in one query. */
export async function findInboxRows(work: Work, ids: readonly string[]): Promise<InboxRow[]> {
  if (ids.length === 0) return [];
  const rows = await requests(work)
    .leftJoin('published.worker as taker', 'taker.worker_id', 'request.taken_by')
    .leftJoin('published.worker as decider', 'decider.worker_id', 'decision.decided_by')
    .select(eb => [
      'request.reference',
      'request.state',
      'request.family_id',
      'agency.name as agency_name',
      'taker.name as taker_name',
      'decision.outcome',
      'decision.level',
      'decision.decided_at',
      'decision.told_at',
      'decider.name as decider_name',
      jsonArrayFrom(
        eb
          .selectFrom('front_door.request_person as person')
          .select([
            'person.given_name',
            'person.is_child',
            'person.age_about',
            sql<string | null>`person.born_on::text`.as('born_on'),
            sql<string | null>`person.due_on::text`.as('due_on'),
          ])
          .whereRef('person.request_id', '=', 'request.id')
          .orderBy('person.number'),
      ).as('people'),
    ])
    .where('request.id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
  const places = new Map(ids.map((id, place) => [id, place]));
  return rows
    .map(row => ({
      ...queued(row),
      reference: row.reference,
      who: row.who as RequestSender,
      state: row.state as RequestState,
      agencyName: row.agency_name,
      takenByName: row.taker_name,
      familyId: row.family_id,
      adults: row.people.filter(person => !person.is_child).length,
      children: row.people
        .filter(person => person.is_child)
        .map(child => ({ givenName: child.given_name ?? '', bornOn: dayOf(child.born_on), dueOn: dayOf(child.due_on), ageAbout: child.age_about })),
      decision: row.decided_at && {
        outcome: row.outcome as OutcomeCode,
        level: row.level ?? '',
        decidedAt: row.decided_at,
        decidedByName: row.decider_name,
        toldAt: row.told_at,
      },
    }))
    .toSorted((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0));
}

const dayOf = (text: string | null) => (text === null ? null : Temporal.PlainDate.from(text));

/** How many wait, for the tabs above the inbox: two short lists by index, however many requests were ever decided. */
export async function countWaiting(work: Work): Promise<{ toDecide: number; toTell: number }> {
  const { toDecide } = await tables(work)
    .selectFrom('front_door.request')
    .select(({ fn }) => fn.countAll().as('toDecide'))
    .where('state', 'in', ['new', 'looked-at'])
    .executeTakeFirstOrThrow();
  const { toTell } = await tables(work)
    .selectFrom('front_door.decision as decision')
    .innerJoin('front_door.request as request', 'request.id', 'decision.request_id')
    .select(({ fn }) => fn.countAll().as('toTell'))
    .where('decision.told_at', 'is', null)
    .where('request.state', '=', 'decided')
    .executeTakeFirstOrThrow();
  return { toDecide: Number(toDecide), toTell: Number(toTell) };
}
