import type { RoadMap } from '../../map/road-map.ts';
import type { DriverTable } from './driver-table.ts';
import type { EgoPresence } from './ego-presence.ts';
import type { LaneHazards } from './lane-hazards.ts';
import type { LaneFacts } from './lane-network.ts';
import type { LaneObstacles } from './lane-obstacles.ts';
import type { LaneOrder } from './lane-order.ts';
import type { LaneTable } from './lane-table.ts';
import type { Outlook } from './outlook.ts';
import type { Overrides } from './overrides.ts';
import type { SweptLanes } from './swept-lanes.ts';
import type { TrafficState } from './traffic-state.ts';

/** What every decision looks at. */
export interface TrafficScene {
  readonly map: RoadMap;
  readonly facts: readonly LaneFacts[];
  readonly lanes: LaneTable;
  readonly swept: SweptLanes;
  readonly state: TrafficState;
  readonly order: LaneOrder;
  readonly outlook: Outlook;
  /** How many actors there are. */
  readonly count: number;
  /** Per actor: what its driver is like, and the length of its box [m]. */
  readonly drivers: DriverTable;
  readonly length: Float64Array;
  /** Per actor: half the width of its box [m]. */
  readonly halfWidth: Float64Array;
  /** Per actor: 1 where it carries a blue beacon. */
  readonly beacon: Uint8Array;
  readonly ego: EgoPresence;
  /** Where people are or want to be; null where there are none. */
  readonly hazards: LaneHazards | null;
  /** What is in the way without following lanes; null where there is nothing. */
  readonly obstacles: LaneObstacles | null;
  /** What a storyboard has told them; null where there is none. */
  readonly overrides: Overrides | null;
  /** Per lane: the speeds of LaneFacts if there were no limits [m/s]; null where nobody can be told to pass them. */
  readonly bends: readonly Float64Array[] | null;
}
