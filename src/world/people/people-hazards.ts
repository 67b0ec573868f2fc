import type { LaneHazards } from '../traffic/lane-hazards.ts';
import { isAtKerb } from './is-at-kerb.ts';
import { alongOf, farEdge, isBlocked, nearEdge, WALK, walkSignal } from './may-cross.ts';
import type { PeopleScene } from './people-scene.ts';
import { DOES } from './people-state.ts';

/** Vehicles stop so far before people on their lane, and before a crosswalk [m]. */
const BEFORE_PERSON = 1.8;
const BEFORE_CROSSWALK = 1;
/** Who is so near beside a lane counts as on it [m]. */
const MARGIN = 0.3;
/** Where people will be, so many steps of so long ahead, counts like where they are [s]. */
const STEPS = 3;
const STEP_SECONDS = 0.6;
/** Lanes at one place, at most: those of a junction overlap. */
const LANES = 24;
/** Lanes farther than this over the road are not yet claimed [m]. */
const CLAIMED = 14;

/** Tells vehicles before whom to stop: whoever is on a lane or about to step on it, and by law who is at a crosswalk. */
export class PeopleHazards {
  private readonly scene: PeopleScene;
  private readonly lanes = new Int32Array(LANES);
  private readonly stations = new Float64Array(LANES);

  constructor(scene: PeopleScene) {
    this.scene = scene;
  }

  write(signals: Uint8Array, out: LaneHazards): void {
    const { state } = this.scene;
    out.clear();
    for (let i = 0; i < state.does.length; i++) {
      const does = state.does[i];
      if (does === DOES.absent) continue;
      if (does === DOES.wait || does === DOES.cross) this.claim(i, signals, out);
      this.occupy(i, does === DOES.cross || does === DOES.script ? STEPS : 1, out);
    }
  }

  private claim(i: number, signals: Uint8Array, out: LaneHazards): void {
    const { state, network } = this.scene;
    const crossing = network.crossings[state.crossing[i]];
    if (!crossing.isMarked) return;
    const waits = state.does[i] === DOES.wait;
    if (waits && (!isAtKerb(this.scene, i, crossing) || walkSignal(crossing, signals) === WALK.stop)) return;
    // Who cannot go anyway keeps nobody: the one that stands on the crosswalk may wait for just that.
    if (waits && isBlocked(this.scene, state.crossing[i])) return;
    const along = alongOf(this.scene, i, crossing);
    for (let k = 0; k < crossing.lanes.length; k++) {
      if (farEdge(crossing, state.end[i], k) < along) continue;
      if (nearEdge(crossing, state.end[i], k) > along + CLAIMED) continue;
      out.add(crossing.lanes[k].lane, crossing.lanes[k].from - BEFORE_CROSSWALK, false);
    }
  }

  private occupy(i: number, steps: number, out: LaneHazards): void {
    const { x, y, vx, vy } = this.scene.state;
    for (let step = 0; step < steps; step++) {
      const ahead = step * STEP_SECONDS;
      const atX = x[i] + ahead * vx[i];
      const atY = y[i] + ahead * vy[i];
      const count = this.scene.network.cells.lanesAt(atX, atY, MARGIN, this.lanes, this.stations);
      for (let k = 0; k < count; k++) out.add(this.lanes[k], this.stations[k] - BEFORE_PERSON, true);
    }
  }
}
