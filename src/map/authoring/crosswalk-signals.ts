import { HALF_PI } from '../../core/math/angle.ts';
import { inboundLanes, type JunctionArm, outboundLanes } from './arm-lanes.ts';
import { CROSSWALK_MIDDLE } from './crosswalk.ts';
import type { JunctionDraft, Network } from './network.ts';
import { roadsideT } from './road-signs.ts';

/** Of the lower edge of a head over the ground [m] (MUTCD 2009, 4E.05: 7 to 10 ft). */
const HEAD_HEIGHT = 2.2;

/**
 * Lights for pedestrians at the crosswalk over each arm: a head on both kerbs, for those who come from the other one. The two
 * of a crosswalk switch together. They govern no lane (validity 0 to 0).
 */
export function signalCrosswalks(network: Network, junction: JunctionDraft, arms: readonly JunctionArm[]): void {
  for (const arm of arms) {
    if (inboundLanes(arm).length + outboundLanes(arm).length === 0) continue;
    const { road, end } = arm;
    const s = road.stationFrom(end, CROSSWALK_MIDDLE);
    const heads = (['left', 'right'] as const).map((side) =>
      network.signal(road, {
        name: 'light for pedestrians',
        country: 'OpenDRIVE',
        type: '1000002',
        dynamic: true,
        s,
        t: roadsideT(road, s, side),
        zOffset: HEAD_HEIGHT,
        orientation: '+',
        hOffset: side === 'left' ? HALF_PI : -HALF_PI,
        width: 0.25,
        height: 0.5,
        validity: [[0, 0]],
      }),
    );
    network.controller(junction, `${junction.name}: pedestrians over ${road.plan.name}`, heads);
  }
}
