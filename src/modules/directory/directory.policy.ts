import { has, mayBecause } from '#modules/access/index.ts';
import type { Actor } from '#platform/actor.ts';
import { no, yes, type Decision } from '#platform/decision.ts';

/** Editors of the council's directory: they approve, publish, import, and keep everything that nobody else does. */
export const mayEditDirectory = (actor: Actor): Decision => mayBecause(actor, 'edit-directory', 'Only editors of the directory can do this');

/** Whoever has records to keep: editors, and those who keep their own organisation's. */
export const mayKeepRecords = (actor: Actor): Decision =>
  has(actor, 'edit-directory') || has(actor, 'keep-own-services')
    ? yes
    : no('Only editors of the directory, and organisations whose services are in it, can do this');

/** `keeperAgencyId`: the agency of the organisation that the record belongs to. */
export const mayKeepRecord = (actor: Actor, { keeperAgencyId }: { keeperAgencyId: string | null }): Decision => {
  if (has(actor, 'edit-directory')) return yes;
  if (!has(actor, 'keep-own-services')) return mayKeepRecords(actor);
  return keeperAgencyId !== null && keeperAgencyId === actor.agencyId ? yes : no('This belongs to another organisation');
};

/** Whoever plans with families looks for services with room. */
export const mayPlanWithServices = (actor: Actor): Decision =>
  mayBecause(actor, 'work-with-families', 'Only those who work with families look for services here');
