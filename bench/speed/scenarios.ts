import { randomUUID } from 'node:crypto';
import { signIn, type Answer, type Sent, type Visitor } from './browsing.ts';
import { writeDrafts } from './drafts.ts';
import type { Doing } from './load.ts';
import type { Cast } from './people.ts';

/** One thing that people do all day. `prepare` makes ready, before the clock runs, what so many times of it need. */
export type Scenario = { name: string; doing: Doing; prepare?: (times: number) => Promise<unknown> };

/** Everything measured, each done by one after another of those who do it. */
export async function makeScenarios(address: string, cast: Cast, connections: number, superuserUrl: string): Promise<Scenario[]> {
  const signedIn = (usernames: readonly string[]) => Promise.all(usernames.map(username => signIn(address, username, connections)));
  const leads = await signedIn(cast.leads.map(({ username }) => username));
  const officers = await signedIn(cast.officers);
  const coordinators = await signedIn(cast.coordinators);
  const inTurn = <T>(list: readonly T[], number: number): T => list[number % list.length]!;
  const familyOf = (number: number) => {
    const { families } = inTurn(cast.leads, number);
    return inTurn(families, Math.floor(number / leads.length));
  };

  const search = (number: number, withDay: boolean) => {
    const { name, bornOn } = inTurn(cast.people, number);
    const [year = '', month = '', day = ''] = withDay ? bornOn.split('-') : [];
    const coordinator = inTurn(coordinators, number);
    const form = { csrf: coordinator.csrf, name, 'bornOn-day': day, 'bornOn-month': month, 'bornOn-year': year };
    return of(coordinator, { method: 'POST', path: '/families', form }, 200);
  };
  const note = (number: number, path: string, expected: number) => {
    const visitor = inTurn(leads, number);
    const form = {
      ...{ csrf: visitor.csrf, once: randomUUID(), kind: 'spoke', text: `Spoke on the phone, ${number}. The morning plan helps.` },
      ...{ 'happenedOn-day': '', 'happenedOn-month': '', 'happenedOn-year': '' },
    };
    return of(visitor, { method: 'POST', path: `/families/${familyOf(number)}/notes/new${path}`, form }, expected);
  };
  let drafts: string[] = [];
  const submit = (number: number) => {
    const visitor = inTurn(leads, number);
    return of(visitor, { method: 'POST', path: `/requests/new/${drafts[number]}/check-answers`, form: { csrf: visitor.csrf } }, 303);
  };

  const scenarios: Scenario[] = [
    { name: 'my families', doing: number => of(inTurn(leads, number), { method: 'GET', path: '/my-families' }, 200) },
    { name: 'family page', doing: number => of(inTurn(leads, number), { method: 'GET', path: `/families/${familyOf(number)}` }, 200) },
    { name: 'search, name and date of birth', doing: number => search(number, true) },
    { name: 'search, name only', doing: number => search(number, false) },
    { name: 'inbox', doing: number => of(inTurn(officers, number), { method: 'GET', path: '/requests' }, 200) },
    { name: 'save a note', doing: number => note(number, '', 303) },
    { name: 'autosave', doing: number => note(number, '/keep', 200) },
    { name: 'submit a request', doing: submit, prepare: async times => (drafts = await writeDrafts(superuserUrl, cast.leads, times)) },
  ];
  // Sending alone comes last: the thousands it leaves undecided are an inbox that no council has.
  return [...scenarios.slice(0, -1), allTogether(scenarios), ...scenarios.slice(-1)];
}

/** How often each is done in a hundred, in the mix of a working day: people read much more than they search or send. */
const day: Readonly<Record<string, number>> = {
  'my families': 12,
  'family page': 28,
  'search, name and date of birth': 8,
  'search, name only': 2,
  inbox: 10,
  'save a note': 12,
  autosave: 24,
  'submit a request': 4,
};

function allTogether(scenarios: readonly Scenario[]): Scenario {
  const shares = scenarios.flatMap(scenario => Array<Scenario>(day[scenario.name] ?? 0).fill(scenario));
  // Spread evenly, by a step that meets every place once before it meets one again.
  const at = (number: number) => shares[(number * 37) % shares.length]!;
  const submitting = scenarios.find(({ prepare }) => prepare);
  return { name: 'a working day, all together', doing: number => at(number).doing(number), prepare: async times => submitting?.prepare?.(times) };
}

async function of(visitor: Visitor, sent: Sent, expected: number): Promise<{ fault: string | null; bytes: number }> {
  const answer: Answer = await visitor.send(sent);
  const isRight = answer.status === expected && !answer.goesTo.startsWith('/sign-in') && !/\/requests\/new\//.test(answer.goesTo);
  return {
    fault: isRight
      ? null
      : `${sent.method} ${sent.path.replaceAll(/[0-9a-f-]{36}/g, '(id)')} answered ${answer.status} ${answer.goesTo.replaceAll(/[0-9a-f-]{36}/g, '(id)')}`,
    bytes: answer.bytes,
  };
}
