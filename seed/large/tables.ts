import { copyInto, type Copying, type Value } from './copying.ts';

/** The tables that the large council fills, and the columns it fills in each; the rest keep what the table gives them. */
const columns = {
  'access.agency': 'id slug name kind source_code locality_id',
  'access.account': 'id username issuer subject name email job_title agency_id',
  'access.account_role': 'account_id role starts_on',
  'access.team': 'id agency_id name manager_id',
  'access.team_member': 'team_id account_id starts_on',
  'access.family_access': 'id family_id account_id team_id because starts_on ends_on',
  'people.family': 'family_id reference name locality_id opened_on',
  'people.person': 'id given_name family_name born_on sex ethnicity first_language',
  'people.name_key': 'key person_id born_on',
  'people.family_member': 'family_id person_id is_child household starts_on',
  'people.relationship': 'id from_person_id to_person_id kind has_parental_responsibility starts_on',
  'people.address': 'id family_id household lines postcode starts_on',
  'people.contact_detail': 'id person_id family_id kind value recorded_on',
  'people.attends': 'id person_id family_id what name agency_id starts_on',
  'people.agreement': 'id family_id given person_id how on_day recorded_by recorded_at',
  'people.note': 'id family_id kind text happened_on written_by written_at',
  'front_door.request':
    'id reference who form form_version answers is_danger is_significant_harm sent_by sender_agency_id sender_name agreement agreement_on sent_at due_at state family_id taken_by',
  'front_door.request_person': 'id request_id number given_name family_name born_on is_child linked_person_id',
  'front_door.request_address': 'request_id lines postcode',
  'front_door.decision': 'id request_id level outcome reason feedback lead_id team_id decided_by decided_at told_at told_how told_by',
  'plans.episode': 'id family_id opened_on reason level lead_id request_id allocated_team_id state closed_on end_reason next_review_on',
  'plans.team_member': 'id episode_id family_id worker_id role starts_on ends_on',
  'plans.plan': 'id episode_id family_id state started_on agreed_on agreed_with',
  'plans.goal': 'id plan_id family_id person_ids need outcome_need wanted first_score place state',
  'plans.action': 'id goal_id plan_id family_id what worker_id by_when state done_on',
  'plans.action_update': 'id action_id family_id state words by at',
  'plans.meeting': 'id plan_id family_id kind held_on said recorded_by recorded_at',
  'plans.meeting_person': 'id meeting_id family_id worker_id person_id came',
  'plans.review': 'id plan_id family_id meeting_id reviewed_on outcome words next_review_on has_progress recorded_by recorded_at',
  'plans.review_progress': 'review_id goal_id family_id progress score',
  'plans.closure': 'id episode_id family_id kind reason words closed_on recorded_by recorded_at',
  'assessments.assessment':
    'id family_id form form_version reason request_id started_by started_at due_on state level_of_need finished_by finished_at signed_off_by signed_off_at',
  'assessments.section': 'id assessment_id family_id section person_id answers is_done written_by written_at',
  'assessments.score': 'id family_id person_id key value lowest highest taken_on source source_id recorded_by recorded_at',
  'platform.event': 'id at actor_id kind family_id subject_id details trace',
} as const;

export type Table = keyof typeof columns;
export const tables = Object.keys(columns) as Table[];

/** One row into one table, its values in the order of the columns above. */
export type Write = (table: Table, ...values: readonly Value[]) => void;
export type Filling = { write: Write; keepUp(): Promise<void>; end(): Promise<Record<Table, number>> };

export async function fillTables(url: string): Promise<Filling> {
  const copying = new Map<Table, Copying>();
  for (const table of tables) copying.set(table, await copyInto(url, table, columns[table].split(' ')));
  const all = [...copying];
  return {
    write: (table, ...values) => copying.get(table)?.add(...values),
    keepUp: async () => {
      for (const [, one] of all) await one.keepUp();
    },
    end: async () => Object.fromEntries(await Promise.all(all.map(async ([table, one]) => [table, await one.end()] as const))) as Record<Table, number>,
  };
}
