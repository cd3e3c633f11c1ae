import { formOf, type Answers, type Definition, type Section } from '#modules/forms/index.ts';
import { pointer } from '#platform/api-mistakes.ts';
import type { Form, Typed } from '#platform/form.ts';
import { invalid } from '#platform/refusal.ts';
import { requestFromWorker } from '../ask-for-support/new-request.ts';
import type { practitionerSteps } from '../ask-for-support/steps.ts';
import type { NewRequest } from '../request.ts';
import type { RequestSent } from './request-schema.ts';
import type { AddressSent, AgreementSent, PersonSent } from './sent.ts';

type Steps = Awaited<ReturnType<typeof practitionerSteps>>;

/** What a system sent, put to the very questions that a worker is asked: the same rules say the same things, each at the place it is about. */
export function requestFromSystem(definition: Definition, steps: Steps, sent: RequestSent): NewRequest {
  const mistakes: Record<string, string> = {};
  const asked = <Input extends object>({ form }: { form: Form<Input> }, typed: Typed, at: string, names: Readonly<Record<string, string>> = {}) => {
    const checked = form.check(typed);
    if ('input' in checked) return checked.input;
    for (const [name, words] of Object.entries(checked.mistakes)) mistakes[`${at}${pointer(names[name] ?? name)}`] ??= words;
    return null;
  };

  const harm = { isSignificantHarm: sent.isSignificantHarm };
  const agreement = sent.isSignificantHarm ? 'what-they-know' : 'agreement';
  const checked = {
    danger: { isDanger: sent.isDanger },
    'significant-harm': harm,
    family: sent.family.map((person, index) => asked(steps.family, personTyped(person, `/family/${index}`, mistakes), `/family/${index}`)),
    address: asked(steps.address, addressTyped(sent.address), '/address'),
    [agreement]: asked(steps[agreement], agreementTyped(sent.agreement), '/agreement', { whyNo: 'why', whyNotAsked: 'why', risk: 'why' }),
    helpers: (sent.helpers ?? []).map((helper, index) => asked(steps.helpers, helper, `/helpers/${index}`)),
    contact: asked(steps.contact, sent.sender, '/sender'),
  };
  Object.assign(checked, Object.fromEntries(definition.sections.map(section => [section.key, sectionFrom(section, sent.answers, mistakes)])));
  if (Object.keys(mistakes).length > 0) throw invalid(mistakes);
  const request = requestFromWorker(definition, checked as unknown as Parameters<typeof requestFromWorker>[1]);
  const unasked = Object.keys(sent.answers).filter(key => !(key in request.answers));
  if (unasked.length > 0)
    throw invalid(Object.fromEntries(unasked.map(key => [`/answers${pointer(key)}`, 'Leave this out: with the other answers, it is not asked'])));
  return request;
}

/** A section's answers as if they had been typed, and checked as they would be. */
function sectionFrom(section: Section, answers: Answers, mistakes: Record<string, string>) {
  const form = formOf(section);
  const mine = Object.fromEntries(section.questions.flatMap(({ key }) => (answers[key] === undefined ? [] : [[key, answers[key]]])));
  const checked = form.check(form.write(mine));
  if ('input' in checked) return checked.input;
  for (const [key, words] of Object.entries(checked.mistakes)) mistakes[`/answers${pointer(key)}`] = words;
  return null;
}

const dayTyped = (name: string, day: string | undefined): Typed => {
  const [year, month, date] = day?.split('-') ?? [];
  return day === undefined ? {} : { [`${name}-year`]: year, [`${name}-month`]: month, [`${name}-day`]: date };
};

/** As the page would have it typed. A page asks for a date of birth or an age; a system could send both. */
function personTyped(person: PersonSent, at: string, mistakes: Record<string, string>): Typed {
  const { kind, givenName, familyName } = person;
  if (kind === 'unborn') return { kind, givenName, familyName, ...dayTyped('dueOn', person.dueOn) };
  const { bornOn, ageAbout, relationship } = person;
  if (bornOn !== undefined && ageAbout !== undefined) mistakes[`${at}/ageAbout`] = 'Leave this out where the date of birth is given';
  return {
    kind,
    givenName,
    familyName,
    relationship,
    birth: bornOn !== undefined ? 'date' : ageAbout !== undefined ? 'about' : 'not-known',
    ...dayTyped('bornOn', bornOn),
    ...(ageAbout !== undefined && { ageAbout: String(ageAbout) }),
    ...(kind === 'child' && { school: person.school }),
  };
}

const addressTyped = (address: AddressSent): Typed => {
  if (address.where === 'not-known') return { where: 'not-known' };
  const { isProtected, ...rest } = address;
  return { ...rest, isProtected: isProtected ? 'yes' : 'no' };
};

const reasons = { no: 'whyNo', 'not-asked-yet': 'whyNotAsked', 'asking-could-put-someone-at-risk': 'risk' } as const;

function agreementTyped(agreement: AgreementSent): Typed {
  if (agreement.given === 'yes') return { given: 'yes', by: agreement.by, how: agreement.how, ...dayTyped('on', agreement.on) };
  return { given: agreement.given, [reasons[agreement.given]]: agreement.why };
}
