import { DOING } from '../../world/traffic/actor-doings.ts';

const WORDS: Readonly<Record<number, string>> = {
  [DOING.drivesFreely]: 'drives freely',
  [DOING.follows]: 'follows',
  [DOING.stopsForLight]: 'stops for a light',
  [DOING.givesWay]: 'gives way at a junction',
  [DOING.changesLeft]: 'changes to the left lane',
  [DOING.changesRight]: 'changes to the right lane',
  [DOING.wantsLeft]: 'wants to the left lane',
  [DOING.wantsRight]: 'wants to the right lane',
  [DOING.stands]: 'stands',
  [DOING.crashed]: 'was hit',
};

/** What an actor does, in words; where it stops for a light or for others, what it waits for if that is known. */
export function wordsOfDoing(doing: number, wait: string): string {
  const isWaiting = doing === DOING.stopsForLight || doing === DOING.givesWay;
  return isWaiting && wait !== '' ? wait : (WORDS[doing] ?? '');
}
