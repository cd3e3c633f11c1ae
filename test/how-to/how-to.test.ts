import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import pg from 'pg';
import ts from 'typescript';
import type { DatabaseUrls } from '#platform/start/embedded-postgres.ts';
import { copyRepository } from '../../tools/repository-copy.ts';
import { emptyNames, excuses, longFiles, misplacedPages, timeAndChance } from '../guards/shape.ts';
import { repository, treeOf } from '../guards/tree.ts';
import { deedsIn, hindrance, walker } from './how-to.ts';

// Each walk of docs/how-to is followed as a reader would, in a copy of the repository; then what it promises is looked at.

const folder = join(repository, 'docs', 'how-to');
// What changes the schema comes before the first test: the database that tests copy is made once.
const walks = ['add-a-role.md', 'add-a-table.md', 'change-a-form.md', 'add-an-action.md'];

const copy = copyRepository();
after(copy.remove);
// Its schema is another, and so is the database that tests copy.
const template = `how_to_${process.pid}`;
const reader = walker(copy.root, { TEST_TEMPLATE: template });
after(async () => {
  const { superuser } = JSON.parse(process.env['TEST_DATABASE_URLS'] ?? '{}') as Partial<DatabaseUrls>;
  if (superuser === undefined) return;
  const client = new pg.Client({ connectionString: superuser });
  await client.connect();
  await client.query(`drop database if exists ${template}`);
  await client.end();
});

for (const name of walks) {
  test(`${name} is followed to its end`, () => {
    const deeds = deedsIn(readFileSync(join(folder, name), 'utf8'));
    assert.ok(deeds.length >= 3, `${deeds.length} things to do`);
    for (const deed of deeds) reader.follow(deed);
    assert.ok(deeds.some(deed => deed.kind === 'run' && /^npm test -- /.test(deed.command) && !deed.fails));
  });
}

test('every test that the walks end with passes, and every table is protected', () => {
  assert.ok(reader.tests.size >= 5 && reader.tests.has('test/guards/database.test.ts'), [...reader.tests].join(', '));
  const { code, said } = reader.node('--test', '--test-concurrency=2', ...reader.tests);
  assert.equal(code, 0, said);
});

test('what was written keeps to the shape of the house', () => {
  const written = treeOf(Object.fromEntries([...reader.touched].map(file => [file, readFileSync(join(copy.root, file), 'utf8')])));
  for (const rule of [longFiles, misplacedPages, emptyNames, excuses, timeAndChance]) assert.deepEqual(rule(written), []);
});

test('what was written is formatted, and its types are right', () => {
  const code = [...reader.touched].filter(file => file.endsWith('.ts') && !file.includes('.generated.'));
  assert.ok(code.length >= 10, code.join(', '));
  const { code: ended, said } = reader.node(join(repository, 'node_modules/prettier/bin/prettier.cjs'), '--check', ...code);
  assert.equal(ended, 0, said);
  assert.deepEqual(mistakesIn(code), []);
});

/** What the compiler says of some files of the copy, and of these alone: the rest was checked where it came from. */
function mistakesIn(files: readonly string[]): string[] {
  const { config } = ts.readConfigFile(join(copy.root, 'tsconfig.json'), path => ts.sys.readFile(path)) as { config: object };
  const paths = files.map(file => join(copy.root, file));
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: paths }, ts.sys, copy.root);
  const program = ts.createProgram(paths, options);
  return paths.flatMap(path => {
    const source = program.getSourceFile(path);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText }) => `${path}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    );
  });
}

test('a walk whose lines are not there any more is told', () => {
  const [deed] = deedsIn('```diff package.json\n-no such line\n+another\n```');
  assert.ok(deed?.kind === 'change');
  assert.match(hindrance(copy.root, deed) ?? '', /has the lines to change 0 times/);
});
