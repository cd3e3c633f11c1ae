import type { AnswersOf } from '#platform/journey.ts';
import { addressFrom } from '../ask-for-support/address-step.ts';
import { answersTo } from '../ask-for-support/form-steps.ts';
import { personFrom } from '../ask-for-support/person-step.ts';
import type { Agreement, NewRequest, NewRequestPerson, RequestSender, SafeContact, SafeWay } from '../request.ts';
import type { FormsBegun } from './forms-begun.ts';
import type { familySteps } from './steps.ts';
import { givesName, isForOthers, waysIn, whoIn } from './who-and-how.ts';

type Answers = AnswersOf<Awaited<ReturnType<typeof familySteps>>>;

/** What a family, a young person, a relative or a neighbour answered, as the request it makes. */
export function requestFromFamily({ family, relative }: FormsBegun, answers: Answers, today: Temporal.PlainDate): NewRequest {
  const isOthers = isForOthers(answers);
  const definition = isOthers ? relative : family;
  const given = isOthers ? Object.fromEntries(relative.sections.map(({ key }) => [key, (answers as Record<string, unknown>)[`their-${key}`]])) : answers;
  return {
    who: senderOf(answers),
    form: definition.form,
    formVersion: definition.version,
    answers: answersTo(definition, given),
    isDanger: answers.danger?.isDanger === true,
    isSignificantHarm: false,
    sender: { name: senderName(answers), email: answers['your-email']?.email ?? null, phone: answers['your-phone']?.phone ?? null },
    safeContact: safeContactFrom(answers),
    agreement: agreementFrom(answers, today),
    people: peopleFrom(answers),
    address: answers.address ? addressFrom(answers.address) : null,
    helpers: (answers.helpers ?? []).map(({ name, doing }) => ({ name, doing, contact: null })),
  };
}

const senderOf = (answers: Answers): RequestSender => (givesName(answers) ? (whoIn(answers) ?? 'anonymous') : 'anonymous');

function senderName(answers: Answers): string | null {
  const { givenName, familyName } = answers['about-you'] ?? {};
  const { name, relation } = answers['your-name'] ?? {};
  return [givenName, familyName].filter(Boolean).join(' ') || [name, relation && `(${relation})`].filter(Boolean).join(' ') || null;
}

function safeContactFrom(answers: Answers): SafeContact {
  return {
    ways: waysIn(answers).filter((way): way is SafeWay => way !== 'none'),
    when: answers['your-phone']?.when ?? null,
    mayLeaveMessage: answers['your-phone']?.mayLeaveMessage === true,
    through: answers['through-whom']?.through ?? null,
    postTo: answers['your-post']?.postTo ?? null,
  };
}

/** Who asks for themself agrees by asking. */
function agreementFrom(answers: Answers, today: Temporal.PlainDate): Agreement | null {
  const told = answers['do-they-know'];
  if (told) return { given: told.given, by: told.given === 'yes' ? 'The sender says so' : null, how: null, on: null, why: null };
  return { given: 'yes', by: senderName(answers), how: 'Asked for themself', on: today, why: null };
}

function peopleFrom(answers: Answers): NewRequestPerson[] {
  const you = answers['about-you'];
  if (!you) return (answers['their-family'] ?? []).map(personFrom);
  const isChild = whoIn(answers) === 'young-person';
  const sender = {
    givenName: you.givenName,
    familyName: you.familyName,
    bornOn: you.bornOn,
    dueOn: null,
    ageAbout: null,
    isChild,
    relationship: null,
    school: null,
    isSender: true,
  };
  return [sender, ...(answers.family ?? []).map(personFrom)];
}
