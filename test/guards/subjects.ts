import type { World } from '#test/world.ts';
import type { Life } from './lives.ts';

/**
 * One id for each name that may stand in an address, taken from one family's life. A page with a new name in its address fails here until
 * it has a line of its own; the guards then try the page with every kind of family, as everybody.
 */
const makers: Readonly<Record<string, string>> = {
  familyId: 'select $1::text as value',
  personId: 'select person_id as value from people.family_member where family_id = $1 and is_child',
  requestId: 'select id as value from front_door.request where family_id = $1',
  refusalId: 'select id as value from front_door.refusal where family_id = $1',
  assessmentId: 'select id as value from assessments.assessment where family_id = $1',
  sectionId: 'select id as value from assessments.section where family_id = $1',
  section: `select 'parenting' as value where $1::uuid is not null`,
  episodeId: 'select id as value from plans.episode where family_id = $1',
  memberId: 'select id as value from plans.team_member where family_id = $1 and worker_id is null',
  planId: 'select id as value from plans.plan where family_id = $1',
  goalId: 'select id as value from plans.goal where family_id = $1',
  actionId: 'select id as value from plans.action where family_id = $1',
  unmetNeedId: 'select id as value from commissioning.unmet_need where family_id = $1',
  copyId: 'select id as value from plans.released_copy where family_id = $1',
  referralId: 'select id as value from referrals.referral where family_id = $1',
  meetingId: 'select id as value from plans.meeting where family_id = $1',
  systemId: 'select id as value from systems.system where $1::uuid is not null order by id',
  secretId: 'select id as value from systems.secret where $1::uuid is not null order by id',
  deliveryId: 'select id as value from systems.delivery where $1::uuid is not null order by id',
  workerId: 'select id as value from access.account where agency_id is not null and $1::uuid is not null order by id desc',
  agencyId: 'select id as value from access.agency where $1::uuid is not null order by id',
  feedId: 'select id as value from targeting.feed where $1::uuid is not null',
  loadId: 'select id as value from targeting.feed_load where $1::uuid is not null',
  row: `select row as value from targeting.set_aside_row where $1::uuid is not null`,
  runId: 'select id as value from targeting.linkage_run where $1::uuid is not null',
  pairId: 'select p.id as value from targeting.match_pair p join people.family_member m on m.person_id = p.other_person_id where m.family_id = $1',
  decisionId: 'select d.id as value from targeting.match_decision d join people.family_member m on m.person_id = d.other_person_id where m.family_id = $1',
  personNo:
    'select l.person_no as value from targeting.linked_person l join people.family_member m on m.person_id = l.person_id where m.family_id = $1 and m.is_child',
  concernId:
    'select c.id as value from targeting.concern c join targeting.linked_person l on l.household_no = c.household_no join people.family_member m on m.person_id = l.person_id where m.family_id = $1',
  ruleId: 'select id as value from targeting.rule where $1::uuid is not null order by id',
  line: `select 'overcrowding' as value where $1::uuid is not null`,
  sourceId: 'select id as value from directory.source where $1::uuid is not null',
  recordId: `select id as value from directory.record where kind = 'service' and $1::uuid is not null order by id`,
  versionId: `select id as value from directory.version where state = 'waiting' and $1::uuid is not null order by id`,
  serviceId: 'select id as value from directory.service where $1::uuid is not null order by id',
  reportId: 'select id as value from directory.report where $1::uuid is not null',
  synonymId: 'select id as value from directory.synonym where $1::uuid is not null order by id',
  commentId: 'select id as value from directory.comment where $1::uuid is not null',
  subject: `select 'travel' as value where $1::uuid is not null`,
  part: `select 'what' as value where $1::uuid is not null`,
  passkeyId: `select '00000000-0000-7000-8000-00000000beef' as value where $1::uuid is not null`,
};

/** Names of what belongs to people at work, not to a family. */
const ofWork = [
  'section',
  'recordId',
  'serviceId',
  'reportId',
  'synonymId',
  'commentId',
  'subject',
  'versionId',
  'part',
  'workerId',
  'agencyId',
  'passkeyId',
  'systemId',
  'secretId',
  'deliveryId',
  'feedId',
  'loadId',
  'row',
  'runId',
  'ruleId',
  'line',
  'sourceId',
];

/** Names that say nothing of a family: a journey's own draft and step, a one-time link. */
const ownNames = ['draftId', 'step', 'number', 'token', 'version', 'name', '*'];

export const paramsIn = (path: string) => [...path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');

export type Ids = Readonly<Record<string, string>>;

/** The ids of one family's life, by the names that addresses use. */
export async function idsOf(world: World, life: Life, paths: readonly string[]): Promise<Ids> {
  const names = new Set(paths.flatMap(paramsIn).filter(name => !ownNames.includes(name)));
  const ids: Record<string, string> = {};
  for (const name of names) {
    const maker = makers[name];
    if (!maker) throw new Error(`No maker for :${name}, in ${paths.find(path => paramsIn(path).includes(name))}. Give it one in test/guards/subjects.ts.`);
    const [row] = await world.stored<{ value: string }>(`${maker} limit 1`, [life.familyId]);
    if (!row) throw new Error(`The ${life.kind} family has nothing for :${name}. Give it some in test/guards/lives.ts.`);
    ids[name] = row.value;
  }
  return ids;
}

/** Well-formed ids of nothing at all. */
export const idsOfNothing = (ids: Ids): Ids =>
  Object.fromEntries(
    Object.entries(ids).map(([name, value]) => [
      name,
      name.endsWith('Id') ? `0000dead-0000-7000-8000-${value.slice(-12)}` : name === 'personNo' ? '987654321' : value,
    ]),
  );

/** Whether an address speaks of a family's things, so that it may be hidden. */
export const isAboutFamily = (path: string) => paramsIn(path).some(name => name in makers && !ofWork.includes(name));
export const isOwn = (path: string) => paramsIn(path).some(name => ownNames.includes(name));

/** What a page is asked with, where without it it shows nothing of anybody. */
const askedWith: Readonly<Record<string, string>> = { '/families/:familyId/single-view': '?purpose=safeguarding' };

export const addressWith = (path: string, ids: Ids) => path.replaceAll(/:(\w+)/g, (_, name: string) => ids[name] ?? '') + (askedWith[path] ?? '');
