export { linkFiles, Mistaken } from './linkage/command.ts';
export { TooManyPairs } from './linkage/pairs/find-pairs.ts';
export { NotATable } from './linkage/read/csv.ts';
