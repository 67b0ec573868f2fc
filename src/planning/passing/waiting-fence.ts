import { swingStretch } from '../grip/swing-grip.ts';
import type { Fence } from '../planning-problem.ts';
import { blockInWords } from './block-in-words.ts';
import type { Block } from './find-block.ts';
import { frontOf, type PassingScene } from './passing-scene.ts';

/** Room to what stands where the ego waits for a gap [m]: enough to swing out; and the least that is, nearer there is no way around. */
const WAITING_ROOM = 10;
const LEAST_ROOM = 7.5;
/** Braking for that room [m/s^2]; for the least of it as for all that comes into sight, behind who has stood for so long [s]. */
const WAITING_BRAKING = 3;
const HAS_STOPPED = 1.5;

/** Where there is room to swing out, or as near before what stands as braking can. */
export function waitingFence(scene: PassingScene, block: Block, why: string): Fence {
  const { ego, grip } = scene;
  const stopWith = (braking: number) => ego.s + (ego.speed * ego.speed) / (2 * braking);
  const room = (way: number) => block.from - frontOf(scene) - swingStretch(grip) * way;
  const gently = stopWith(Math.min(WAITING_BRAKING, grip.sight));
  const least = Math.max(room(LEAST_ROOM), stopWith(grip.sight));
  const stays = !block.moves && block.stood > HAS_STOPPED;
  const s = Math.max(room(WAITING_ROOM), stays ? Math.min(gently, least) : gently);
  return { s, cause: 'passing', reason: `${blockInWords(block)}${why}` };
}
