import { inboundSide, type JunctionArm, outboundSide } from './arm-lanes.ts';
import type { Network } from './network.ts';

/** Where a crosswalk begins before the end of its road, and its width along the road [m]. */
const SETBACK = 1;
const WIDTH = 3.5;

/** From the end of an arm to the middle of the crosswalk over it [m]. */
export const CROSSWALK_MIDDLE = SETBACK + WIDTH / 2;

/** Paints a crosswalk over one arm of a crossing, from kerb to kerb. */
export function putCrosswalk(network: Network, arm: JunctionArm): void {
  putCrosswalkAt(network, arm, CROSSWALK_MIDDLE);
}

/** Paints a crosswalk over a road, its middle so far from one of the road's ends. */
export function putCrosswalkAt(network: Network, arm: JunctionArm, distance: number): void {
  const { road, end } = arm;
  const s = road.stationFrom(end, distance);
  const [right, left] = [inboundSide(arm), outboundSide(arm)]
    .sort()
    .reverse()
    .map((side) => kerbT(road, s, side));
  const middle = (left + right) / 2;
  const half = (left - right) / 2;
  const corners = [
    [-WIDTH / 2, -half],
    [WIDTH / 2, -half],
    [WIDTH / 2, half],
    [-WIDTH / 2, half],
  ].map(([u, v], id) => ({ kind: 'local' as const, id, u, v, z: 0, height: 0 }));
  network.object(road, {
    type: 'crosswalk',
    name: 'crosswalk',
    s,
    t: middle,
    length: WIDTH,
    width: left - right,
    outlines: [{ id: 0, outer: true, closed: true, laneType: '', corners }],
  });
}

/** Inner edge of the kerb. */
function kerbT(road: JunctionArm['road'], s: number, side: 'left' | 'right'): number {
  const strips = road.strips(s, side);
  const kerb = strips.findIndex(({ name }) => name === 'kerb');
  return road.borderT(s, side, kerb < 0 ? strips.length : kerb);
}
