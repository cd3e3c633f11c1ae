import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { moduleMap } from '#modules/module-map.ts';
import { actionFile, pageFile, testFile, type Place } from './action-files.ts';
import { namesOf, type Names } from './names.ts';
import { addImport, addToPages, appendTo } from './registering.ts';

export type PlannedAction = { files: Readonly<Record<string, string>>; path: string; policyFile: string; eventsFile: string };
export type Mistake = { mistake: string };

/** What a new action would write, by file; or, in one line, why it cannot be. Writes nothing. */
export async function planAction(root: string, module: string, action: string): Promise<PlannedAction | Mistake> {
  const mistake = mistakeIn(root, module, action);
  if (mistake) return { mistake };
  const home = join(root, 'src/modules', module);
  const names = namesOf(module, action);
  const [policy, events] = [policyOf(home), eventsOf(home)];
  if (!policy || !events)
    return { mistake: `src/modules/${module} has no ${policy ? 'events' : 'policy'} file yet. Begin with one, as src/modules/plans has.` };
  if (read(home, events).includes(`'${names.eventKind}'`)) return { mistake: `The event ${names.eventKind} is there already, in ${module}/${events}.` };

  const place: Place = { names, policy, events, isAboutFamily: isAboutFamily(module), isAccess: module === 'access', isPeople: module === 'people' };
  const list = pagesFileOf(home);
  const folder = `${action}/${action}`;
  const written = {
    [`${folder}.ts`]: actionFile(place),
    [`${folder}.page.ts`]: pageFile(place),
    [`${folder}.test.ts`]: testFile(place),
    [policy]: withPolicy(read(home, policy), place),
    [events]: withEvent(read(home, events), names, place.isAboutFamily),
    [list]: addToPages(addImport(read(home, list), `./${folder}.page.ts`, names.page), names.page),
  };
  const files: Record<string, string> = {};
  for (const [file, text] of Object.entries(written)) files[`src/modules/${module}/${file}`] = await formatted(root, file, text);
  const at = `src/modules/${module}/`;
  return { files, path: pathOf(place), policyFile: `${at}${policy}`, eventsFile: `${at}${events}` };
}

function mistakeIn(root: string, module: string, action: string): string | null {
  const modules = Object.keys(moduleMap);
  if (!module || !action) return 'Say which module and which action, as in: npm run new -- plans record-visit';
  if (!modules.includes(module)) return `There is no module “${module}”. There are ${modules.join(', ')}.`;
  const home = join(root, 'src/modules', module);
  if (!/^\s*pages: \[/m.test(read(home, 'index.ts'))) return `The module ${module} has no pages: other modules use what it knows. Choose the one that will.`;
  if (!/^[a-z]+(-[a-z]+)+$/.test(action)) return `“${action}” must be a verb and a noun in small letters with hyphens between, as in record-visit.`;
  const [verb = ''] = action.split('-');
  if (['see', 'find', 'search', 'show', 'view', 'list'].includes(verb))
    return `“${action}” only shows something, and page() records that it was looked at. Copy a page such as src/modules/plans/see-team instead.`;
  return existsSync(join(home, action)) ? `src/modules/${module}/${action} is there already.` : null;
}

const read = (home: string, file: string) => (existsSync(join(home, file)) ? readFileSync(join(home, file), 'utf8') : '');
const isAboutFamily = (module: string) =>
  module === 'people' || (moduleMap as Readonly<Record<string, readonly string[]>>)[module]?.includes('people') === true;
export const pathOf = ({ names: { module, action }, isAboutFamily: isOfFamily }: Pick<Place, 'names' | 'isAboutFamily'>) =>
  isOfFamily ? `/families/:familyId/${action}` : `/${module}/${action}`;

const policyOf = (home: string) => globSync('*.policy.ts', { cwd: home }).sort((one, other) => other.localeCompare(one))[0];
const eventsOf = (home: string) => /import \* as \w+ from '\.\/([\w-]+\.events\.ts)'/.exec(read(home, 'index.ts'))?.[1];

/** The file whose list of pages is the module's: its index, or one beside it where the index only joins lists. */
function pagesFileOf(home: string): string {
  const isJoined = /pages: \[\s*\.\.\./.test(read(home, 'index.ts'));
  const lists = readdirSync(home).filter(file => file.endsWith('-pages.ts') && /readonly Served\[\] = \[/.test(read(home, file)));
  return (isJoined && lists[0]) || 'index.ts';
}

function withPolicy(text: string, { names, isAboutFamily: isOfFamily, isAccess }: Place): string {
  const [right, who] = isOfFamily ? ['work-with-families', 'those who work with families'] : ['manage-accounts', 'an administrator'];
  const imported = [
    ['#platform/actor.ts', 'type Actor'],
    ['#platform/decision.ts', 'type Decision'],
    [isAccess ? './role.ts' : '#modules/access/index.ts', 'mayBecause'],
  ] as const;
  const policy = `export const ${names.may} = (actor: Actor): Decision => mayBecause(actor, '${right}', 'Only ${who} can ${names.doing}');`;
  return appendTo(
    imported.reduce((changed, [from, name]) => addImport(changed, from, name), text),
    policy,
  );
}

function withEvent(text: string, { event, eventKind, done }: Names, isOfFamily: boolean): string {
  const quiet = isOfFamily ? '' : ', { quiet: true }';
  return appendTo(
    addImport(text, '#platform/event.ts', 'eventKind'),
    `export const ${event} = eventKind<Record<never, never>>('${eventKind}', () => '${done}'${quiet});`,
  );
}

async function formatted(root: string, file: string, text: string): Promise<string> {
  const options = await resolveConfig(join(root, 'package.json'));
  return format(text, { ...options, filepath: file });
}
