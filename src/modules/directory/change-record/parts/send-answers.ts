import { longText, yesNo } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { sendQuestions } from '../../send-offer.ts';
import { part, saying } from './part.ts';
import { textIn, type Rows } from './rows.ts';

const questions = Object.fromEntries(sendQuestions.map(({ key, question, hint }) => [key, longText({ label: question, hint, rows: 4, max: 3000 })] as const));

/** Whether it is in the local offer, and what it answers to the questions that families of children with special needs ask of every service. */
export const sendAnswers = part<'service', Rows>('service', {
  key: 'send',
  title: 'Special educational needs and disabilities',
  hint: 'Every service in the local offer answers the same seven questions, so that families can compare. What has no answer yet is shown as not answered.',
  keys: ['send'],
  form: () =>
    form<Rows>({
      isInLocalOffer: yesNo({
        label: 'Is it part of the local offer for children with special educational needs or disabilities?',
        missing: 'Select yes if it is part of the local offer',
      }),
      ...questions,
    }),
  fill: ({ send }) => ({ ...send?.answers, isInLocalOffer: send?.isInLocalOffer ?? false }),
  write: (content, input) => {
    const asked = new Set(sendQuestions.map(({ key }) => key));
    // What an import answered to other questions stays.
    const others = Object.entries(content.send?.answers ?? {}).filter(([key]) => !asked.has(key));
    const answers = sendQuestions.flatMap(({ key }) => {
      const said = textIn(input, key);
      return said === null ? [] : [[key, said] as const];
    });
    const all = Object.fromEntries([...others, ...answers]);
    const isInLocalOffer = input['isInLocalOffer'] === true;
    const says = isInLocalOffer || content.send !== undefined || Object.keys(all).length > 0;
    return saying(content, { send: says ? { isInLocalOffer, ...(Object.keys(all).length > 0 && { answers: all }) } : null });
  },
});
