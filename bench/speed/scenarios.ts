import { randomUUID } from 'node:crypto';
import { signIn, type Answer, type Sent, type Visitor } from './browsing.ts';
import type { Doing } from './load.ts';
import type { Cast } from './people.ts';

/** One thing that people do all day. */
export type Scenario = { name: string; doing: Doing };

/** Everything measured, each done by one after another of those who do it. */
export async function makeScenarios(address: string, cast: Cast, connections: number): Promise<Scenario[]> {
  const leads = await Promise.all(cast.leads.map(async ({ username, families }) => ({ families, visitor: await signIn(address, username, connections) })));
  const officer = await signIn(address, cast.officer, connections);
  const coordinator = await signIn(address, cast.coordinator, connections);
  const leadOf = (number: number) => leads[number % leads.length]!;
  const familyOf = (number: number) => {
    const { families, visitor } = leadOf(number);
    return { visitor, familyId: families[Math.floor(number / leads.length) % families.length]! };
  };
  const personOf = (number: number) => cast.people[number % cast.people.length]!;

  const search = (number: number, withDay: boolean): Sent => {
    const { name, bornOn } = personOf(number);
    const [year = '', month = '', day = ''] = withDay ? bornOn.split('-') : [];
    return { method: 'POST', path: '/families', form: { csrf: coordinator.csrf, name, 'bornOn-day': day, 'bornOn-month': month, 'bornOn-year': year } };
  };
  const note = (number: number, path: string): { visitor: Visitor; sent: Sent } => {
    const { visitor, familyId } = familyOf(number);
    const form = {
      csrf: visitor.csrf,
      once: randomUUID(),
      kind: 'spoke',
      text: `Spoke on the phone, ${number}. The morning plan helps.`,
      'happenedOn-day': '',
      'happenedOn-month': '',
      'happenedOn-year': '',
    };
    return { visitor, sent: { method: 'POST', path: `/families/${familyId}/notes/new${path}`, form } };
  };

  return [
    { name: 'my families', doing: number => of(leadOf(number).visitor, { method: 'GET', path: '/my-families' }, 200) },
    {
      name: 'family page',

      doing: number => of(familyOf(number).visitor, { method: 'GET', path: `/families/${familyOf(number).familyId}` }, 200),
    },
    { name: 'search, name and date of birth', doing: number => of(coordinator, search(number, true), 200) },
    { name: 'search, name only', doing: number => of(coordinator, search(number, false), 200) },
    { name: 'inbox', doing: () => of(officer, { method: 'GET', path: '/requests' }, 200) },
    { name: 'save a note', doing: number => ofNote(note(number, ''), 303) },
    { name: 'autosave', doing: number => ofNote(note(number, '/keep'), 200) },
  ];
}

const ofNote = ({ visitor, sent }: { visitor: Visitor; sent: Sent }, expected: number) => of(visitor, sent, expected);

async function of(visitor: Visitor, sent: Sent, expected: number): Promise<{ fault: string | null; bytes: number }> {
  const answer: Answer = await visitor.send(sent);
  const isRight = answer.status === expected && !answer.goesTo.startsWith('/sign-in');
  return {
    fault: isRight ? null : `${sent.method} ${sent.path.replace(/[0-9a-f-]{36}/, '(id)')} answered ${answer.status} ${answer.goesTo}`,
    bytes: answer.bytes,
  };
}
