import type { Module } from '#platform/module.ts';

export const frontDoor: Module = { pages: [], events: [] };
