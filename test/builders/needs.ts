import { recordUnmetNeed, type NewUnmetNeed } from '#modules/commissioning/index.ts';
import { importPostcodes } from '#modules/directory/index.ts';
import { addAddress } from '#modules/people/index.ts';
import { editorOf } from '#test/builders/directory.ts';
import { openTestFamily } from '#test/builders/people.ts';
import type { Person, World } from '#test/world.ts';

/** Tells the directory in which ward these postcodes are. */
export const tellWards = async (world: World, wards: Readonly<Record<string, string>>) =>
  world.doAs(await editorOf(world), work =>
    importPostcodes(
      work,
      Object.entries(wards).map(([postcode, ward]) => ({ postcode, ward, latitude: 54.9, longitude: 1.5 })),
    ),
  );

type Lacking = Partial<NewUnmetNeed> & { who: Person; postcode?: string; isProtected?: boolean; childBornOn?: string; whose?: 'mother' | 'child' | 'family' };

/** A mother and her child for whom nothing was found, as somebody who works with them noted. */
export async function familyLacking(
  world: World,
  { who, postcode = 'FN1 2AB', isProtected = false, childBornOn = '2017-05-04', whose = 'child', ...unmet }: Lacking,
): Promise<{ familyId: string; unmetNeedId: string }> {
  const people = [
    { givenName: 'Adaeze', familyName: 'Okafor', bornOn: Temporal.PlainDate.from('1990-05-23'), isChild: false, household: 'A' },
    { givenName: 'Chidi', familyName: 'Okafor', bornOn: Temporal.PlainDate.from(childBornOn), isChild: true, household: 'A' },
  ];
  const { familyId, ids } = await openTestFamily(world, { seenBy: [who], people });
  const personId = whose === 'family' ? null : (ids[whose === 'mother' ? 0 : 1] ?? null);
  const unmetNeedId = await world.doAs(who, async work => {
    await addAddress(work, familyId, { household: 'A', lines: '3 Copper Lane', postcode, isProtected });
    return recordUnmetNeed(work, familyId, { need: '3.1', personId, reason: 'full', ...unmet });
  });
  return { familyId, unmetNeedId };
}
