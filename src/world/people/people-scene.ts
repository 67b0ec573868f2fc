import type { RandomStream } from '../../core/random.ts';
import type { RoadMap } from '../../map/road-map.ts';
import type { CrossingWatch } from './crossing-watch.ts';
import type { FootNetwork } from './foot-network.ts';
import type { PeopleFacing } from './people-facing.ts';
import type { PeopleState } from './people-state.ts';
import type { PersonStart } from './person-start.ts';
import type { PersonTraits } from './person-traits.ts';

/** Places to walk to in turn, straight, map frame [m]; index-aligned. */
export interface FootWay {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** What every decision of people looks at. */
export interface PeopleScene {
  readonly map: RoadMap;
  readonly network: FootNetwork;
  readonly state: PeopleState;
  readonly facing: PeopleFacing;
  readonly traits: readonly PersonTraits[];
  /** Of each person, for what it decides on its way. */
  readonly random: readonly RandomStream[];
  /** What the scene says of a person; null for those that it does not name. */
  readonly scripts: readonly (PersonStart | null)[];
  /** Way that a storyboard told a person to walk instead; null for none. */
  readonly ways: (FootWay | null)[];
  readonly watch: CrossingWatch;
}
