import { getNewestVersion, getVersion, type Definition } from '#modules/forms/index.ts';
import type { Scope } from '#modules/systems/index.ts';
import { apiAction } from '#platform/api-route.ts';
import type { Work } from '#platform/work.ts';
import { whatHappensNext } from '../ask-for-support/acknowledgement.ts';
import { versionTyped } from '../ask-for-support/form-steps.ts';
import { sendRequest } from '../ask-for-support/send-request.ts';
import { practitionerForm, practitionerSteps } from '../ask-for-support/steps.ts';
import { anAnswer, aRequestSent } from './example.ts';
import { requestFromSystem } from './request-from-system.ts';
import { requestSchema } from './request-schema.ts';
import { acknowledged } from './sent.ts';

/** POST /api/v1/requests: a partner's own system asks for support for a family, as a worker there would on the page. */
export const sendRequestByApi = apiAction({
  name: 'front-door.send-request-by-api',
  method: 'POST',
  path: '/api/v1/requests',
  scope: 'requests:write' satisfies Scope,
  summary: 'Send a request for support',
  description:
    'Asks for support for a family: the same questions, rules and checks as on the page “Ask for support”, and the same front door. Sent twice under one Idempotency-Key, it is one request.',
  params: {},
  schema: async (work, sent) => requestSchema(await definitionFor(work, sent)),
  status: 201,
  answer: acknowledged,
  example: { body: aRequestSent, answer: anAnswer },
  handle: async (work, { body }) => {
    const definition = await definitionFor(work, body);
    const request = requestFromSystem(definition, await practitionerSteps(work, versionTyped(definition)), body);
    const { reference, dueAt } = await sendRequest(work, request);
    const answer = {
      reference,
      state: 'waiting',
      sentAt: work.now.toString(),
      dueAt: dueAt.toString(),
      whatHappensNext: whatHappensNext({ ...request, reference, dueAt }),
    };
    return { body: answer, location: `/api/v1/requests/${reference}`, about: null };
  },
});

/** The questions as they were when a system was made; the newest where it does not say, or says what is none. */
async function definitionFor(work: Work, sent: unknown): Promise<Definition> {
  const newest = await getNewestVersion(work, practitionerForm);
  const asked = typeof sent === 'object' && sent !== null && 'formVersion' in sent ? sent.formVersion : null;
  const isOlder = typeof asked === 'number' && Number.isInteger(asked) && asked >= 1 && asked < newest.version;
  return isOlder ? getVersion(work, practitionerForm, asked) : newest;
}
