import type { KeptModel, RunReport } from '../linkage-run.ts';
import type { Stage } from '../run-progress.ts';
import type { Risk, Said, Touched } from '../match.ts';

/** What a row says of somebody, in the order in which rows are handed over. */
export const rowParts = [
  ...(['forename', 'middle_name', 'surname', 'full_name', 'sex', 'date_of_birth', 'address', 'address_2'] as const),
  ...(['house', 'town', 'postcode', 'phone', 'email', 'nhs_number', 'upn', 'other_id', 'seen_on'] as const),
];
export const personParts = ['forename', 'surname', 'sex', 'date_of_birth', 'address', 'postcode', 'phone', 'email', 'nhs_number'] as const;

type Numbers = [personNo: number | null, householdNo: number | null, sureness: number | null];
/** A partner's row: its id, feed, lasting key and kind of fact; the numbers it has and those its key had; then what it says. */
export type HandedRow = [
  id: number,
  feed: number,
  key: string,
  what: string | null,
  ...Numbers,
  keptPerson: number | null,
  keptHousehold: number | null,
  ...(string | null)[],
];
export type HandedPerson = [id: string, ...Numbers, ...(string | null)[]];

export type HandedFeed = { id: string; holdsPersonOnce: boolean };
export type ToThread =
  | { kind: 'feeds'; feeds: readonly HandedFeed[] }
  | { kind: 'rows' | 'people'; json: string }
  | { kind: 'link'; decisions: readonly Said[]; latestYear: number; seed: number }
  /** Links what was handed over to the run that is kept in a file. */
  | { kind: 'add'; path: string; about: string; latestYear: number }
  /** Keeps what was linked last in a file, with the numbers that new persons and households got from these on. */
  | { kind: 'keep'; path: string; about: string; firstPerson: number; firstHousehold: number };

/** The rows or people whose numbers differ from what is kept; a number below 0 is the nth new one. */
export type Changed<Ids> = { ids: Ids; persons: Float64Array; households: Float64Array; sureness: Float32Array };
export type DoubtfulPair = {
  one: string;
  other: string;
  oneRow: number | null;
  otherRow: number | null;
  sureness: number;
  levels: number[];
  value: number;
  rowsJoined: number;
  touches: Touched[];
  risks: Risk[];
};
export type Outcome = {
  rows: number;
  pairs: number;
  persons: number;
  households: number;
  newPersons: number;
  newHouseholds: number;
  changedRows: Changed<Float64Array>;
  changedPeople: Changed<string[]>;
  doubtful: DoubtfulPair[];
  /** Of a whole run. */
  model: KeptModel | null;
  report: RunReport | null;
};
/** `refused` is a fault that somebody can mend: its words are shown. `stage` comes by itself, while something else is awaited. */
export type FromThread =
  | { kind: 'stage'; stage: Stage; done: number; of: number }
  | { kind: 'taken' }
  | { kind: 'linked'; outcome: Outcome }
  | { kind: 'nothing kept' }
  | { kind: 'refused'; words: string };
