import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { CannotStart } from './progress.ts';

/** What one process does. `migrate` brings the database up to date and ends; `web` and `jobs` never migrate, but wait until somebody has. */
export type Run = 'both' | 'web' | 'jobs' | 'migrate';

/** Everything the start reads from the environment. What each setting means, with all others, stands in src/settings.ts and docs/configuration.md. */
export type Configuration = {
  run: Run;
  port: number;
  host: string;
  dataFolder: string;
  /** Nothing: the embedded database in `dataFolder`. */
  server: { owner: string | null; web: string | null; jobs: string | null } | null;
  /** A streaming replica for reports, and how far behind it may be, in seconds. */
  replica: { url: string; mayBeBehind: number } | null;
  isProduction: boolean;
  isEmpty: boolean;
  logLevel: string;
  publicUrl: string | null;
  /** How many proxies stand in front, or which addresses they have: only what they say of the asker is believed. */
  trustedProxies: number | string[];
  /** Connections of each pool to the database. */
  connections: number;
  /** Seconds between saying "not ready" and closing, in which a load balancer hears of it. */
  drainSeconds: number;
  /** Where metrics are read, if anywhere. */
  metrics: { host: string; port: number } | null;
};

export type Environment = Readonly<Record<string, string | undefined>>;

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];
const runs: readonly Run[] = ['both', 'web', 'jobs', 'migrate'];

export function readConfiguration(environment: Environment, args: readonly string[], isWatched = false): Configuration {
  const mistakes: string[] = [];
  const given = (name: string) => environment[name]?.trim() || null;
  const number = (name: string, otherwise: number, least: number, most: number) => {
    const value = Number(given(name) ?? otherwise);
    if (!Number.isInteger(value) || value < least || value > most) mistakes.push(`${name} must be a number from ${least} to ${most}`);
    return value;
  };

  const port = number('PORT', 3000, 0, 65535);
  const server = readServer(given, mistakes);
  const run = runs.find(one => one === (given('RUN') ?? 'both'));
  if (!run) mistakes.push(`RUN must be one of ${runs.join(', ')}`);
  mistakes.push(...lacking(run ?? 'both', server));

  const logLevel = given('LOG_LEVEL') ?? (isWatched ? 'warn' : 'info');
  if (!logLevels.includes(logLevel)) mistakes.push(`LOG_LEVEL must be one of ${logLevels.join(', ')}`);

  const publicUrl = given('PUBLIC_URL');
  if (publicUrl && !/^https?:\/\/[^/]+\/?$/.test(publicUrl)) mistakes.push('PUBLIC_URL must look like https://early-help.example.org');

  const isProduction = given('NODE_ENV') === 'production';
  const trustedProxies = readProxies(given('TRUSTED_PROXIES') ?? (isProduction ? '1' : '0'));
  if (trustedProxies === null) mistakes.push('TRUSTED_PROXIES must be a number of proxies, or their addresses: 10.0.0.5, 10.1.0.0/16');

  const replicaUrl = given('READ_DATABASE_URL');
  const mayBeBehind = number('READ_LAG_SECONDS', 5, 0, 600);
  const connections = number('DATABASE_CONNECTIONS', 10, 2, 200);
  const drainSeconds = number('DRAIN_SECONDS', isProduction ? 5 : 0, 0, 300);
  const metricsPort = given('METRICS_PORT') === null ? null : number('METRICS_PORT', 0, 0, 65535);

  const unknown = args.filter(arg => arg !== '--empty' && arg !== '--check');
  if (unknown.length > 0) mistakes.push(`${unknown.join(' ')} is not understood; there are only --empty and --check`);

  if (mistakes.length > 0) throw new CannotStart(mistakes.join('\n'));
  return {
    run: run ?? 'both',
    port,
    host: given('HOST') ?? '127.0.0.1',
    dataFolder: resolve(given('DATA_DIR') ?? '.data'),
    server,
    replica: replicaUrl === null ? null : { url: replicaUrl, mayBeBehind },
    isProduction,
    isEmpty: args.includes('--empty'),
    logLevel,
    publicUrl: publicUrl?.replace(/\/$/, '') ?? null,
    trustedProxies: trustedProxies ?? 0,
    connections,
    drainSeconds,
    metrics: metricsPort === null ? null : { host: given('METRICS_HOST') ?? '127.0.0.1', port: metricsPort },
  };
}

function readServer(given: (name: string) => string | null, mistakes: string[]): Configuration['server'] {
  for (const name of ['DATABASE_URL', 'WEB_DATABASE_URL', 'JOBS_DATABASE_URL', 'READ_DATABASE_URL']) {
    const url = given(name);
    if (url && !isPostgresUrl(url)) mistakes.push(`${name} must look like postgresql://login:password@server:5432/database`);
  }
  const [owner, web, jobs] = [given('DATABASE_URL'), given('WEB_DATABASE_URL'), given('JOBS_DATABASE_URL')];
  return owner || web || jobs ? { owner, web, jobs } : null;
}

/** Which addresses of the database this process needs, and was not given. */
function lacking(run: Run, server: Configuration['server']): string[] {
  if (!server)
    return run === 'both' ? [] : [`DATABASE_URL, or the address of a login, must be set where RUN is ${run}: the embedded database serves one process`];
  const { owner, web, jobs } = server;
  if (owner) return [];
  if (run === 'migrate') return ['DATABASE_URL must be set where RUN is migrate'];
  return [
    ...(run !== 'jobs' && !web ? ['WEB_DATABASE_URL must be set where DATABASE_URL is not'] : []),
    ...(run !== 'web' && !jobs ? ['JOBS_DATABASE_URL must be set where DATABASE_URL is not'] : []),
  ];
}

const isPostgresUrl = (text: string) => URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol);

function readProxies(text: string): number | string[] | null {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const addresses = text.split(',').map(one => one.trim());
  return addresses.every(isAddress) ? addresses : null;
}

function isAddress(text: string): boolean {
  const [address = '', bits = '0', ...more] = text.split('/');
  const kind = isIP(address);
  return kind !== 0 && more.length === 0 && /^\d+$/.test(bits) && Number(bits) <= (kind === 4 ? 32 : 128);
}
