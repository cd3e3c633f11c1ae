import type { Module, Storyteller } from '#platform/module.ts';
import type { FamilyPanel } from './family-panel.ts';

export type { FamilyPanel } from './family-panel.ts';

/** The family page is made of every module's panels, and its chronology of every module's events. */
export const people = (_panels: readonly FamilyPanel[], _tell: Storyteller): Module => ({ pages: [], events: [] });
