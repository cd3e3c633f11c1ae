import { z } from 'zod';
import { questionsOf, wordingFor, type Definition, type Question } from '#modules/forms/index.ts';
import { addressSent, agreementSent, helperSent, personSent, senderSent } from './sent.ts';

/** What a system sends: the same questions as a worker is asked, the middle of them as the form's version asks them. */
export const requestSchema = (definition: Definition) =>
  z
    .strictObject({
      isDanger: z.boolean().meta({ description: 'Is anyone in immediate danger? Then call 999 first: nobody may be reading this now.' }),
      isSignificantHarm: z.boolean().meta({
        description: 'Do you think a child is suffering significant harm, or is likely to? Then these answers go to children’s social care.',
      }),
      family: z.array(personSent).min(1).max(50).meta({ description: 'Who is in the family.' }),
      address: addressSent,
      formVersion: z
        .int()
        .min(1)
        .max(definition.version)
        .optional()
        .meta({ description: 'Which version of the questions is answered. Left out, the newest, which is described here.' }),
      answers: answersSchema(definition),
      agreement: agreementSent,
      helpers: z.array(helperSent).max(50).optional().meta({ description: 'Who already helps the family' }),
      sender: senderSent,
    })
    .meta({ title: 'A request for support', description: `The questions in “answers” are version ${definition.version} of “${definition.title}”.` });

export type RequestSent = z.infer<ReturnType<typeof requestSchema>>;

/** The questions of the form, by their keys. */
const answersSchema = (definition: Definition): z.ZodType<Record<string, string | number | string[]>> =>
  z.strictObject(Object.fromEntries(questionsOf(definition).map(question => [question.key, answerSchema(question)]))) as unknown as z.ZodType<
    Record<string, string | number | string[]>
  >;

function answerSchema(question: Question): z.ZodType {
  const { wording, hint, missing, when } = question;
  const schema = kindSchema(question).meta({ title: wordingFor(wording, null), ...(hint && { description: wordingFor(hint, null) }) });
  return missing === undefined || when ? schema.optional() : schema;
}

function kindSchema(question: Question): z.ZodType {
  switch (question.kind) {
    case 'short-text':
      return z
        .string()
        .trim()
        .min(1)
        .max(question.max ?? 200);
    case 'long-text':
      return z
        .string()
        .trim()
        .min(1)
        .max(question.max ?? 5000);
    case 'scale':
      return z.int().min(question.from).max(question.to);
    case 'date':
      return z.iso.date();
    case 'one-of':
      return z.enum(question.choices.map(({ key }) => key));
    case 'many-of':
      return z
        .array(z.enum(question.choices.map(({ key }) => key)))
        .min(1)
        .max(question.choices.length);
  }
}
