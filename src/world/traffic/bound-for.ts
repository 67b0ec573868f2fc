import type { TrafficScene } from './traffic-scene.ts';
import { PATH_LENGTH } from './traffic-state.ts';

/**
 * Who is bound for each lane: holds the junctions before it (TrafficState.heldExit). Lists by lane, by ascending actor, so
 * that asking who else comes to a lane takes as long as there are such, however many others there are.
 */
export class BoundFor {
  private readonly scene: TrafficScene;
  /** Per lane its first actor, per actor the next one of its lane; -1 for none. */
  private readonly first: Int32Array;
  private readonly next: Int32Array;
  /** Per actor: the lane in whose list it is. */
  private readonly lane: Int32Array;

  constructor(scene: TrafficScene) {
    this.scene = scene;
    this.first = new Int32Array(scene.map.lanes.length).fill(-1);
    this.next = new Int32Array(scene.count).fill(-1);
    this.lane = new Int32Array(scene.count).fill(-1);
  }

  /** Begins anew. */
  update(): void {
    const { heldExit } = this.scene.state;
    this.first.fill(-1);
    for (let actor = this.next.length - 1; actor >= 0; actor--) {
      const lane = heldExit[actor];
      this.lane[actor] = lane;
      if (lane < 0) continue;
      this.next[actor] = this.first[lane];
      this.first[lane] = actor;
    }
  }

  /** Takes in that an actor holds other junctions. */
  change(actor: number): void {
    this.remove(actor);
    const lane = this.scene.state.heldExit[actor];
    this.lane[actor] = lane;
    if (lane < 0) return;
    let before = -1;
    for (let other = this.first[lane]; other >= 0 && other < actor; other = this.next[other]) before = other;
    this.next[actor] = before < 0 ? this.first[lane] : this.next[before];
    if (before < 0) this.first[lane] = actor;
    else this.next[before] = actor;
  }

  /** The first actor after `after` (-1 to begin with) that is bound for a lane and has not reached it; -1 for none. */
  following(lane: number, after: number): number {
    const { path } = this.scene.state;
    let actor = after < 0 ? this.first[lane] : this.next[after];
    while (actor >= 0 && path[actor * PATH_LENGTH] === lane) actor = this.next[actor];
    return actor;
  }

  private remove(actor: number): void {
    const lane = this.lane[actor];
    if (lane < 0) return;
    if (this.first[lane] === actor) {
      this.first[lane] = this.next[actor];
      return;
    }
    let before = this.first[lane];
    while (this.next[before] !== actor) before = this.next[before];
    this.next[before] = this.next[actor];
  }
}
