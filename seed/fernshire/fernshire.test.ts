import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Step } from './steps.ts';
import type { Agency, Council, FamilyAccount, FamilyStory, Person, Worker } from './types.ts';

const here = new URL('./', import.meta.url);
const read = <T>(file: string): T => JSON.parse(readFileSync(new URL(file, here), 'utf8')) as T;
const council = read<Council>('council.json');
const agencies = read<Agency[]>('agencies.json');
const workers = read<Worker[]>('workers.json');
const accounts = read<FamilyAccount[]>('family-accounts.json');
const families = readdirSync(new URL('families/', here))
  .filter(file => file.endsWith('.json'))
  .map(file => ({ file, ...read<FamilyStory>(`families/${file}`) }));

const agencyById = new Map(agencies.map(agency => [agency.id, agency]));
const workerByName = new Map(workers.map(worker => [worker.username, worker]));
const words = (list: string): Set<string> => new Set(list.trim().split(/\s+/));
const ethnicities = words('WBRI WIRI WIRT WOTH WROM MWBC MWBA MWAS MOTH AIND APKN ABAN CHNE AOTH BCRB BAFR BOTH OOTH REFU NOBT');
const disabilities = words('NONE MOB HAND PC INC COMM LD HEAR VIS BEH CON AUT DDA');
const sources = words('1A 1B 1C 1D 2A 2B 3A 3B 3C 3D 3E 3F 4 5A 5B 5C 5D 6 7 8 9 10');
const needCodes = words(
  '1.1 1.2 1.3 1.4 2.1 2.2 2.3 3.1 3.2 3.3 4.1 4.2 5.1 5.2 5.3 5.4 6.1 6.2 6.3 6.4 6.5 6.6 7.1 7.2 7.3 8.1 8.2 8.3 9.1 9.2 9.3 10.1 10.2 10.3',
);
const mustShow = words(`self-referral service-only school-request-to-taf closed-well step-down step-up two-households protected-address refuge unborn-child
  three-spellings known-to-five drift sealed restricted staff-conflict young-person-alone neighbour anonymous significant-harm declined missed-contacts
  no-fixed-address traveller interpreter kinship-carer young-carer twins father-found-late sensitive-section send-unmet attendance debt eviction
  parental-conflict exploitation inbox-due-today inbox-overdue inbox-immediate review-late not-needed released-copy pregnancy-loss open-plan`);

type Told<Name extends Step['do']> = Extract<Step, { do: Name }>;
const steps = <Name extends Step['do']>(family: FamilyStory, name: Name): Told<Name>[] => family.story.filter((step): step is Told<Name> => step.do === name);
const eachFamily = (check: (family: FamilyStory, hold: (truth: unknown, message: string) => void) => void): void => {
  for (const family of families) check(family, (truth, message) => assert.ok(truth, `${family.file}: ${message}`));
};
const mod11 = (number: string): boolean => {
  const digits = [...number].map(Number);
  const remainder = digits.slice(0, 9).reduce((sum, digit, index) => sum + digit * (10 - index), 0) % 11;
  return /^999\d{7}$/.test(number) && (11 - remainder) % 11 === digits[9];
};
/** Every value anywhere under one of the named keys, however deep. */
const valuesOf = (value: unknown, keys: Set<string>): string[] => {
  if (Array.isArray(value)) return value.flatMap(item => valuesOf(item, keys));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...(keys.has(key) ? [inner].flat().filter(item => typeof item === 'string') : []),
    ...valuesOf(inner, keys),
  ]);
};

test('there are families enough, each with a slug of its own, and every story that must be told is told', () => {
  assert.ok(families.length >= 42);
  assert.equal(new Set(families.map(family => family.slug)).size, families.length);
  for (const family of families) assert.match(family.file, new RegExp(`^\\d\\d-${family.slug}\\.json$`));
  const shown = new Set(families.flatMap(family => family.shows));
  assert.deepEqual(
    [...mustShow].filter(tag => !shown.has(tag)),
    [],
  );
  assert.ok(families.filter(family => steps(family, 'ask-for-support').some(step => step.inbox !== undefined)).length >= 6);
  assert.ok(families.flatMap(family => steps(family, 'release-copy')).length >= 3);
});

test('the council, agencies, workers and accounts hang together', () => {
  const localities = new Set(council.localities.map(({ id }) => id));
  const teams = new Set(council.teams.map(({ id }) => id));
  assert.equal(agencyById.size, agencies.length);
  assert.equal(workerByName.size, workers.length);
  for (const team of council.teams) assert.ok(agencyById.has(team.agency), team.id);
  for (const agency of agencies) assert.ok(sources.has(agency.source) && localities.has(agency.locality), agency.id);
  for (const worker of workers) {
    assert.ok(agencyById.has(worker.agency) && worker.roles.length > 0 && worker.teams.every(team => teams.has(team)), worker.username);
    if (worker.relativeOf)
      assert.ok(
        families.some(family => family.slug === worker.relativeOf && family.label === 'staff-conflict'),
        worker.username,
      );
  }
  for (const role of ['front-door-officer', 'team-manager', 'coordinator', 'auditor', 'information-governance-lead', 'administrator'] as const)
    assert.ok(
      workers.some(worker => worker.roles.includes(role)),
      role,
    );
  assert.ok(workers.some(worker => worker.leftDay !== undefined));
  for (const account of accounts) {
    const family = families.find(({ slug }) => slug === account.family);
    assert.ok(family?.people.some(({ key }) => key === account.person) && !workerByName.has(account.username), account.username);
  }
});

test('no phone number, e-mail or postcode could belong to anybody', () => {
  for (const phone of valuesOf([council, agencies, workers, accounts, families], new Set(['phone', 'number'])))
    assert.match(phone, /^(01632 960\d{3}|07700 900\d{3})$/);
  for (const email of valuesOf([council, agencies, workers, accounts, families], new Set(['email']))) assert.match(email, /@([a-z-]+\.example|example\.org)$/);
  for (const postcode of valuesOf([council, agencies, workers, accounts, families], new Set(['postcode']))) assert.match(postcode, /^FN\d \d[A-Z]{2}$/);
});

const checkPerson = (person: Person, keys: Set<string>, households: Set<string>, hold: (truth: unknown, message: string) => void): void => {
  const { key, born } = person;
  hold(person.givenName && person.familyName, `${key} has a name`);
  hold(ethnicities.has(person.ethnicity), `${key} ethnicity`);
  hold(['00', '01', '02', '09'].includes(person.gender), `${key} gender`);
  hold(
    person.disabilities.every(code => disabilities.has(code)),
    `${key} disabilities`,
  );
  for (const place of [person.school, person.gp]) hold(place === undefined || agencyById.has(place), `${key} place ${place}`);
  hold(person.household === undefined || households.has(person.household), `${key} household`);
  hold(
    person.parentalResponsibilityFor.every(child => keys.has(child) && child !== key),
    `${key} parental responsibility`,
  );
  hold(person.nhsNumber === undefined || mod11(person.nhsNumber), `${key} NHS number`);
  if ('dueInDays' in born) hold(person.sex === 'U' && born.dueInDays > 0, `${key} is not yet born`);
  if ('bornDaysAgo' in born) hold(born.bornDaysAgo > 0 && born.bornDaysAgo < 730, `${key} is very young`);
};

test('people, households and relationships resolve, in the codes of the returns', () => {
  const numbers = families.flatMap(family => family.people.flatMap(person => person.nhsNumber ?? []));
  assert.equal(new Set(numbers).size, numbers.length, 'an NHS number is used twice');
  eachFamily((family, hold) => {
    const keys = new Set(family.people.map(person => person.key));
    hold(keys.size === family.people.length, 'two people share a key');
    const households = new Set(family.households.map(household => household.key));
    for (const person of family.people) checkPerson(person, keys, households, hold);
    for (const { from, to, kind } of family.relationships) hold(keys.has(from) && keys.has(to) && from !== to, `${from} ${kind} ${to}`);
    if (family.label === 'restricted' || family.label === 'sealed')
      hold(family.named?.every(name => workerByName.has(name)) && family.custodian, 'names who may see it');
  });
});

test('each story begins with somebody asking, goes forward in time and names only who exists', () => {
  const personKeys = new Set(['who', 'about', 'people', 'familyCame', 'person', 'with', 'to']);
  const workerKeys = new Set(['lead', 'worker', 'came', 'apologies', 'mayRead', 'named', 'allocatedTo', 'secondPerson', 'socialWorker']);
  eachFamily((family, hold) => {
    const people = new Set(family.people.map(person => person.key));
    hold(family.story[0]?.do === 'ask-for-support', 'begins with somebody asking');
    family.story.forEach((step, index) => {
      const where = `step ${index + 1} (${step.do}, day ${step.day})`;
      hold(step.day <= 0 && step.day >= (family.story[index - 1]?.day ?? -Infinity), `${where} is in order`);
      hold(step.by === 'public' || workerByName.has(step.by), `${where} by ${step.by}`);
      const left = workerByName.get(step.by)?.leftDay;
      hold(left === undefined || step.day <= left, `${where} by somebody who had left`);
      hold(workerByName.get(step.by)?.relativeOf !== family.slug, `${where} by a relative`);
      for (const name of valuesOf(step, workerKeys)) hold(workerByName.has(name), `${where} names ${name}`);
      for (const key of valuesOf(step, personKeys)) hold(people.has(key) || agencyById.has(key) || workerByName.has(key), `${where} names ${key}`);
      for (const code of valuesOf(step, new Set(['code']))) hold(needCodes.has(code), `${where} code ${code}`);
      for (const id of valuesOf(step, new Set(['agency', 'services']))) hold(agencyById.has(id), `${where} agency ${id}`);
      if (step.do === 'ask-for-support')
        hold(sources.has(step.source) && step.who.length > 0 && (step.by !== 'public' || (step.sender && step.safeContact)), `${where} sender`);
      if (step.do === 'ask-for-support' && step.by !== 'public')
        hold(agencyById.get(workerByName.get(step.by)?.agency ?? '')?.source === step.source, `${where} source`);
    });
  });
});

test('each decision answers a request and its sender, and everyone who acts has standing to', () => {
  eachFamily((family, hold) => {
    const open = new Set<string>();
    const standing = new Set<string>();
    for (const step of family.story) {
      if (step.do === 'ask-for-support') open.add(step.request);
      if (step.do === 'decide') {
        hold(open.delete(step.request), `a decision on ${step.request}, which is not open`);
        hold(
          step.feedback || (step.notToldBecause && workerByName.get(step.by)?.roles.includes('team-manager')),
          'the sender is told, or a manager says why not',
        );
      }
      const roles = workerByName.get(step.by)?.roles ?? [];
      const byOffice = roles.includes('team-manager') || (roles.includes('front-door-officer') && step.do !== 'write-section');
      hold(step.do === 'ask-for-support' || byOffice || standing.has(step.by), `${step.by} may not ${step.do} on day ${step.day}`);
      for (const name of valuesOf(step, new Set(['allocatedTo', 'worker', 'to', 'socialWorker']))) standing.add(name);
      if (step.do === 'ask-for-support') standing.add(step.by);
    }
    const inbox = steps(family, 'ask-for-support').filter(step => step.inbox !== undefined);
    for (const step of inbox) hold(open.has(step.request) && step.workingDaysAgo !== undefined, 'an inbox request is not decided yet');
    hold(open.size === inbox.length, 'a request was forgotten');
  });
});

test('plans hold together: reviews and actions belong to a need, and at least twelve open ones have four agencies', () => {
  let wide = 0;
  eachFamily((family, hold) => {
    const needs = new Set(steps(family, 'add-need').map(step => step.need));
    const actions = new Set(steps(family, 'add-action').map(step => step.action));
    hold(actions.size === steps(family, 'add-action').length, 'two actions share a key');
    for (const step of steps(family, 'add-action')) hold(needs.has(step.need), `action ${step.action} has its need`);
    for (const step of steps(family, 'update-action')) hold(actions.has(step.action), `an update of ${step.action}`);
    for (const step of steps(family, 'review')) hold(step.progress.length > 0 && step.progress.every(({ need }) => needs.has(need)), 'a review of its needs');
    for (const score of family.story.flatMap(step =>
      step.do === 'write-scale' ? [step.score] : step.do === 'review' ? step.scales.map(scale => scale.score) : [],
    ))
      hold(Number.isInteger(score) && score >= 0 && score <= 10, `scale ${score}`);
    const team = [...steps(family, 'join-team').map(step => step.worker), ...steps(family, 'open-plan').map(step => step.lead)];
    const helping = new Set(team.map(name => workerByName.get(name)?.agency));
    if (steps(family, 'open-plan').length > 0 && steps(family, 'close').length === 0 && helping.size >= 4) wide += 1;
  });
  assert.ok(wide >= 12, `${wide} open plans with four agencies`);
});
