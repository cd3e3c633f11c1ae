export * from './clock.ts';
export * from './code-lists.ts';
export * from './level-of-need.ts';
export * from './outcomes.ts';
export * from './words.ts';
