import { readCouncil } from '#design/council.ts';
import { readKeys, readSignIn } from '#modules/access/index.ts';
import { readFeeds } from '#modules/targeting/index.ts';
import { readMessages } from '#platform/message-provider.ts';
import { readConfiguration, type Environment } from '#platform/start/configuration.ts';
import { CannotStart } from '#platform/start/progress.ts';
import { readApi } from './api/configuration.ts';
import settingsAsWritten from './settings.json' with { type: 'json' };

/** One variable of the environment: its name, what holds when it is not set, and what it means. A secret is never shown. */
export type Setting = { name: string; otherwise: string; meaning: string; isSecret?: boolean };

/** Every setting of the service, in groups, as docs/configuration.md shows them. A test finds each variable that the code reads here. */
export const settings: readonly { title: string; settings: readonly Setting[] }[] = settingsAsWritten;

const all = settings.flatMap(group => group.settings);

/** Refuses to start with a line for each mistake, wherever the setting is read. */
export function refuseMistakes(environment: Environment, args: readonly string[]): void {
  const readers = [
    () => readConfiguration(environment, args),
    () => readSignIn(environment),
    () => readKeys(environment),
    () => readMessages(environment),
    () => readApi(environment),
    () => readFeeds(environment),
    () => readCouncil(environment),
  ];
  const mistakes = readers.flatMap(read => {
    try {
      read();
      return [];
    } catch (fault) {
      return fault instanceof Error ? fault.message.split('\n') : [];
    }
  });
  if (mistakes.length > 0) throw new CannotStart(mistakes.join('\n'));
}

/** What is set in this environment, a line each, without secrets; and what looks like a setting and is none. */
export function whatIsSet(environment: Environment): string[] {
  const width = Math.max(...all.map(({ name }) => name.length));
  return all.map(setting => `${setting.name.padEnd(width)}  ${shown(setting, environment[setting.name]?.trim() ?? '')}`);
}

function shown({ otherwise, isSecret }: Setting, value: string): string {
  if (value === '') return `${otherwise || 'nothing'} (not set)`;
  return isSecret && !URL.canParse(value) ? '(set)' : withoutPassword(value);
}

/** The address of a database or mail server, without the password in it. */
function withoutPassword(value: string): string {
  if (!URL.canParse(value)) return value;
  const url = new URL(value);
  if (!url.password && !url.search) return value;
  const login = url.username && `${url.username}${url.password && ':…'}@`;
  return `${url.protocol}//${login}${url.host}${url.pathname}${url.search && '?…'}`;
}

/** Variables that are no setting, but are one slip of the keyboard away from one. */
export const misspelt = (environment: Environment): string[] =>
  Object.keys(environment).flatMap(name => {
    if (name.length < 6 || all.some(setting => setting.name === name)) return [];
    const near = all.find(setting => setting.name.length >= 6 && isOneSlipAway(name, setting.name));
    return near ? [`${name} is not a setting. Is ${near.name} meant?`] : [];
  });

/** One letter more, less, other, or two in the wrong order. */
function isOneSlipAway(one: string, other: string): boolean {
  let start = 0;
  while (start < Math.min(one.length, other.length) && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  const [left, right] = [one.slice(start, one.length - end), other.slice(start, other.length - end)];
  return (left.length <= 1 && right.length <= 1) || (left.length === 2 && left === [...right].reverse().join(''));
}
