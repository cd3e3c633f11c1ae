import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Work } from '#platform/work.ts';
import type { OutcomeCode } from './decision.ts';
import type { Narrowing, Queued } from './inbox.ts';
import type { RequestSender, RequestState } from './request.ts';

const tables = (work: Work) => work.tables('front_door');

export type ChildInShort = { givenName: string; bornOn: Temporal.PlainDate | null; dueOn: Temporal.PlainDate | null; ageAbout: number | null };

/** A line of the inbox. */
export type InboxRow = Queued & {
  id: string;
  reference: string;
  who: RequestSender;
  state: RequestState;
  agencyName: string | null;
  takenBy: string | null;
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

const inList = (work: Work, list: List) => {
  const base = tables(work)
    .selectFrom('front_door.request as request')
    .leftJoin('front_door.decision as decision', 'decision.request_id', 'request.id')
    .leftJoin('published.agency as agency', 'agency.agency_id', 'request.sender_agency_id');
  return {
    'to-decide': () => base.where('request.state', 'in', ['new', 'looked-at']),
    'to-tell': () => base.where('request.state', '=', 'decided').where('decision.id', 'is not', null).where('decision.told_at', 'is', null),
    decided: () => base.where('request.state', 'in', ['decided', 'closed-without-reply']).where('decision.decided_at', '>=', work.now.subtract(lately)),
  }[list]();
};

/** The kind of agency, or the kind of sender where there is none: never a person. */
const fromCode = sql<string>`coalesce(agency.kind, request.who)`;

/** Whether a request is wanted, by the same rules as `standing` and `urgencyOf` say how it stands. */
function isWanted({ urgency, due, from, taken }: Narrowing, work: Work) {
  const tomorrow = work.today.add({ days: 1 }).toZonedDateTime('Europe/London').toInstant();
  const urgent = {
    'immediate-danger': sql`is_danger`,
    'significant-harm': sql`is_significant_harm and not is_danger`,
    ordinary: sql`not is_significant_harm and not is_danger`,
  };
  const dues = {
    late: sql`(is_danger or due_at < ${work.now})`,
    'due today': sql`(not is_danger and due_at >= ${work.now} and due_at < ${tomorrow})`,
    'on time': sql`(not is_danger and due_at >= ${work.now} and due_at >= ${tomorrow})`,
  };
  const takers = { me: sql`taken_by = ${work.actor.id}`, somebody: sql`taken_by <> ${work.actor.id}`, nobody: sql`taken_by is null` };
  const wanted = [urgency && urgent[urgency], due && dues[due], from !== null && sql`${fromCode} = ${from}`, taken && takers[taken]];
  return sql<boolean>`${sql.join([sql`true`, ...wanted.filter(one => one !== null && one !== false)], sql` and `)}`;
}

/** A kind of sender, how many requests of theirs the list holds, and how many of these are wanted. */
export type FromKind = { fromCode: string; isFromAgency: boolean; all: number; wanted: number };

/** The senders of a list by kind: what is counted above the inbox, and chosen beside it. */
export async function countByKind(work: Work, list: List, wanted: Narrowing): Promise<FromKind[]> {
  const rows = await inList(work, list)
    .select(({ fn }) => [
      fromCode.as('fromCode'),
      sql<boolean>`agency.kind is not null`.as('isFromAgency'),
      fn.countAll<string>().as('all'),
      sql<string>`count(*) filter (where ${isWanted(wanted, work)})`.as('wanted'),
    ])
    .groupBy(sql`1, 2`)
    .execute();
  return rows.map(row => ({ ...row, all: Number(row.all), wanted: Number(row.wanted) }));
}

/** One page of a list. Danger first, then harm, then by when it is due; what came first stands first. What is decided: the latest first. */
export async function findInboxRows(work: Work, list: List, wanted: Narrowing, { skip, atMost }: { skip: number; atMost: number }): Promise<InboxRow[]> {
  const inOrder = list === 'decided' ? sql`decision.decided_at desc` : sql`is_danger desc, is_significant_harm desc, due_at, sent_at`;
  const rows = await inList(work, list)
    .leftJoin('published.worker as taker', 'taker.worker_id', 'request.taken_by')
    .leftJoin('published.worker as decider', 'decider.worker_id', 'decision.decided_by')
    .select(eb => [
      'request.id',
      'request.reference',
      'request.who',
      'request.state',
      'request.is_danger',
      'request.is_significant_harm',
      'request.sent_at',
      'request.due_at',
      'request.taken_by',
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
    .where(isWanted(wanted, work))
    .orderBy(inOrder)
    .orderBy('request.id')
    .offset(skip)
    .limit(atMost)
    .execute();
  return rows.map(row => ({
    id: row.id,
    sentAt: row.sent_at,
    dueAt: row.due_at,
    immediateDanger: row.is_danger,
    significantHarm: row.is_significant_harm,
    takenBy: row.taken_by,
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
  }));
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
