import type { Definition } from '#modules/forms/index.ts';
import type { AnswersOf } from '#platform/journey.ts';
import type { NewRequest } from '../request.ts';
import { addressFrom } from './address-step.ts';
import { agreementFrom } from './agreement-step.ts';
import { answersTo } from './form-steps.ts';
import { personFrom } from './person-step.ts';
import type { practitionerSteps } from './steps.ts';

type Answers = AnswersOf<Awaited<ReturnType<typeof practitionerSteps>>>;

/** What a worker answered, as the request it makes. */
export function requestFromWorker(definition: Definition, answers: Answers): NewRequest {
  const agreement = answers['what-they-know'] ?? answers.agreement;
  const { name = null, email = null, phone = null } = answers.contact ?? {};
  return {
    who: 'practitioner',
    form: definition.form,
    formVersion: definition.version,
    answers: answersTo(definition, answers),
    isDanger: answers.danger?.isDanger === true,
    isSignificantHarm: answers['significant-harm']?.isSignificantHarm === true,
    sender: { name, email, phone },
    safeContact: null,
    agreement: agreement ? agreementFrom(agreement) : null,
    people: answers.family.map(personFrom),
    address: answers.address ? addressFrom(answers.address) : null,
    helpers: answers.helpers,
  };
}
