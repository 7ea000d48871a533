/** How much room the window has for columns. */
import { useSyncExternalStore } from 'react';

/** From the narrowest; each holds what it says and all before it. */
const ROOMS = ['tiny', 'small', 'narrow', 'normal', 'wide'] as const;
export type Room = (typeof ROOMS)[number];

const FROM: Record<Room, MediaQueryList> = {
  tiny: window.matchMedia('(min-width: 0px)'),
  // Here the sidebar stands beside the screen and takes its part.
  small: window.matchMedia('(min-width: 861px)'),
  narrow: window.matchMedia('(min-width: 1101px)'),
  normal: window.matchMedia('(min-width: 1341px)'),
  wide: window.matchMedia('(min-width: 1600px)'),
};

function subscribe(listener: () => void): () => void {
  for (const query of Object.values(FROM)) query.addEventListener('change', listener);
  return () => {
    for (const query of Object.values(FROM)) query.removeEventListener('change', listener);
  };
}

export function useRoom(): Room {
  return useSyncExternalStore(subscribe, () => ROOMS.findLast((room) => FROM[room].matches) ?? 'tiny');
}

/** Whether there is room for what wants `room` at least. */
export function hasRoom(is: Room, room: Room): boolean {
  return ROOMS.indexOf(is) >= ROOMS.indexOf(room);
}
