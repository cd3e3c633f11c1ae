import type { Scope } from '#modules/systems/index.ts';
import { apiQuestion } from '#platform/api-route.ts';
import { getLoad } from '../load.queries.ts';
import { anExample, anExampleFeed, loadStanding, standingOf } from './standing.ts';

/** GET /api/v1/feeds/{feedId}/loads/{loadId}: what became of a file, for the agency whose feed it is of. */
export const seeLoadByApi = apiQuestion({
  name: 'targeting.see-load-by-api',
  method: 'GET',
  path: '/api/v1/feeds/:feedId/loads/:loadId',
  scope: 'feeds:write' satisfies Scope,
  summary: 'See what became of a file',
  description: 'How a file of one of your agency’s feeds stands: counts and reasons, and nothing of what stood in it.',
  params: { feedId: 'The feed', loadId: 'The id that was answered when the file was sent' },
  status: 200,
  answer: loadStanding,
  example: {
    params: { feedId: anExampleFeed, loadId: anExample.id },
    answer: { ...anExample, state: 'held', rows: 10_412, rowsSetAside: 3, faults: [{ why: 'How much is not a number', rows: 3 }] },
  },
  handle: async (work, { params }) => {
    const load = await getLoad(work, params['feedId'] ?? '', params['loadId'] ?? '');
    return { body: standingOf(load), about: { subjectId: load.id } };
  },
});
