import type { OpenDriveDocument } from '../opendrive/document.ts';
import { Network } from './network.ts';
import { dashes, solid } from './paint.ts';
import { PlanViewBuilder } from './plan-view-builder.ts';
import type { RoadDraft } from './road-draft.ts';
import { putSpeedSign } from './road-signs.ts';
import { putGuardRail } from './roadside-objects.ts';
import { drivingStrip, section, strip } from './strip.ts';
import { type BankingRule, bankedCurves } from './superelevation.ts';

/** Straights and radius of the curves on the inner edge of the track, and the clothoids into and out of them [m]. */
const STRAIGHT = 800;
const RADIUS = 200;
const CLOTHOID = 120;
/** Banked so that a car at 100 km/h needs next to no side force: e = v^2 / (g R), 21 degrees. */
const BANKING: BankingRule = { speedKmh: 100, steepest: 0.39, friction: 0.0035 };
const LIMIT_KMH = 100;

/** A test oval driven anticlockwise: two lanes, two straights of 800 m, two banked curves. */
export function oval(): OpenDriveDocument {
  const network = new Network('oval', 'DE');
  const south = lay(
    network,
    'South Straight',
    new PlanViewBuilder({ x: -STRAIGHT / 2, y: 0, heading: 0 }).line(STRAIGHT),
  );
  const east = lay(network, 'East Curve', curveAfter(south));
  const north = lay(network, 'North Straight', new PlanViewBuilder(east.plan.alignment.pose).line(STRAIGHT));
  const west = lay(network, 'West Curve', curveAfter(north));
  const track = [south, east, north, west];
  track.forEach((road, i) => {
    network.join(road, 'end', track[(i + 1) % track.length], 'start');
    putGuardRail(network, road, 'right', 0, road.length);
  });
  for (const road of [south, north]) putSpeedSign(network, road, 20, 'right', LIMIT_KMH);
  return network.document();
}

function curveAfter(straight: RoadDraft): PlanViewBuilder {
  return new PlanViewBuilder(straight.plan.alignment.pose).bend(Math.PI, RADIUS, CLOTHOID);
}

function lay(network: Network, name: string, alignment: PlanViewBuilder): RoadDraft {
  return network.road({
    name,
    alignment,
    sections: [
      section(0, {
        left: [strip('apron', 'shoulder', 2)],
        centre: solid(),
        right: [
          drivingStrip('inner', 4, dashes(4, 8)),
          drivingStrip('outer', 4, solid()),
          strip('shoulder', 'shoulder', 2),
        ],
      }),
    ],
    limits: [{ s: 0, type: 'rural', max: LIMIT_KMH / 3.6 }],
    elevation: [{ s: 0, a: 0, b: 0, c: 0, d: 0 }],
    superelevation: bankedCurves(alignment.elements, BANKING),
  });
}
