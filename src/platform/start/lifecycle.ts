import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

/** Whether this process is on its way out, which a load balancer must hear of before anything closes. */
export type Lifecycle = { isLeaving(): boolean; leave(): Promise<void> };

/** From `leave` on, this process is not ready; it goes on answering for `drainSeconds`, in which nobody new should come. */
export function lifecycle(drainSeconds: number): Lifecycle {
  let isLeaving = false;
  return {
    isLeaving: () => isLeaving,
    leave: async () => {
      isLeaving = true;
      await pause(drainSeconds * 1000);
    },
  };
}

/** While it leaves, each answer asks the other end to let its connection go: a request sent down one that is being closed would be lost. */
export function letConnectionsGo(app: FastifyInstance, { isLeaving }: Pick<Lifecycle, 'isLeaving'>): void {
  app.addHook('onSend', async (_request, reply) => {
    if (isLeaving()) reply.header('connection', 'close');
  });
}
