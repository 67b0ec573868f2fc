import type { TrafficScene } from '../traffic-scene.ts';
import { LEAST_GAP } from './change-view.ts';
import type { Neighbours } from './neighbours.ts';

/** Who has to change fits in behind who will be before it, and is let in by who will be behind. */
export class MergeCourtesy {
  /** Per actor: gap to who is let in before it, or whom it gets in behind, and that one's speed [m], [m/s]; Infinity for none. */
  readonly letInGap: Float64Array;
  readonly letInSpeed: Float64Array;
  readonly joinGap: Float64Array;
  readonly joinSpeed: Float64Array;
  /** Per actor: way to where it has to turn out to go around somebody [m]; Infinity for none. */
  readonly stopGap: Float64Array;
  private readonly scene: TrafficScene;

  constructor(scene: TrafficScene) {
    const count = scene.count;
    this.scene = scene;
    this.letInGap = new Float64Array(count);
    this.letInSpeed = new Float64Array(count);
    this.joinGap = new Float64Array(count);
    this.joinSpeed = new Float64Array(count);
    this.stopGap = new Float64Array(count);
  }

  /** Nobody is let in or goes around anybody. */
  clear(): void {
    this.letInGap.fill(Number.POSITIVE_INFINITY);
    this.joinGap.fill(Number.POSITIVE_INFINITY);
    this.stopGap.fill(Number.POSITIVE_INFINITY);
  }

  /** An actor joins behind the new leader, and the next one behind lets it in: not who is beside it already. */
  arrange(actor: number, near: Neighbours): void {
    const { order, state, length, count } = this.scene;
    if (near.leader >= 0) {
      this.joinGap[actor] = near.leaderGap;
      this.joinSpeed[actor] = state.speed[near.leader];
    }
    let { follower, followerGap } = near;
    if (follower >= 0 && followerGap < LEAST_GAP / 2) {
      const next = order.behind(follower);
      if (next >= 0) followerGap += state.s[follower] - state.s[next] + (length[follower] - length[next]) / 2;
      follower = next;
    }
    if (follower < 0 || follower >= count || followerGap > this.letInGap[follower]) return;
    this.letInGap[follower] = followerGap;
    this.letInSpeed[follower] = state.speed[actor];
  }
}
