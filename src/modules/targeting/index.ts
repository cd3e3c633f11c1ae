import type { Module } from '#platform/module.ts';

/** The linkage engine is used alone, by its command (linkage/command.ts), and by the jobs of this module. */
export const targeting: Module = {
  pages: [],
  events: [],
};
