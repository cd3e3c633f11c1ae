import { dayText, momentText, weekdayFrom } from './days.ts';
import type { LargeFamily, LargeRequest } from './family.ts';
import type { Making } from './making.ts';
import words from './words.json' with { type: 'json' };

// The letters a reference may hold (none that look alike), as front_door.request checks.
const letters = '2346789ABCDEFGHJKMNPQRTVWXYZ';
const references = letters.length ** 6;

/** A request as it was sent, matched, decided and answered; the newest wait to be looked at. */
export function writeRequest(making: Making, family: LargeFamily, request: LargeRequest): void {
  const { write, part } = making;
  const { chance } = family;
  const { day, sender, officer } = request;
  const minute = chance.between(0, 300);
  const parent = family.people.find(person => !person.isChild)!;
  const senderId = sender?.id ?? part(day);
  const answers = {
    'going-well': chance.pick(words['going well']),
    'worried-about': `${chance.pick(words.worries)} ${chance.pick(words.worries)}`,
    'would-help': chance.pick(words.helps),
  };
  const linkedTo = request.isDecided ? family.id : null;
  write(
    'front_door.request',
    ...[
      request.id,
      freeReference(making, request.number),
      sender ? 'practitioner' : 'parent-or-carer',
      sender ? 'request-practitioner' : 'request-family',
      1,
      answers,
    ],
    ...[false, request.outcome === 'csc', senderId, sender?.agency.id ?? null, sender?.name ?? `${parent.given} ${parent.family}`, 'yes', dayText(day)],
    ...[momentText(day, minute), momentText(weekdayFrom(day + 1), 479), request.isDecided ? 'decided' : 'new', linkedTo, request.isDecided ? officer.id : null],
  );
  write('front_door.request_address', request.id, family.address, family.postcode);
  for (const [place, person] of family.people.entries())
    write(
      'front_door.request_person',
      part(day),
      request.id,
      place + 1,
      person.given,
      person.family,
      dayText(person.bornDay),
      person.isChild,
      linkedTo && person.id,
    );
  making.happened(day, minute, senderId, 'front-door.request-sent', null, request.id, {
    who: sender ? 'practitioner' : 'parent-or-carer',
    isDanger: false,
    requestId: request.id,
    isSignificantHarm: request.outcome === 'csc',
  });
  if (request.isDecided) writeDecision(making, family, request, minute);
}

const readByOfficer = ['see-request', 'match-people', 'see-request', 'decide-request', 'see-request', 'see-request'].map(name => `front-door.${name}`);

function writeDecision(making: Making, family: LargeFamily, request: LargeRequest, sentAt: number): void {
  const { write, part } = making;
  const { day, officer, outcome, level, episode } = request;
  const at = sentAt + 90;
  const about = { requestId: request.id };
  for (const page of readByOfficer) making.happened(day, at - 20, officer.id, 'page.read', null, request.id, { page });
  making.happened(day, at - 20, officer.id, 'front-door.request-taken', null, request.id, about);
  making.happened(day, at - 10, officer.id, 'front-door.request-linked', family.id, request.id, {
    ...about,
    added: [],
    people: family.people.map(({ id }) => id),
  });
  write('access.family_access', part(day), family.id, officer.id, null, 'front door', dayText(day), dayText(day + 1));
  const team = episode ? (making.council.teams[episode.teamNumber] ?? null) : null;
  write(
    'front_door.decision',
    ...[
      part(day),
      request.id,
      level,
      outcome,
      'As the request says, with what the school and the surgery know.',
      'Thank you for asking. This is what happens next.',
    ],
    ...[episode?.lead.id ?? null, team?.id ?? null, officer.id, momentText(day, at), momentText(day, at + 5), request.sender ? 'account' : 'text', officer.id],
  );
  making.happened(day, at, officer.id, 'front-door.request-decided', family.id, request.id, {
    ...about,
    level,
    outcome,
    leadId: episode?.lead.id ?? null,
    teamId: team?.id ?? null,
  });
  making.happened(day, at + 5, officer.id, 'front-door.sender-told', family.id, request.id, { ...about, how: request.sender ? 'account' : 'text' });
}

/** Fernshire's requests drew theirs before; of a million, some would be the same. */
function freeReference({ council, takenReferences }: Making, number: number): string {
  const reference = referenceOf(number, council.seed);
  // Beyond every number that a request of the large council has.
  return takenReferences.has(reference) ? referenceOf(number + references / 2, council.seed) : reference;
}

/** A request's reference, such as R-9H2KQV: another for each number, and none near the one before. */
function referenceOf(number: number, seed: number): string {
  // Larger on the way than a number is exact.
  let left = Number((BigInt(number) * 399_999_983n + BigInt(seed) * 7_919n) % BigInt(references));
  let said = '';
  for (let place = 0; place < 6; place += 1) {
    said += letters[left % letters.length];
    left = Math.floor(left / letters.length);
  }
  return `R-${said}`;
}
