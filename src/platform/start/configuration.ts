import { resolve } from 'node:path';
import { CannotStart } from './progress.ts';

/**
 * Everything the start reads from the environment, in one place:
 *
 * PORT              3000; 0 takes any free one
 * HOST              127.0.0.1, so that nothing is open to the network unless asked for; 0.0.0.0 behind a load balancer
 * DATA_DIR          .data; the embedded database and its log
 * DATABASE_URL      a PostgreSQL server (15 or newer) instead of the embedded one: the login that owns the tables and runs the
 *                   migrations. May be left out where WEB_DATABASE_URL is given: then this process migrates nothing
 * WEB_DATABASE_URL  the login `web` there, which owns nothing. Left out, it is DATABASE_URL with the login `web`, whose
 *                   password is made from the owner's (see server-database.ts)
 * JOBS_DATABASE_URL the same for the login `jobs`
 * NODE_ENV          `production` never tells made-up people and never opens /dev
 * LOG_LEVEL         info, or warn when a person is looking (stdout is a terminal)
 * PUBLIC_URL        the address people use, for links in messages and for signing in; http://localhost:PORT
 *
 * Beside the parts they belong to: COUNCIL_NAME, COUNCIL_COLOUR and SERVICE_NAME, for the frame round every page (src/design/council.ts); OIDC_ISSUER and its like, for signing in (src/modules/access/sign-in/configuration.ts); NOTIFY_API_KEY, SMTP_URL
 * and their like, for messages (src/platform/message-provider.ts);
 *
 * and on the command line: --empty starts without the made-up council.
 */
export type Configuration = {
  port: number;
  host: string;
  dataFolder: string;
  /** Nothing: the embedded database in `dataFolder`. */
  server: { owner: string | null; web: string | null; jobs: string | null } | null;
  isProduction: boolean;
  isEmpty: boolean;
  logLevel: string;
  publicUrl: string | null;
};

type Environment = Readonly<Record<string, string | undefined>>;

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

export function readConfiguration(environment: Environment, args: readonly string[], isWatched = false): Configuration {
  const mistakes: string[] = [];
  const given = (name: string) => environment[name]?.trim() || null;

  const port = Number(given('PORT') ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65535) mistakes.push('PORT must be a number from 0 to 65535');

  for (const name of ['DATABASE_URL', 'WEB_DATABASE_URL', 'JOBS_DATABASE_URL']) {
    const url = given(name);
    if (url && !isPostgresUrl(url)) mistakes.push(`${name} must look like postgresql://login:password@server:5432/database`);
  }
  const owner = given('DATABASE_URL');
  const web = given('WEB_DATABASE_URL');
  const jobs = given('JOBS_DATABASE_URL');
  if (!owner && web && !jobs) mistakes.push('JOBS_DATABASE_URL must be set where WEB_DATABASE_URL is set without DATABASE_URL');
  if (!owner && !web && jobs) mistakes.push('WEB_DATABASE_URL must be set where JOBS_DATABASE_URL is set without DATABASE_URL');

  const logLevel = given('LOG_LEVEL') ?? (isWatched ? 'warn' : 'info');
  if (!logLevels.includes(logLevel)) mistakes.push(`LOG_LEVEL must be one of ${logLevels.join(', ')}`);

  const publicUrl = given('PUBLIC_URL');
  if (publicUrl && !/^https?:\/\/[^/]+\/?$/.test(publicUrl)) mistakes.push('PUBLIC_URL must look like https://early-help.example.org');

  const unknown = args.filter(arg => arg !== '--empty');
  if (unknown.length > 0) mistakes.push(`${unknown.join(' ')} is not understood; there is only --empty`);

  if (mistakes.length > 0) throw new CannotStart(mistakes.join('\n'));
  return {
    port,
    host: given('HOST') ?? '127.0.0.1',
    dataFolder: resolve(given('DATA_DIR') ?? '.data'),
    server: owner || web ? { owner, web, jobs } : null,
    isProduction: given('NODE_ENV') === 'production',
    isEmpty: args.includes('--empty'),
    logLevel,
    publicUrl: publicUrl?.replace(/\/$/, '') ?? null,
  };
}

const isPostgresUrl = (text: string) => URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol);
