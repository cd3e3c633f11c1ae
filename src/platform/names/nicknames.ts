import nicknames from './nicknames.json' with { type: 'json' };

const groupsOf = new Map<string, number[]>();
nicknames.groups.forEach((group, nth) => group.forEach(name => groupsOf.set(name, [...(groupsOf.get(name) ?? []), nth])));

/** The groups of names that are forms of one another in which a name, in small letters, stands. */
export const nicknameGroups = (name: string): readonly number[] => groupsOf.get(name) ?? [];

export const isNickname = (one: string, other: string): boolean => nicknameGroups(one).some(nth => nicknameGroups(other).includes(nth));

/** The forename itself and the other forms it goes by. */
export const formsOf = (forename: string): string[] => [...new Set([forename, ...nicknameGroups(forename).flatMap(nth => nicknames.groups[nth] ?? [])])];
