import { Worker } from 'node:worker_threads';
import type { OnStage } from '../run-progress.ts';
import type { FromThread, Outcome, ToThread } from './exchange.ts';

/** Something about what is held that somebody can mend; its words are shown. */
export class CannotLink extends Error {}

export type Thread = {
  tell(message: ToThread): Promise<void>;
  link(message: Extract<ToThread, { kind: 'link' }>): Promise<Outcome>;
  /** Null where nothing is kept that rows can be added to. */
  add(message: Extract<ToThread, { kind: 'add' }>): Promise<Outcome | null>;
  end(): Promise<unknown>;
};

// What the linkage keeps of a million rows is in arrays outside this; texts, patterns and pairs by household are inside.
const mostMegabytes = 3072;

/** Starts the thread in which the linkage runs. Whatever goes wrong there ends it alone. */
export function startThread(onStage: OnStage = () => undefined): Thread {
  const worker = new Worker(new URL('./thread/linking.thread.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
    execArgv: [],
  });
  let waiting: { settle: (message: FromThread) => void; fail: (fault: unknown) => void } | null = null;
  let ended: unknown = null;
  worker.on('message', (message: FromThread) => (message.kind === 'stage' ? onStage(message.stage, message.done, message.of) : waiting?.settle(message)));
  worker.on('error', fault => {
    ended =
      (fault as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY'
        ? new CannotLink('There is more in the files than fits the memory set aside for linking.')
        : fault;
    waiting?.fail(ended);
  });
  worker.on('exit', () => {
    ended ??= new Error('The linking thread ended');
    waiting?.fail(ended);
  });
  const ask = async (message: ToThread): Promise<FromThread> => {
    if (ended) throw ended as Error;
    const { promise, resolve, reject } = Promise.withResolvers<FromThread>();
    waiting = { settle: resolve, fail: reject };
    worker.postMessage(message);
    const answer = await promise.finally(() => (waiting = null));
    if (answer.kind === 'refused') throw new CannotLink(answer.words);
    return answer;
  };
  return {
    tell: async message => {
      await ask(message);
    },
    link: async message => {
      const answer = await ask(message);
      if (answer.kind !== 'linked') throw new Error('The linking thread answered something else');
      return answer.outcome;
    },
    add: async message => {
      const answer = await ask(message);
      return answer.kind === 'linked' ? answer.outcome : null;
    },
    end: () => worker.terminate(),
  };
}
