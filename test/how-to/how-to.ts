import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a walk tells its reader to do, one after the other: run something, write a file, change one. */
export type Deed =
  | { kind: 'run'; command: string; fails: boolean }
  | { kind: 'write'; file: string; text: string }
  | { kind: 'change'; file: string; before: string; after: string };

/** Reads a walk as its reader does. A block named after a file is its whole text, one in diff is a change, one in sh holds commands. */
export function deedsIn(walk: string): Deed[] {
  return [...walk.matchAll(/^```(\w+) ?([^\n]*)\n([\s\S]*?)^```$/gm)].flatMap(([, language = '', about = '', text = '']): Deed[] => {
    if (language === 'sh') {
      const commands = text.split('\n').filter(line => line.trim() !== '' && !line.startsWith('#'));
      return commands.map(command => ({ kind: 'run', command, fails: about === 'fails' }));
    }
    if (language === 'diff') return [{ kind: 'change', file: about, ...sidesOf(text) }];
    return about === '' ? [] : [{ kind: 'write', file: about, text }];
  });
}

function sidesOf(diff: string): { before: string; after: string } {
  const lines = diff.replace(/\n$/, '').split('\n');
  const side = (other: string) =>
    lines
      .filter(line => !line.startsWith(other))
      .map(line => line.slice(1))
      .join('\n');
  return { before: side('+'), after: side('-') };
}

/** Why a change cannot be made as the walk says it; null if it can. */
export function hindrance(root: string, { file, before }: Extract<Deed, { kind: 'change' }>): string | null {
  if (!existsSync(join(root, file))) return `${file} is not there to change`;
  const times = readFileSync(join(root, file), 'utf8').split(`${before}\n`).length - 1;
  return times === 1 ? null : `${file} has the lines to change ${times} times:\n${before}`;
}

export type Ran = { code: number; said: string };

/** Somebody who follows walks in a copy of the repository. Tests are left for later, all at once, but for those that must fail where they stand. */
export function walker(root: string, environment: Readonly<Record<string, string>>) {
  const touched = new Set<string>();
  const tests = new Set<string>();

  const node = (...args: string[]): Ran => {
    const { NODE_TEST_CONTEXT: _, ...own } = process.env;
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, env: { ...own, ...environment }, encoding: 'utf8', timeout: 240_000 });
    return { code: status ?? 1, said: `${stdout}${stderr}`.slice(-6000) };
  };

  function write(file: string, text: string): void {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
    touched.add(file);
  }

  function run(command: string, fails: boolean): void {
    const [program = '', ...words] = command.split(' ');
    const [verb = '', ...rest] = words[0] === 'run' ? words.slice(1) : words;
    const args = rest.filter(word => word !== '--');
    if (program !== 'npm' || !['new', 'generate', 'test'].includes(verb)) throw new Error(`Nobody here knows how to follow: ${command}`);
    if (verb === 'test' && !fails) {
      for (const file of args) tests.add(file);
      return;
    }
    const { code, said } = verb === 'test' ? node('--test', ...args) : node(`tools/${verb}.ts`, ...args);
    // One that fails must fail by what it asserts, not because it could not run.
    if ((code !== 0) !== fails || (fails && !said.includes('AssertionError'))) throw new Error(`${command} ${fails ? 'should fail' : 'failed'}:\n${said}`);
    for (const [, file = ''] of said.matchAll(/^written: (\S+)$/gm)) touched.add(file);
  }

  function change(deed: Extract<Deed, { kind: 'change' }>): void {
    const why = hindrance(root, deed);
    if (why !== null) throw new Error(why);
    const text = readFileSync(join(root, deed.file), 'utf8');
    write(
      deed.file,
      text.replace(`${deed.before}\n`, () => (deed.after === '' ? '' : `${deed.after}\n`)),
    );
  }

  function follow(deed: Deed): void {
    if (deed.kind === 'write') write(deed.file, deed.text);
    else if (deed.kind === 'change') change(deed);
    else if (deed.command.startsWith('cp ')) copyFile(deed.command.split(' ').slice(1));
    else run(deed.command, deed.fails);
  }

  function copyFile([from = '', to = '']: readonly string[]): void {
    cpSync(join(root, from), join(root, to));
  }

  return { follow, node, touched, tests };
}
