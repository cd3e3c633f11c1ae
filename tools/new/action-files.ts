import type { Names } from './names.ts';

/** Where an action is to live: its module's files, and whether it is about a family. */
export type Place = { names: Names; policy: string; events: string; isAboutFamily: boolean; isAccess: boolean; isPeople: boolean };

const getFamilyFrom = ({ isPeople }: Place) => (isPeople ? '../people.queries.ts' : '#modules/people/index.ts');

export function actionFile(place: Place): string {
  const { names, policy, events, isAboutFamily } = place;
  const imports = `${isAboutFamily ? `import { getFamily } from '${getFamilyFrom(place)}';\n` : ''}import { invalid } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { ${names.event} } from '../${events}';
import { ${names.may} } from '../${policy}';`;
  return `${imports}

/** Lets somebody ${names.doing}. Nothing is kept yet but that it happened: the change belongs between the rules and the record. */
export async function ${names.camel}(work: Work, ${isAboutFamily ? 'familyId: string, ' : ''}{ words }: { words: string }): Promise<void> {
  work.require(${names.may}(work.actor));
  ${isAboutFamily ? 'await getFamily(work, familyId);' : ''}
  if (words.trim() === '') throw invalid({ words: 'Write what happened' });
  await work.record(${names.event}, { ${isAboutFamily ? 'familyId' : 'familyId: null'}, details: {} });
}
`;
}

export function pageFile(place: Place): string {
  const { names, policy, isAboutFamily } = place;
  const about = isAboutFamily
    ? { load: '(work, { familyId }) => getFamily(work, familyId)', about: '({ id }) => ({ familyId: id })', at: '`/families/${id}`' }
    : { load: 'async () => null', about: '() => null', at: `'/${names.module}/${names.action}'` };
  return `import { askAll, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
${isAboutFamily ? `import { getFamily } from '${getFamilyFrom(place)}';\n` : ''}import { longText } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { ${names.may} } from '../${policy}';
import { ${names.camel} } from './${names.action}.ts';

export const ${names.page} = page({
  name: '${names.module}.${names.action}',
  path: '${isAboutFamily ? '/families/:familyId' : `/${names.module}`}/${names.action}',
  title: '${names.title}',
  audience: 'workers',
  load: ${about.load},
  allow: ${names.may},
  about: ${about.about},
  ${isAboutFamily ? `back: ({ id }) => ({ href: \`/families/\${id}\`, text: 'Back to the family' }),` : ''}
  form: form({ words: longText({ label: 'What happened?', missing: 'Write what happened' }) }),
  show: view =>
    html\`<h1 class="govuk-heading-l">${names.title}</h1>
      \${formOf(view, askAll(view), { button: 'Save' })}\`,
  submit: async (work, ${isAboutFamily ? '{ id }' : '_nothing'}, input) => {
    await ${names.camel}(work, ${isAboutFamily ? 'id, ' : ''}input);
    return { goTo: ${about.at} };
  },
});
`;
}

export function testFile(place: Place): string {
  const { names, isAboutFamily } = place;
  const who = isAboutFamily
    ? `const somebody = await world.worker('Priya Shah');
const { familyId } = await openTestFamily(world, { seenBy: [somebody] });
const url = \`/families/\${familyId}/${names.action}\`;`
    : `const somebody = await world.worker('Ruth Abel', { roles: ['administrator'], agency: 'Fernshire County Council' });
const url = '/${names.module}/${names.action}';`;
  const shutOut = isAboutFamily
    ? `test('without the role nobody may; to those who cannot see the family it does not exist', async () => {
  assert.deepEqual(await refusalsOf(world, familyId, url), { stranger: 404, auditor: 403 });
});`
    : `test('others may not', async () => {
  const stranger = await world.worker('Nobody Here');
  assert.equal((await (await world.as(stranger)).visit(url)).status, 403);
});`;
  return `import assert from 'node:assert/strict';
import { test } from 'node:test';
${isAboutFamily ? `import { openTestFamily, refusalsOf } from '#test/builders/people.ts';\n` : ''}import { newWorld } from '#test/world.ts';

const world = await newWorld();
${who}

test('the page says what it is for', async () => {
  const { text } = await (await world.as(somebody)).visit(url);
  assert.match(text, /Here you ${names.doing}/, 'The page does not say what it is for yet: write a sentence in ${names.action}.page.ts, and its words here');
});

test('it works, and is recorded', async () => {
  const answer = await (await world.as(somebody)).fillIn(url, { words: 'The words of a test' });
  assert.equal(answer.goesTo, ${isAboutFamily ? '`/families/${familyId}`' : 'url'});
  const recorded = await world.stored('select actor_id from platform.event where kind = $1', ['${names.eventKind}']);
  assert.deepEqual(recorded, [{ actor_id: somebody.id }]);
});

test('a mistake comes back beside its field', async () => {
  const page = await (await world.as(somebody)).fillIn(url, { words: ' ' });
  assert.equal(page.status, 422);
  assert.match(page.text, /Write what happened/);
});

${shutOut}
`;
}
