import type { Module } from '#platform/module.ts';
import type { FamilyPanel } from '#modules/people/index.ts';

export const planPanels: readonly FamilyPanel[] = [];
export const plans: Module = { pages: [], events: [] };
