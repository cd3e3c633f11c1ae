import { countNeeds } from '#modules/commissioning/index.ts';
import { addAccount, demoIssuer, disableAccount } from '#modules/access/index.ts';
import type { Say } from '#platform/start/progress.ts';
import type { Platform } from '#platform/work.ts';
import { tellCast } from './cast.ts';
import { readFernshire } from './fernshire/read.ts';
import type { Step } from './fernshire/steps.ts';
import { momentOf } from './moment.ts';
import { tellDirectory } from './directory/tell-directory.ts';
import { tellPostcodes } from './directory/tell-postcodes.ts';
import { tellReferrals } from './referrals/tell-referrals.ts';
import { tellPartners } from './partners/tell-partners.ts';
import { tellers } from './steps/index.ts';
import { beginTelling, idOf, type Telling, type Teller, type Told } from './telling.ts';

/** Tells Fernshire: every family's story, step by step in the order of days, each by the person who did it, through the same functions as the pages. */
export async function tellFernshire(platform: Platform, say: Say): Promise<string[]> {
  const telling = beginTelling(readFernshire(), platform);
  await tellCast(telling, demoIssuer);
  await tellPostcodes(telling);
  let told = 0;
  for (const moment of inOrder(telling)) {
    await tellStep(telling, moment);
    told += 1;
  }
  await tellAccounts(telling);
  await tellPartners(telling);
  const services = await tellDirectory(telling);
  const referrals = await tellReferrals(telling);
  await telling.as('open-early-help', telling.now, countNeeds);
  await tellLeavers(telling);
  say(`  ${telling.families.size} families, ${told} things that people did, ${services} services in the local offer, ${referrals} referrals to them`);
  return whoCanSignIn(telling);
}

type Moment = { told: Told; step: Step; at: Temporal.Instant; place: number };

const inOrder = (telling: Telling): Moment[] =>
  [...telling.families.values()]
    .flatMap(told => told.story.story.map((step, place) => ({ told, step, place, at: momentOf(step, place, telling.now) })))
    .sort((a, b) => Temporal.Instant.compare(a.at, b.at) || (a.told === b.told ? a.place - b.place : 0));

async function tellStep(telling: Telling, { told, step, at, place }: Moment): Promise<void> {
  try {
    await (tellers[step.do] as Teller<Step['do']>)(telling, told, step, at);
  } catch (fault) {
    throw new Error(`The story of ${told.story.slug} could not be told at step ${place} (${step.do} by ${step.by})`, { cause: fault });
  }
}

/** Parents and young people who sign in to see their own copy. */
async function tellAccounts(telling: Telling): Promise<void> {
  await telling.as('open-early-help', telling.now, async work => {
    for (const { username, name, family, person, email, role } of telling.fernshire.accounts) {
      const personId = telling.families.get(family)?.people.get(person) ?? null;
      await addAccount(work, { username, issuer: demoIssuer, subject: username, name, email, personId, roles: [role] });
    }
  });
}

async function tellLeavers(telling: Telling): Promise<void> {
  for (const { username, leftDay } of telling.fernshire.workers) {
    if (leftDay === undefined) continue;
    await telling.as('open-early-help', telling.now.add({ hours: 24 * leftDay }), work => disableAccount(work, idOf(telling.accounts, username)));
  }
}

const few = ['amira.hussain', 'grace.adeyemi', 'maria.santos', 'helen.ostrowski', 'yasmin.khan', 'imogen.clarke', 'nadine.porter'];

const whoCanSignIn = ({ fernshire }: Telling): string[] => {
  const people = [
    ...fernshire.workers.map(({ username, name, jobTitle }) => ({ username, name, jobTitle })),
    ...fernshire.accounts.map(({ username, name }) => ({ username, name, jobTitle: 'a parent' })),
  ];
  return [
    'Choose whom to sign in as, among the made-up people, at /dev/sign-in, for example:',
    ...people.filter(({ username }) => few.includes(username)).map(({ name, jobTitle }) => `  ${name}, ${jobTitle}`),
  ];
};
