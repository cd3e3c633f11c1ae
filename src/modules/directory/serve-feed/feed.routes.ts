import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { nobody } from '#platform/serve.ts';
import { isUuid } from '#platform/route.ts';
import { doWork, type Platform, type Work } from '#platform/work.ts';
import { placeOf } from '../place.ts';
import { ordinaryPageSize, readAsked, withPlace, type Asked } from './asked.ts';
import { answerBadly, NotThere, sendsForAll } from './answering.ts';
import { serveDownloads } from './downloads.ts';
import { envelope } from './envelope.ts';
import { feedDocumentation } from './feed-documentation.ts';
import { licence } from './licence.ts';
import { streamed } from './lines.ts';
import { editionOf, pageOf, sourceOf, wholeOf } from './lists.queries.ts';
import { understood, type ListName } from './parameters.ts';
import { findTaxonomy, findTerm, taxonomiesWritten, termsWritten } from './terms.queries.ts';

export const feedPath = '/open-referral-uk/v3';

export type FeedSettings = { publicUrl: string; version: string; publisher: string };

/** The local offer for anybody's software: the Open Referral UK standard, read only, without an account. */
export async function serveFeed(app: FastifyInstance, platform: Platform, settings: FeedSettings): Promise<void> {
  const url = `${settings.publicUrl}${feedPath}`;
  await app.register(
    async scope => {
      sendsForAll(scope);
      answerBadly(scope);
      const look = <T>(request: FastifyRequest, task: (work: Work) => Promise<T>) => doWork(platform, nobody, 'look', task, request.id);

      /** Answers from the edition that is public now; whoever has it already is told only that. */
      const answer = async (request: FastifyRequest, reply: FastifyReply, task: (work: Work) => Promise<string>): Promise<FastifyReply> => {
        const told = await look(request, async work => {
          const tag = `W/"${settings.version}.${await editionOf(work)}"`;
          reply.header('etag', tag);
          return String(request.headers['if-none-match'] ?? '')
            .split(/,\s*/)
            .includes(tag)
            ? null
            : task(work);
        });
        return told === null ? reply.code(304).send() : reply.type('application/json; charset=utf-8').send(told);
      };
      const list = (name: ListName, texts: (work: Work, asked: Asked) => Promise<string>) =>
        scope.get(`/${name}`, async (request, reply) => {
          const asked = readAsked(request.query as Record<string, unknown>, understood[name]);
          if (asked.isStreamed) return streamed(platform, reply, name, asked, request.id);
          return answer(request, reply, work => texts(work, asked));
        });
      const one = (name: ListName, find: (work: Work, id: string) => Promise<string | undefined>) =>
        scope.get<{ Params: { recordId: string } }>(`/${name}/:recordId`, async (request, reply) => {
          const id = request.params.recordId.toLowerCase();
          if (!isUuid(id)) throw new NotThere();
          return answer(request, reply, async work => {
            const found = await find(work, id);
            if (found === undefined) throw new NotThere();
            return found;
          });
        });

      scope.get('/', (request, reply) =>
        answer(request, reply, async () =>
          JSON.stringify({
            version: 'HSDS-UK-3.0',
            profile: 'https://docs.openreferraluk.org/en/latest/',
            openapi_url: `${url}/openapi.json`,
            publisher: settings.publisher,
            licence: licence.name,
            licence_url: licence.url,
            downloads: [`${url}/everything.json`, `${url}/everything.zip`],
          }),
        ),
      );
      scope.get('/openapi.json', (request, reply) => answer(request, reply, async () => JSON.stringify(feedDocumentation({ url, ...settings }))));
      for (const name of ['services', 'service_at_locations', 'organizations'] as const) {
        list(name, async (work, asked) => {
          const wanted = await withPlace(asked, postcode => placeOf(work, postcode));
          const source = sourceOf(name, wanted, asked);
          if (asked.isMinimal && asked.perPage === null) return `[${(await pageOf(work, source, { offset: 0, most: 1_000_000, isMinimal: true })).texts}]`;
          const perPage = asked.perPage ?? ordinaryPageSize;
          const page = await pageOf(work, source, { offset: (asked.page - 1) * perPage, most: perPage, isMinimal: asked.isMinimal });
          return envelope(page, { number: asked.page, perPage });
        });
        one(name, (work, id) => wholeOf(work, sourceOf(name, {}, { isFull: true, isFullService: false }), id));
      }
      list('taxonomies', async (work, asked) => taxonomiesWritten(work, asked));
      one('taxonomies', findTaxonomy);
      list('taxonomy_terms', async (work, asked) => termsWritten(work, asked));
      one('taxonomy_terms', findTerm);
      serveDownloads(scope, platform, settings);
    },
    { prefix: feedPath },
  );
}
