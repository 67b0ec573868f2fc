import { interaction } from '../intelligent-driver.ts';
import type { TrafficScene } from '../traffic-scene.ts';
import { PATH_LENGTH } from '../traffic-state.ts';
import type { VehiclePaths } from '../vehicle-paths.ts';
import { ON_BOTH, stationBeside } from './change-room.ts';
import { PASSING_GAP } from './change-way.ts';
import { isEgoClear } from './ego-gap.ts';
import { type Prospect, SAFE_BRAKING } from './mobil.ts';
import { findNeighbours, type Neighbours } from './neighbours.ts';
import { createSameWay, followSameWay } from './same-way.ts';

/** Gaps to leader and follower that a change needs at least [m]. */
export const LEAST_GAP = 1;

/** Obstacles farther ahead do not matter to a lane change [m]. */
const SIGHT = 120;

/** What an actor sees that looks at the lane beside it. */
export class ChangeView {
  /** Of the last `look`: the way on from there, and who would be next. */
  readonly same = createSameWay();
  readonly near: Neighbours = { leader: -1, leaderGap: 0, follower: -1, followerGap: 0 };
  /** Of the last `isClear`. */
  readonly prospect: Prospect = {
    own: 0,
    ownAfter: 0,
    newFollower: 0,
    newFollowerAfter: 0,
    oldFollower: 0,
    oldFollowerAfter: 0,
  };
  /** Gap to the next obstacle on the lanes that were looked at [m], Infinity for none, and its speed along them [m/s]. */
  private obstacleGap = Number.POSITIVE_INFINITY;
  private obstacleSpeed = 0.5;
  private readonly scene: TrafficScene;
  private readonly paths: VehiclePaths;

  constructor(scene: TrafficScene, paths: VehiclePaths) {
    this.scene = scene;
    this.paths = paths;
  }

  /** Finds the way on and the neighbours on the lane beside; false where it leads nowhere. */
  look(actor: number, side: number): boolean {
    const { map, lanes, state } = this.scene;
    const choice = this.paths.choiceOf(actor);
    const from = state.path[actor * PATH_LENGTH];
    const to = lanes.beside(from, side);
    if (to < 0 || !choice.leadsOn(to)) return false;
    if (this.paths.sideOfRoute(actor, 0) === side) {
      this.same.count = this.paths.routeFrom(actor, to, this.same.lanes);
      this.same.isWhole = true;
    } else followSameWay(this.scene, choice, actor, to, this.same);
    const s = stationBeside(map, from, state.s[actor], to);
    findNeighbours(this.scene, actor, this.same.lanes, this.same.count, s, this.near);
    this.findObstacle(actor, s);
    return true;
  }

  /** Whether the lane that was looked at goes an actor's way, without another change. */
  leadsOn(actor: number): boolean {
    return this.same.isWhole && this.paths.choiceOf(actor).leadsOnAlone(this.same.lanes[0]);
  }

  /** Whether a change over so much way [m] would not be done before the new leader stands, if that brakes now. */
  wouldStop(way: number): boolean {
    if (this.wouldMeet(way)) return true;
    const { leader, leaderGap } = this.near;
    if (leader < 0) return false;
    const speed = this.scene.state.speed[leader];
    return leaderGap + (speed * speed) / (2 * SAFE_BRAKING) < ON_BOTH * way + PASSING_GAP;
  }

  /** Whether a change over so much way [m] would end at an obstacle. */
  wouldMeet(way: number): boolean {
    const speed = Math.max(0, this.obstacleSpeed);
    return this.obstacleGap + (speed * speed) / (2 * SAFE_BRAKING) < ON_BOTH * way + PASSING_GAP;
  }

  /** Whether there is a gap, and the prospect of taking it. */
  isClear(actor: number, side: number): boolean {
    const { map, lanes, order, state, length, drivers, count } = this.scene;
    const { near, prospect } = this;
    if (near.leaderGap < LEAST_GAP || near.followerGap < LEAST_GAP) return false;
    const from = state.path[actor * PATH_LENGTH];
    const to = lanes.beside(from, side);
    if (!isEgoClear(this.scene, actor, to, stationBeside(map, from, state.s[actor], to))) return false;
    const { free, hindrance, speed } = state;
    prospect.own = free[actor] - hindrance[actor];
    const share = this.share(actor, near.leader, near.leaderGap);
    prospect.ownAfter = free[actor] - Math.max(share, this.shareOfObstacle(actor));
    prospect.newFollower = 0;
    prospect.newFollowerAfter = 0;
    prospect.oldFollower = 0;
    prospect.oldFollowerAfter = 0;
    if (near.follower >= 0) {
      const other = near.follower % count;
      const share = interaction(drivers, other, speed[near.follower], near.followerGap, speed[actor]);
      prospect.newFollower = free[other] - hindrance[other];
      prospect.newFollowerAfter = free[other] - Math.max(hindrance[other], share);
    }
    const behind = order.behind(actor);
    if (behind >= 0) {
      const other = behind % count;
      const ahead = order.ahead(actor);
      const gap = ahead < 0 ? 0 : state.s[ahead] - state.s[behind] - (length[ahead] + length[behind]) / 2;
      prospect.oldFollower = free[other] - hindrance[other];
      prospect.oldFollowerAfter = free[other] - (ahead < 0 ? 0 : this.share(behind, ahead, gap));
    }
    return true;
  }

  private shareOfObstacle(actor: number): number {
    if (this.obstacleGap === Number.POSITIVE_INFINITY) return 0;
    const { drivers, state } = this.scene;
    return interaction(drivers, actor, state.speed[actor], this.obstacleGap, this.obstacleSpeed);
  }

  /** Looks for an obstacle ahead of station `s` [m] of the first of the lanes. */
  private findObstacle(actor: number, s: number): void {
    const { obstacles, halfWidth, length, map } = this.scene;
    this.obstacleGap = Number.POSITIVE_INFINITY;
    if (obstacles === null) return;
    let toStart = -s - length[actor] / 2;
    for (let k = 0; k < this.same.count && toStart < SIGHT; k++) {
      const lane = this.same.lanes[k];
      const next = obstacles.beyond(lane, k === 0 ? s : Number.NEGATIVE_INFINITY, halfWidth[actor]);
      if (next >= 0) {
        this.obstacleGap = toStart + obstacles.from[next];
        this.obstacleSpeed = obstacles.speed[next];
        return;
      }
      toStart += map.lanes[lane].length;
    }
  }

  private share(entry: number, leader: number, gap: number): number {
    const { drivers, count, state } = this.scene;
    if (leader < 0) return 0;
    return interaction(drivers, entry % count, state.speed[entry], gap, state.speed[leader]);
  }
}
