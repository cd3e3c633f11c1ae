import { sendRequest, type NewRequest, type NewRequestPerson, type SafeContact } from '#modules/front-door/index.ts';
import { getNewestVersion } from '#modules/forms/index.ts';
import { somebody } from '#platform/actor.ts';
import { doWork, type Work } from '#platform/work.ts';
import type { Agreement, PublicSender, SafeContact as StorySafeContact } from '../fernshire/steps.ts';
import type { Person } from '../fernshire/types.ts';
import { bornFor } from '../moment.ts';
import { idOf, type Told, type Teller, type Telling } from '../telling.ts';

/** A request, sent by a worker from their account or by somebody from the public pages. */
export const askForSupport: Teller<'ask-for-support'> = async (telling, told, step, at) => {
  const send = async (work: Work) => {
    const request = await sendRequest(work, await requestOf(work, telling, told, step));
    told.requests.set(step.request, request.id);
  };
  if (step.by !== 'public') return telling.as(step.by, at, send);
  const { platform } = telling;
  // Each visitor is a session of their own, as in a browser.
  await doWork({ ...platform, clock: () => at }, somebody(platform.newId()), 'change', send);
};

type Asked = Parameters<typeof askForSupport>[2];

async function requestOf(work: Work, telling: Telling, told: Told, step: Asked): Promise<NewRequest> {
  const isPublic = step.by === 'public';
  const { form, version } = await getNewestVersion(work, isPublic ? 'request-family' : 'request-practitioner');
  const worker = telling.fernshire.workers.find(one => one.username === step.by);
  const sender = isPublic ? step.sender : worker;
  return {
    who: whoOf(step),
    form,
    formVersion: version,
    answers: { 'going-well': step.goingWell, 'worry-topics': [...step.topics], 'worried-about': step.worries, 'would-help': step.wouldHelp },
    isDanger: step.immediateDanger,
    isSignificantHarm: step.significantHarm,
    sender: { name: sender?.name ?? null, email: sender?.email ?? null, phone: sender?.phone ?? null },
    safeContact: step.safeContact ? safeContactOf(step.safeContact) : null,
    agreement: agreementOf(told, step.agreement, telling),
    people: step.who.map(key => personOf(telling, personIn(told, key), step)),
    address: addressOf(told, step),
    helpers: step.alreadyHelping.map(({ agency, what }) => {
      const known = telling.fernshire.agencies.find(one => one.id === agency);
      return {
        name: known?.name ?? what,
        doing: known ? what : null,
        contact: known?.phone ?? null,
        agencyId: known ? idOf(telling.agencies, known.id) : null,
      };
    }),
  };
}

const publicWho: Record<PublicSender['relation'], NewRequest['who']> = {
  self: 'parent-or-carer',
  'young-person': 'young-person',
  relative: 'relative-or-neighbour',
  neighbour: 'relative-or-neighbour',
  anonymous: 'anonymous',
};

const whoOf = ({ by, sender, source }: Asked): NewRequest['who'] =>
  by === 'public' ? publicWho[sender?.relation ?? 'anonymous'] : source === '5A' ? 'step-down' : 'practitioner';

const ways: Record<StorySafeContact['how'], SafeContact['ways']> = {
  phone: ['phone'],
  text: ['text'],
  'e-mail': ['email'],
  post: ['post'],
  'in-person': ['through-somebody'],
  none: [],
};

const safeContactOf = ({ how, when, mayLeaveMessage, postIsSafe }: StorySafeContact): SafeContact => ({
  ways: [...ways[how], ...(postIsSafe && how !== 'post' && how !== 'none' ? (['post'] as const) : [])],
  when: when ?? null,
  mayLeaveMessage,
  through: null,
  postTo: null,
});

export function personIn(told: Told, key: string): Person {
  const person = told.story.people.find(one => one.key === key);
  if (!person) throw new Error(`${told.story.slug} has nobody called ${key}`);
  return person;
}

export function agreementOf(told: Told, agreement: Agreement, telling: Telling): NewRequest['agreement'] {
  if (agreement.state === 'agreed') {
    const by = agreement.who.map(key => personIn(told, key).givenName).join(' and ');
    return { given: 'yes', by, how: agreement.how, on: telling.today.add({ days: agreement.day }), why: null };
  }
  return { given: agreement.state === 'declined' ? 'no' : agreement.state, by: null, how: null, on: null, why: agreement.why };
}

function personOf(telling: Telling, person: Person, { written = [], sender }: Asked): NewRequestPerson {
  const asWritten = written.find(one => one.person === person.key)?.asWritten.split(' ');
  const { bornOn, dueOn } = bornFor(person.born, telling.today);
  return {
    givenName: asWritten ? asWritten.slice(0, -1).join(' ') : person.givenName,
    familyName: asWritten ? (asWritten.at(-1) ?? '') : person.familyName,
    bornOn,
    dueOn,
    ageAbout: 'ageAbout' in person.born ? person.born.ageAbout : null,
    isChild: person.isChild,
    relationship: null,
    school: telling.fernshire.agencies.find(agency => agency.id === person.school)?.name ?? null,
    isSender: sender?.person === person.key,
  };
}

function addressOf({ story }: Told, { who }: Asked): NewRequest['address'] {
  const home = story.people.find(person => who.includes(person.key) && person.household)?.household;
  const household = story.households.find(one => one.key === home);
  if (!household) return null;
  const { address, postcode = null, noFixedAddress = false } = household;
  return { hasNoFixedAddress: noFixedAddress, lines: address, postcode, isProtected: household.protected === true };
}
