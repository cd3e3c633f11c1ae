import type { BadgeKind } from '#design/patterns/badge.ts';

export const roomStates = ['room', 'few', 'waiting-list', 'full'] as const;
export type RoomState = (typeof roomStates)[number];

/** How much room a service has, as its keeper said on a day. */
export type Room = { state: RoomState; waitWeeks: number | null; saidOn: Temporal.PlainDate };

/** After so many days nobody should count on it. */
export const roomHoldsDays = 28;

export const roomWords: Readonly<Record<RoomState, string>> = {
  room: 'There is room',
  few: 'A few places are left',
  'waiting-list': 'There is a waiting list',
  full: 'It is full, and takes no more names',
};

const kinds: Readonly<Record<RoomState, BadgeKind>> = { room: 'good', few: 'soon', 'waiting-list': 'soon', full: 'late' };

/** What is said of a service's room on a day: in words, with how it looks, and whether it is old. Nothing is made of what nobody said. */
export type RoomSaid = { words: string; wait: string | null; kind: BadgeKind; saidOn: Temporal.PlainDate | null; isConfirmed: boolean };

export function sayRoom(room: Room | null | undefined, today: Temporal.PlainDate): RoomSaid {
  const isConfirmed = room !== null && room !== undefined && Temporal.PlainDate.compare(room.saidOn.add({ days: roomHoldsDays }), today) >= 0;
  if (!room || !isConfirmed) return { words: 'Room not confirmed', wait: null, kind: 'quiet', saidOn: room?.saidOn ?? null, isConfirmed: false };
  return { words: roomWords[room.state], wait: sayWait(room.waitWeeks), kind: kinds[room.state], saidOn: room.saidOn, isConfirmed };
}

const sayWait = (weeks: number | null): string | null => {
  if (weeks === null) return null;
  if (weeks === 0) return 'No wait';
  return weeks === 1 ? 'About 1 week’s wait' : `About ${weeks} weeks’ wait`;
};
