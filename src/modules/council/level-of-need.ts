import levels from './levels-of-need.json' with { type: 'json' };

/** `response` is what the law and the service do about a level, whatever number or name a council gives it. */
export type LevelOfNeed = {
  key: string;
  number: number;
  name: string;
  meaning: string;
  response: 'universal' | 'single-agency' | 'team' | 'statutory';
};

export const levelsOfNeed = levels.levels as readonly LevelOfNeed[];

/** Where the levels come from, and whether that could be checked. */
export const levelsOfNeedSource: { version: string; source: string; verified: boolean } = levels;

export const findLevelOfNeed = (key: string): LevelOfNeed | undefined => levelsOfNeed.find(level => level.key === key);

export function getLevelOfNeed(key: string): LevelOfNeed {
  const level = findLevelOfNeed(key);
  if (!level) throw new Error(`No level of need ${key}`);
  return level;
}

/** "3 Complex needs" */
export const levelInWords = ({ number, name }: LevelOfNeed): string => `${number} ${name}`;

export const needsTeam = ({ response }: LevelOfNeed): boolean => response === 'team';

export const isForSocialCare = ({ response }: LevelOfNeed): boolean => response === 'statutory';

export type ChangeOfLevel = 'step up' | 'step down' | 'higher' | 'lower' | 'same';

/** How need changed. Only going to or from social care is a step up or down; those have rules of their own. */
export function changeOfLevel(before: LevelOfNeed, after: LevelOfNeed): ChangeOfLevel {
  if (isForSocialCare(before) !== isForSocialCare(after)) return isForSocialCare(after) ? 'step up' : 'step down';
  if (before.number === after.number) return 'same';
  return after.number > before.number ? 'higher' : 'lower';
}
