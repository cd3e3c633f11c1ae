import type { World } from '#test/world.ts';
import type { Walk } from './walk.ts';

/** What was sent to the front door. */
export const sentIn = (world: World) =>
  world.stored<{ reference: string; who: string; is_danger: boolean; sender_name: string | null }>(
    'select reference, who, is_danger, sender_name from front_door.request',
  );
export const draftsIn = async (world: World) => (await world.stored('select from platform.draft')).length;
export const referenceOn = (walk: Walk) => walk.page.locator('.govuk-panel strong').innerText();
