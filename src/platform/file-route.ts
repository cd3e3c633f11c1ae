import type { Actor } from './actor.ts';
import type { Decision } from './decision.ts';
import type { Typed } from './form.ts';
import { recordRead } from './page-routes.ts';
import { checkedParams, type ParamsOf, type Served } from './route.ts';
import { doWork, type Work } from './work.ts';

type FileAt<Path extends string> = {
  name: string;
  path: Path;
  allow: (actor: Actor) => Decision;
  make(work: Work, params: ParamsOf<Path>, query: Typed): Promise<{ subjectId?: string; type: string; name: string; body: string | Uint8Array }>;
};

/** A file that workers take away: who may is asked first, and who took it is recorded. */
export const fileRoute = <const Path extends string>({ name, path, allow, make }: FileAt<Path>): Served => ({
  name,
  path,
  routes: [
    {
      ...{ name, method: 'GET', path, audience: 'workers' },
      handle: ask =>
        doWork(
          ask.platform,
          ask.actor,
          'look',
          async work => {
            work.require(allow(work.actor));
            const { subjectId, ...file } = await make(work, checkedParams<Path>(ask.params), ask.query);
            await recordRead(work, name, { subjectId: subjectId ?? null });
            return { kind: 'file', ...file };
          },
          ask.trace,
        ),
    },
  ],
});
