import type { Module } from '#platform/module.ts';
import type { FamilyPanel } from '#modules/people/index.ts';

export const assessmentPanels: readonly FamilyPanel[] = [];
export const assessments: Module = { pages: [], events: [] };
