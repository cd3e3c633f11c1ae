import { plain, soundOf } from '#platform/names/sound.ts';

type Named = { givenName: string; familyName: string; alsoKnownAs?: readonly string[] | undefined; bornOn?: Temporal.PlainDate | null | undefined };

/** Every pair of names a person may be written under: as recorded, and as also known. */
export function namePairs({ givenName, familyName, alsoKnownAs = [] }: Named): { given: string; family: string }[] {
  const given = plain(givenName);
  const family = plain(familyName);
  const others = alsoKnownAs
    .map(plain)
    .filter(Boolean)
    .map(name => {
      const words = name.split(' ');
      return words.length === 1 ? { given: words[0]!, family } : { given: words.slice(0, -1).join(' '), family: words.at(-1)! };
    });
  return [{ given, family }, ...others];
}

/**
 * The keys a person can be found by: each surname with the first two letters of each forename, the sound of both, and the sound of the
 * surname with the year of birth. A search makes the same keys of what was typed, in either order, and looks for equals.
 */
export function nameKeys(person: Named): string[] {
  const keys = namePairs(person).flatMap(({ given, family }) => {
    const forename = given.split(' ')[0] ?? '';
    // "w": any of the names alone; "g": the forename; "p", "s" and "y" as said above.
    return surnamesOf(family).flatMap(surname => [
      `w:${surname}`,
      ...(forename ? [`w:${forename}`, `g:${forename}`, `p:${surname}|${forename.slice(0, 2)}`, `s:${soundOf(surname)}|${soundOf(forename)}`] : []),
      ...(person.bornOn ? [`y:${soundOf(surname)}|${person.bornOn.year}`] : []),
    ]);
  });
  return [...new Set(keys)].filter(key => key !== 'w:');
}

/** A double name is found by each of its parts and as a whole. */
const surnamesOf = (family: string): string[] =>
  [...new Set([family.replaceAll(' ', ''), ...family.split(' ')])].filter(part => part.length > 1 || part === family);
