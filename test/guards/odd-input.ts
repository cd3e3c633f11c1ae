import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { repository } from './tree.ts';

/** What people and machines send that no form asked for. */
const odd = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 300 }) },
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    'a\u0000b',
    '\ud800',
    '‮',
    '0',
    '-1',
    '1e309',
    'NaN',
    '99999999999999999999',
    'null',
    'undefined',
    '[object Object]',
    '__proto__',
  ),
  fc.constantFrom(
    '<script>alert(1)</script>',
    `'; drop table people.person; --`,
    '${7*7}',
    '{{7*7}}',
    '=1+1',
    '../../etc/passwd',
    '%00',
    '%s%n',
    '\r\nSet-Cookie: a=b',
  ),
  fc.constantFrom('31', '02', '2027', '1900', '29', '13', '00', '0000', '12/13/2027', '2027-02-30', 'yes', 'no', 'on', 'true'),
  fc.constantFrom('x'.repeat(10_001), 'é'.repeat(20_000), '👩‍👧'.repeat(2000)),
  fc.uuid(),
);
const value = fc.oneof({ weight: 6, arbitrary: odd }, { weight: 1, arbitrary: fc.array(odd, { maxLength: 4 }) });
const extra = fc.dictionary(
  fc.oneof(fc.constantFrom('once', 'version', 'another', 'constructor', 'toString', '__proto__', 'a[b]', 'a[]'), fc.string({ maxLength: 20 })),
  value,
  { maxKeys: 3 },
);

/** Which of a form's own fields are sent oddly, left out or left as they are; and which were never asked. */
export const attempt = fc.record({
  form: fc.nat(),
  step: fc.nat(),
  number: fc.constantFrom('1', '2', '51', '0', '-1', 'x'),
  odd: fc.array(value, { minLength: 30, maxLength: 30 }),
  what: fc.array(fc.constantFrom('odd', 'odd', 'out', 'as it is'), { minLength: 30, maxLength: 30 }),
  extra,
});

/** Every word that might name a step of a journey: the sections of the forms, and what the journeys' files call their steps. */
export function possibleSteps(): string[] {
  const sections = globSync('src/modules/forms/definitions/*.json', { cwd: repository }).flatMap(file => {
    const { sections: all } = JSON.parse(readFileSync(join(repository, file), 'utf8')) as { sections: { key: string }[] };
    return all.flatMap(({ key }) => [key, `their-${key}`]);
  });
  const named = globSync('src/modules/*/*/{steps,who-and-how}.ts', { cwd: repository }).flatMap(file =>
    [...readFileSync(join(repository, file), 'utf8').matchAll(/^ {2,4}'?([a-z][a-z0-9-]+)'?(?:: |,$)/gm)].map(([, name]) => name ?? ''),
  );
  return [...new Set([...sections, ...named, 'check-answers', 'no-such-step'])].sort();
}
