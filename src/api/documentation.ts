import { z } from 'zod';
import type { ApiRoute } from '#platform/api-route.ts';
import { notFound } from '#platform/refusal.ts';
import type { Route, Served } from '#platform/route.ts';
import { nobody } from '#platform/serve.ts';
import { doWork } from '#platform/work.ts';
import { documentationView, problemView } from './documentation.view.ts';
import { problems, type ProblemKind } from './problems.ts';

/** The pages for those who connect a system: how to begin, and what each refusal means. Written from the same routes and schemas. */
export function documentationPages(routes: readonly ApiRoute[], { url }: { url: string }): readonly Served[] {
  const about: Route = {
    name: 'api.see-documentation',
    method: 'GET',
    path: '/api',
    audience: 'anyone',
    handle: async ({ platform }) => {
      const told = await doWork(platform, nobody, 'look', work =>
        Promise.all(routes.map(async route => ({ route, body: route.schema && z.toJSONSchema(await route.schema(work, undefined), { io: 'input' }) }))),
      );
      return { kind: 'screen', status: 200, screen: { title: 'For developers', body: documentationView(told, url), width: 'full' } };
    },
  };
  const refusal: Route = {
    name: 'api.see-problem',
    method: 'GET',
    path: '/api/problems/:name',
    audience: 'anyone',
    handle: async ({ params }) => {
      const name = params['name'] ?? '';
      if (!isProblem(name)) throw notFound();
      return { kind: 'screen', status: 200, screen: { title: problems[name].title, body: problemView(name), back: { href: '/api', text: 'For developers' } } };
    },
  };
  return [about, refusal].map(route => ({ name: route.name, path: route.path, routes: [route] }));
}

const isProblem = (name: string): name is ProblemKind => Object.hasOwn(problems, name);
