// The shape of Fernshire, the made-up council. Its people, places and stories are JSON beside this file; every story is told through the
// product's own actions, in the order its steps stand in.
//
// Days: `day` counts from the day the demo is made: 0 is that day, -63 is nine weeks before. Steps are in order of day. A worker's step that falls
// on a weekend or bank holiday is told on the next working day, never later than today. `workingDaysAgo`, where given, is exact and wins over `day`.
// Births: see `Birth`. A date of birth is worked out from today, so that ages stay true whenever the demo is made.

import type { Level, Step } from './steps.ts';

export type Council = {
  readonly name: string;
  readonly brandColour: string;
  readonly phones: readonly { readonly key: string; readonly label: string; readonly number: string; readonly hours: string }[];
  readonly localities: readonly { readonly id: string; readonly name: string; readonly about: string }[];
  readonly teams: readonly { readonly id: string; readonly name: string; readonly agency: string }[];
  readonly levels: readonly { readonly level: Level; readonly name: string; readonly meaning: string }[];
  readonly labels: readonly { readonly key: string; readonly short: string; readonly long: string }[];
  readonly clocks: readonly ClockRule[];
};
/** `verified` is false where the figure is a local habit that no published source fixes; the page that shows it says so. */
export type ClockRule = {
  readonly key: string;
  readonly what: string;
  readonly amount: number | null;
  readonly unit: 'working-hours' | 'hours' | 'working-days' | 'days' | 'weeks' | 'months' | 'reviews' | 'now';
  readonly from: string;
  readonly source: string;
  readonly verified: boolean;
};
export type Agency = {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly source: string;
  readonly locality: string;
  readonly phone: string;
  readonly address?: string;
  readonly addressProtected?: true;
  /** False: its people sign in here, with a passkey or a password and codes. */
  readonly singleSignOn?: boolean;
};
export type Role =
  | 'referrer'
  | 'practitioner'
  | 'front-door-officer'
  | 'team-manager'
  | 'coordinator'
  | 'auditor'
  | 'information-governance-lead'
  | 'administrator'
  | 'analyst'
  | 'directory-editor'
  | 'service-provider'
  | 'commissioner'
  | 'referral-taker';
/** `leftDay` is the day the account was disabled; `relativeOf` names the family this worker may never see. */
export type Worker = {
  readonly username: string;
  readonly name: string;
  readonly jobTitle: string;
  readonly agency: string;
  readonly teams: readonly string[];
  readonly roles: readonly Role[];
  readonly email: string;
  readonly phone: string;
  readonly leftDay?: number;
  readonly relativeOf?: string;
};
export type FamilyAccount = {
  readonly username: string;
  readonly name: string;
  readonly role: 'parent';
  readonly family: string;
  readonly person: string;
  readonly email: string;
};

export type Label = 'standard' | 'restricted' | 'sealed' | 'staff-conflict';
/**
 * One way each: `age` with a birthday (the latest such birthday before today, less that many years), `bornDaysAgo` for the very young,
 * `dueInDays` for a child not yet born, `ageAbout` where nobody has told us the date.
 */
export type Birth =
  | { readonly age: number; readonly bornMonth: number; readonly bornDay: number }
  | { readonly bornDaysAgo: number }
  | { readonly dueInDays: number }
  | { readonly ageAbout: number };
/**
 * `household` is absent for someone whose home is elsewhere and not recorded; `pregnancy` belongs to this person alone.
 * `isChild` is true for everyone helped as a child or young person: under 18, not yet born, or to 25 with special educational needs.
 */
export type Person = {
  readonly key: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly alsoKnownAs?: readonly string[];
  readonly born: Birth;
  readonly sex: 'M' | 'F' | 'U';
  readonly gender: string;
  readonly ethnicity: string;
  readonly firstLanguage: string;
  readonly interpreter?: { readonly language: string; readonly preferredGender?: 'F' | 'M'; readonly note?: string };
  readonly disabilities: readonly string[];
  readonly school?: string;
  readonly gp?: string;
  readonly nhsNumber?: string;
  /** What may never appear in anything that leaves, beside a protected address. */
  readonly doNotDisclose?: readonly ('school' | 'gp' | 'phone')[];
  readonly household?: string;
  readonly parentalResponsibilityFor: readonly string[];
  readonly isChild: boolean;
  readonly pregnancy?: { readonly dueInDays: number; readonly children: readonly string[] } | { readonly endedDay: number; readonly ended: 'birth' | 'loss' };
  readonly phone?: string;
};
/** No fixed address: `address` says where they can be found and `postcode` is absent. `protected` means it may never appear in anything that leaves. */
export type Household = {
  readonly key: string;
  readonly address: string;
  readonly postcode?: string;
  readonly protected?: true;
  readonly noFixedAddress?: true;
};
export type RelationKind =
  | 'parent'
  | 'step-parent'
  | 'sibling'
  | 'half-sibling'
  | 'partner'
  | 'ex-partner'
  | 'grandparent'
  | 'aunt-or-uncle'
  | 'foster-carer'
  | 'adoptive-parent'
  | 'kinship-carer'
  | 'other';
/** Reads left to right: `from` is the parent of `to`. */
export type Relationship = { readonly from: string; readonly to: string; readonly kind: RelationKind };
export type FamilyStory = {
  readonly slug: string;
  readonly title: string;
  readonly locality: string;
  readonly label: Label;
  /** The only workers who may see a restricted or sealed family. */
  readonly named?: readonly string[];
  readonly custodian?: string;
  readonly shows: readonly string[];
  readonly people: readonly Person[];
  readonly households: readonly Household[];
  readonly relationships: readonly Relationship[];
  readonly story: readonly Step[];
};
