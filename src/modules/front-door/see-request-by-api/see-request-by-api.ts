import { z } from 'zod';
import { findAnswerTo, type Scope } from '#modules/systems/index.ts';
import { apiQuestion } from '#platform/api-route.ts';
import { found } from '#platform/refusal.ts';
import type { RequestState } from '../request.ts';
import { stateForSystems, statesForSystems } from '../tell-sending-system.ts';

const standing = z.strictObject({
  reference: z.string(),
  state: z.enum(statesForSystems),
  sentAt: z.iso.datetime(),
  dueAt: z.iso.datetime().meta({ description: 'By when it is decided' }),
  feedback: z.string().nullable().meta({ description: 'What whoever asked is told, in the front door’s words; null until it is decided' }),
  toldAt: z.iso.datetime().nullable().meta({ description: 'Since when it can be read' }),
});

/** GET /api/v1/requests/{reference}: how a request stands, for the agency whose system sent it. For everybody else it does not exist. */
export const seeRequestByApi = apiQuestion({
  name: 'front-door.see-request-by-api',
  method: 'GET',
  path: '/api/v1/requests/:reference',
  scope: 'requests:read' satisfies Scope,
  summary: 'See how a request stands',
  description:
    'The state of a request that a system of your agency sent and, once it is decided, the feedback for whoever asked. Nothing of what was sent is given back.',
  params: { reference: 'The reference that was answered when it was sent' },
  status: 200,
  answer: standing,
  example: {
    params: { reference: 'R-7KQ2MX' },
    answer: {
      reference: 'R-7KQ2MX',
      state: 'decided',
      sentAt: '2026-11-03T09:12:31Z',
      dueAt: '2026-11-04T17:00:00Z',
      feedback: 'We told the family of the Tuesday club.',
      toldAt: '2026-11-04T10:41:07Z',
    },
  },
  handle: async (work, { params }) => {
    const { id, reference, state, sentAt, dueAt, feedback, toldAt } = found(await findAnswerTo(work, params['reference'] ?? ''));
    const body = {
      reference,
      state: stateForSystems[state as RequestState],
      sentAt: sentAt.toString(),
      dueAt: dueAt.toString(),
      feedback,
      toldAt: toldAt?.toString() ?? null,
    };
    return { body, about: { subjectId: id } };
  },
});
