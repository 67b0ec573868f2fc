import type { PeopleFooting } from './people-footing.ts';
import type { PeopleScene } from './people-scene.ts';
import { DOES, isOut } from './people-state.ts';

/** Where those are who are not there [m]. */
const ELSEWHERE = 1e6;

/** What a storyboard tells people: ways, speeds, to come and to go. */
export class PeopleOrders {
  private readonly scene: PeopleScene;
  private readonly footing: PeopleFooting;

  constructor(scene: PeopleScene, footing: PeopleFooting) {
    this.scene = scene;
    this.footing = footing;
  }

  /** Person i walks from place to place, whatever it did before; with none it stands. */
  walk(i: number, x: Float64Array, y: Float64Array, speed: number): void {
    const { state, ways } = this.scene;
    if (isOut(state.does[i])) return;
    if (ways[i] === null) state.before[i] = state.does[i];
    ways[i] = { x: x.slice(), y: y.slice() };
    state.does[i] = DOES.script;
    state.waypoint[i] = 0;
    state.told[i] = speed;
  }

  /** Person i walks at that speed from now on. */
  setSpeed(i: number, speed: number): void {
    const { state } = this.scene;
    if (!isOut(state.does[i])) state.told[i] = speed;
  }

  /** Person i does again what it did before it was told anything; ways of the scene begin anew. */
  resume(i: number): void {
    const { state, ways } = this.scene;
    if (isOut(state.does[i])) return;
    if (ways[i] !== null) {
      state.does[i] = state.before[i];
      state.waypoint[i] = 0;
    }
    ways[i] = null;
    state.told[i] = Number.NaN;
  }

  /** Person i is gone: so far off that nothing meets it, and in no message. */
  vanish(i: number): void {
    const { does, x, y, vx, vy, ax, ay, pushX, pushY, yawRate } = this.scene.state;
    does[i] = DOES.absent;
    x[i] = y[i] = ELSEWHERE * (i + 1);
    vx[i] = vy[i] = ax[i] = ay[i] = pushX[i] = pushY[i] = yawRate[i] = 0;
  }

  /** Person i comes where the scene says that it starts. */
  appear(i: number): void {
    const { state, scripts, ways } = this.scene;
    const script = scripts[i];
    if (script === null || state.does[i] !== DOES.absent) return;
    state.does[i] = DOES.script;
    state.x[i] = script.x;
    state.y[i] = script.y;
    state.waypoint[i] = 0;
    state.since[i] = 0;
    state.told[i] = Number.NaN;
    ways[i] = null;
    this.footing.stand(i, Number.NaN);
  }
}
