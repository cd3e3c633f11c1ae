import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { repository } from './tree.ts';

const source = (allow: string) => `
import { html } from '#design/html.ts';
import { yes } from '#platform/decision.ts';
import { page } from '#platform/page.ts';
void yes;
export const seeNothing = page({
  name: 'plans.see-nothing',
  path: '/nothing',
  title: 'Nothing',
  audience: 'workers',
  load: async () => null,
  ${allow}
  about: () => null,
  show: () => html\`\`,
});`;

/** What the compiler says of a file that exists only here. */
function mistakesIn(text: string): string[] {
  const file = join(repository, 'src', 'see-nothing.page.ts');
  const { config } = ts.readConfigFile(join(repository, 'tsconfig.json'), path => ts.sys.readFile(path)) as { config: object };
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [file] }, ts.sys, repository);
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.getSourceFile = (name, ...rest) =>
    name === file ? ts.createSourceFile(name, text, ts.ScriptTarget.ESNext, true) : getSourceFile.call(host, name, ...rest);
  host.fileExists = name => name === file || fileExists.call(host, name);
  const program = ts.createProgram([file], options, host);
  return ts.getPreEmitDiagnostics(program, program.getSourceFile(file)).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

test('a page without a policy does not compile', () => {
  assert.deepEqual(mistakesIn(source('allow: () => yes,')), []);
  const mistakes = mistakesIn(source(''));
  assert.match(mistakes.join('\n'), /Property 'allow' is missing/);
});

test('a policy that answers neither yes nor no does not compile', () => {
  assert.match(mistakesIn(source('allow: () => true,')).join('\n'), /Type 'boolean' is not assignable to type 'Decision'|not assignable/);
});
