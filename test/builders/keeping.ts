import { commentOnOffer, findSentComments, type SentComment } from '#modules/directory/index.ts';
import { nobody } from '#platform/serve.ts';
import { doWork } from '#platform/work.ts';
import { addTestOrganization, addTestService, editorOf } from './directory.ts';
import type { Person, World } from '#test/world.ts';

/** A council with a service that its organisation keeps; another organisation; and somebody who works with families and keeps nothing. */
export async function keepersOf(world: World) {
  const editor = await editorOf(world);
  const owner = await world.worker('Olive Park', { roles: ['service-provider'], agency: 'Fernshire Play' });
  const rival = await world.worker('Rob Stone', { roles: ['service-provider'], agency: 'Stone Sports' });
  const practitioner = await world.worker('Priya Shah', { roles: ['practitioner'] });
  const organizationId = await addTestOrganization(world, { agency: 'Fernshire Play' });
  const rivalsId = await addTestOrganization(world, { agency: 'Stone Sports', name: 'Stone Sports' });
  const serviceId = await addTestService(world, { organizationId, name: 'Stay and play', at: {} });
  return { editor, owner, rival, practitioner, organizationId, rivalsId, serviceId };
}

/** The id of the version of a record that waits, or that was settled last. */
export async function newestVersion(world: World, recordId: string): Promise<{ id: string; state: string; content: Record<string, unknown> }> {
  const [row] = await world.stored<{ id: string; state: string; content: Record<string, unknown> }>(
    'select id, state, content from directory.version where record_id = $1 order by number desc limit 1',
    [recordId],
  );
  if (!row) throw new Error('There is no such record');
  return row;
}

/** Changes one part as its keeper does, on its page. */
export async function changePart(world: World, who: Person, recordId: string, part: string, answers: Record<string, string | string[]>): Promise<string> {
  const answer = await (await world.as(who)).fillIn(`/directory/records/${recordId}/change/${part}`, answers);
  if (answer.status !== 303) throw new Error(`${part} answered ${answer.status}: ${answer.text.slice(0, 400)}`);
  return (await newestVersion(world, recordId)).id;
}

/** A comment on the local offer that came from outside, as editors have it. */
export async function sentComment(world: World, more: Partial<Parameters<typeof commentOnOffer>[1]> = {}): Promise<SentComment> {
  await doWork(world.platform, nobody, 'change', work =>
    commentOnOffer(work, { fromWhom: 'parent', about: 'what-there-is', said: 'There is nothing for teenagers.', ...more }),
  );
  const [newest] = await world.stored<{ id: string }>('select id from directory.comment order by id desc limit 1');
  const editor = await editorOf(world);
  const browser = await world.as(editor);
  const session = await browser.session(world.platform);
  const all = await doWork(world.platform, session.actor, 'look', findSentComments);
  const found = all.find(({ id }) => id === newest?.id);
  if (!found) throw new Error('The comment did not come');
  return found;
}
