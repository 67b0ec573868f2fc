import { LIGHT } from '../../core/messages/actors-truth.ts';
import { TICKS_PER_SECOND, type Tick } from '../../core/tick.ts';
import type { TrafficScene } from './traffic-scene.ts';
import { PATH_LENGTH } from './traffic-state.ts';

/** Deceleration from which on the brakes are what slows a car down [m/s^2]. */
const BRAKING = -0.4;
/** Below this a car stands on its brakes [m/s]. */
const STANDING = 0.1;
/** Distance to a junction from which on the indicator flashes [m]. */
const INDICATING = 40;
/** Half a period of the indicator: 90 flashes a minute (UN Regulation 48, 6.5.9: 90 with a margin of 30) [ticks]. */
const HALF_FLASH = Math.round(TICKS_PER_SECOND / 3);

/** Half a period of blue beacons: 2.5 flashes a second (UN Regulation 65: 2 to 4) [ticks]. */
const HALF_BEACON = Math.round(TICKS_PER_SECOND / 5);

/** Lamps of an actor that burn, as bits of LIGHT. */
export function actorLights(scene: TrafficScene, actor: number, tick: Tick): number {
  const { state } = scene;
  const isBlue = scene.beacon[actor] === 1 && Math.floor(tick / HALF_BEACON) % 2 === 0;
  const blue = isBlue ? LIGHT.blue : 0;
  const isStanding = state.speed[actor] < STANDING && state.acceleration[actor] <= 0;
  const brake = isStanding || state.acceleration[actor] < BRAKING ? LIGHT.brake : 0;
  const isFlash = Math.floor(tick / HALF_FLASH) % 2 === 0;
  const own = blue | (isFlash ? brake | indicator(scene, actor) : brake);
  return scene.overrides === null ? own : own | toldLights(scene.overrides.lights[actor], tick);
}

/** Of the lights that somebody was told to show those that burn now. */
export function toldLights(lights: number, tick: Tick): number {
  const flashing = Math.floor(tick / HALF_FLASH) % 2 === 0 ? LIGHT.left | LIGHT.right : 0;
  const beacon = Math.floor(tick / HALF_BEACON) % 2 === 0 ? LIGHT.blue : 0;
  return lights & (flashing | beacon | LIGHT.brake);
}

function indicator({ lanes, state, outlook }: TrafficScene, actor: number): number {
  const side = state.changeSide[actor] !== 0 ? state.changeSide[actor] : state.wish[actor];
  if (side !== 0) return side > 0 ? LIGHT.left : LIGHT.right;
  const here = state.path[actor * PATH_LENGTH];
  const entry = outlook.entry[actor];
  const isComing = entry > 0 && outlook.toEntry[actor] < INDICATING;
  const lane = !lanes.isConnecting(here) && isComing ? state.path[actor * PATH_LENGTH + entry] : here;
  if (lanes.turn(lane) === 0) return 0;
  return lanes.turn(lane) > 0 ? LIGHT.left : LIGHT.right;
}
