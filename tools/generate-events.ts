import type { AnyEventKind } from '#platform/event.ts';
import { callsIn, textOf } from './source.ts';

/** Everything that can happen, the facts each event carries, and how the chronology says it. */
export function eventsPage(events: readonly AnyEventKind[]): string {
  const sources = new Map(callsIn('src/**/*.ts', 'eventKind').map(call => [textOf(call.words[0] ?? ''), call]));
  const rows = events
    .toSorted((one, other) => one.kind.localeCompare(other.kind))
    .map(({ kind, quiet }) => {
      const source = sources.get(kind);
      const cells = [`\`${kind}\``, quiet ? 'audit trail only' : `the actor, then ${code(sentenceOf(source?.words[1] ?? ''))}`, code(source?.types[0] ?? '')];
      return `| ${cells.join(' | ')} |`;
    });
  return `# Events

Written from the modules by \`npm run generate\`. Every change writes at least one of these in its own transaction; they hold ids and codes, never names.

| event | the chronology says | facts it carries |
|---|---|---|
${rows.join('\n')}
`;
}

const sentenceOf = (arrow: string) => arrow.replace(/^\([^)]*\)\s*=>\s*/, '');
const code = (text: string) => (text ? `\`${text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|').replaceAll('`', "'")}\`` : '');
