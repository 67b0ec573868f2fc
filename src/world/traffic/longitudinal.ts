import { coolAcceleration } from './adaptive-cruise.ts';
import { DRIVER, DRIVER_SIZE } from './driver-table.ts';
import type { FreeWay } from './free-way/free-way.ts';
import { freeAcceleration, interaction } from './intelligent-driver.ts';
import { isNearJunction } from './is-near-junction.ts';
import type { MergeCourtesy } from './lane-change/merge-courtesy.ts';
import { sampleAt } from './lane-sample.ts';
import { Leaders } from './leaders.ts';
import type { MapEdge } from './map-edge.ts';
import { speedBefore } from './speed-profile.ts';
import { SpeedTable } from './speed-table.ts';
import type { TrafficScene } from './traffic-scene.ts';
import { BEHAVIOUR, PATH_LENGTH } from './traffic-state.ts';

/** A driver looks so far ahead for the speed to have, and closes a difference in about this time [s]. */
const SPEED_LEAD = 0.5;
/** What is farther off is not yet braked for [m], or farther than it takes to stand with this braking [m/s^2]. */
const SIGHT = 100;
const FORESIGHT_BRAKING = 1.4;
/** A car stops this far in front of a line [m]. */
const BEFORE_LINE = 0.7;
/** Braking before a line over the least that ends at it [1]. */
const FIRMNESS = 1.15;
/** Share of the comfortable braking with which one falls back behind who is beside [1]. */
const GENTLY = 0.5;
/** How soon a speed that is too high before a blue light is brought down [s]. */
const SOON = 0.7;
/** Time from one decision to the next [s]. */
const DECISION = 0.1;
/** Who is told how fast to drive takes bends so much faster than is comfortable [1]: at 5 m/s^2 instead of 2. */
const BOLDNESS = 1.58;
/** How a car slows down that is to stand, and one that has crashed [m/s^2]. */
const PULLING_UP = 2;
export const CRASH_BRAKING = 6;

/**
 * Accelerations of the actors: the intelligent driver model behind cars and lines, slower in curves. Numbers go by fields
 * and arrays here: those that functions hand on may come to lie on the heap.
 */
export class Longitudinal {
  private readonly scene: TrafficScene;
  private readonly leaders: Leaders;
  private readonly speeds: SpeedTable;
  private readonly edge: MapEdge;
  private readonly courtesy: MergeCourtesy;
  /** Null where nobody comes with a blue light. */
  private readonly freeWay: FreeWay | null;
  private actor = 0;
  private sight = SIGHT + 0.5;
  private wished = 0.5;
  private free = 0.5;
  private hindrance = 0.5;
  /** From the actor's front to a line, or to a place where no lane goes on [m]. */
  private toLine = 0.5;
  /** A station [m], and the speed to have there [m/s]. */
  private at = 0.5;
  private limit = 0.5;

  constructor(scene: TrafficScene, edge: MapEdge, courtesy: MergeCourtesy, freeWay: FreeWay | null) {
    this.freeWay = freeWay;
    this.scene = scene;
    this.leaders = new Leaders(scene, freeWay);
    this.speeds = new SpeedTable(scene.map, scene.facts);
    this.courtesy = courtesy;
    this.edge = edge;
  }

  /** To be called before the accelerations of a decision are. */
  look(): void {
    this.leaders.look();
  }

  /**
   * Writes the acceleration of an actor [m/s^2].
   *
   * @param mayEnter whether the actor holds the junction ahead
   */
  decide(actor: number, mayEnter: boolean): void {
    const { state, overrides } = this.scene;
    if (overrides !== null && overrides.braking[actor] > 0 && state.behaviour[actor] === BEHAVIOUR.laneFollow) {
      state.free[actor] = state.acceleration[actor];
      state.hindrance[actor] = 0;
    } else if (state.behaviour[actor] === BEHAVIOUR.laneFollow) this.follow(actor, mayEnter);
    else state.acceleration[actor] = state.behaviour[actor] === BEHAVIOUR.crashed ? -CRASH_BRAKING : -PULLING_UP;
    this.leaders.noteAcceleration(actor);
  }

  private follow(actor: number, mayEnter: boolean): void {
    const { state, drivers, overrides } = this.scene;
    this.actor = actor;
    this.hindrance = 0;
    const speed = state.speed[actor];
    this.sight = Math.max(SIGHT, (speed * speed) / (2 * FORESIGHT_BRAKING));
    this.beFree();
    const isReckless = overrides !== null && overrides.isReckless[actor] === 1;
    if (!isReckless) this.mindOthers(actor);
    state.free[actor] = this.free;
    state.hindrance[actor] = this.hindrance;
    if (!isReckless) {
      this.giveWay(this.courtesy.letInGap, this.courtesy.letInSpeed);
      this.giveWay(this.courtesy.joinGap, this.courtesy.joinSpeed);
    }
    this.stopBeforeLines(mayEnter, isReckless);
    state.acceleration[actor] = Math.max(
      -drivers[DRIVER_SIZE * actor + DRIVER.hardestBraking],
      this.free - this.hindrance,
    );
  }

  private mindOthers(actor: number): void {
    this.leaders.find(actor);
    for (let k = 0; k < this.leaders.count; k++) this.keepDistance(k);
    if (this.freeWay !== null && this.freeWay.most[actor] < Number.POSITIVE_INFINITY) this.makeWay(this.freeWay, actor);
  }

  /** Slows down because of a blue light. */
  private makeWay({ most }: FreeWay, actor: number): void {
    const { drivers, state } = this.scene;
    const deceleration = drivers[DRIVER_SIZE * actor + DRIVER.deceleration];
    const wished = Math.max(-deceleration, (most[actor] - state.speed[actor]) / SOON);
    this.hindrance = Math.max(this.hindrance, this.free - wished);
  }

  /** @param k place in `leaders` */
  private keepDistance(k: number): void {
    const { drivers, state } = this.scene;
    const { gap, speed, acceleration } = this.leaders;
    const { actor } = this;
    const own = state.speed[actor];
    const share = interaction(drivers, actor, own, gap[k], speed[k]);
    if (drivers[DRIVER_SIZE * actor + DRIVER.coolness] === 0) {
      this.hindrance = Math.max(this.hindrance, share);
      return;
    }
    const cool = coolAcceleration(drivers, actor, this.free - share, own, gap[k], speed[k], acceleration[k]);
    this.hindrance = Math.max(this.hindrance, this.free - cool);
  }

  /**
   * Keeps behind somebody on the lane beside, with no more than comfortable braking, and gently while side by side.
   *
   * @param gaps by actor, Infinity for nobody [m] @param speeds of those [m/s]
   */
  private giveWay(gaps: Float64Array, speeds: Float64Array): void {
    const { actor } = this;
    const gap = gaps[actor];
    if (gap === Number.POSITIVE_INFINITY) return;
    const { drivers, state } = this.scene;
    const deceleration = drivers[DRIVER_SIZE * actor + DRIVER.deceleration];
    const most = this.free + (gap > 0 ? deceleration : GENTLY * deceleration);
    const share = interaction(drivers, actor, state.speed[actor], gap, speeds[actor]);
    this.hindrance = Math.max(this.hindrance, Math.min(share, most));
  }

  /** Stops before what may not be passed: a place to turn out, a red light, a junction, people, the end of the road. */
  private stopBeforeLines(mayEnter: boolean, isReckless: boolean): void {
    const { outlook, hazards } = this.scene;
    const { actor } = this;
    this.toLine = this.courtesy.stopGap[actor];
    if (this.toLine < Number.POSITIVE_INFINITY) this.stopBefore();
    this.toLine = outlook.toMiddle[actor];
    if (this.toLine < this.sight) this.stopBefore();
    this.toLine = outlook.toRed[actor];
    if (this.toLine < this.sight) this.stopBefore();
    this.toLine = outlook.toWait[actor];
    if (!mayEnter && isNearJunction(this.scene, actor)) this.stopBefore();
    if (hazards !== null && !isReckless) {
      this.toLine = hazards.ahead(this.scene, actor);
      if (this.toLine < SIGHT) this.stopBefore();
    }
    this.findDeadEnd();
    if (this.toLine < this.sight) this.stopBefore();
  }
  /**
   * A line is a standing car that is so far behind it that the gap at standstill ends before the line. But a line does
   * not brake suddenly: where a light changes close ahead, the model's alarm is cut to little more than what it takes.
   */
  private stopBefore(): void {
    const { drivers, state } = this.scene;
    const { actor } = this;
    const first = DRIVER_SIZE * actor;
    const speed = state.speed[actor];
    const way = this.toLine - BEFORE_LINE;
    const share = interaction(drivers, actor, speed, way + drivers[first + DRIVER.standstillGap], 0);
    const enough =
      way > 0
        ? Math.max(drivers[first + DRIVER.deceleration], (FIRMNESS * speed * speed) / (2 * way))
        : drivers[first + DRIVER.hardestBraking];
    this.hindrance = Math.max(this.hindrance, Math.min(share, this.free + enough));
  }

  /** Finds out what it would do with nobody before it. */
  private beFree(): void {
    const { overrides, state } = this.scene;
    const speed = state.speed[this.actor];
    if (overrides !== null && overrides.speed[this.actor] >= 0) {
      this.findToldSpeed(overrides.speed[this.actor]);
      const most = overrides.acceleration[this.actor];
      const change = (this.wished - speed) / DECISION;
      this.free = Math.max(-most, Math.min(most, change));
      return;
    }
    this.findWishedSpeed();
    const { actor, wished } = this;
    const { drivers } = this.scene;
    this.free =
      speed <= wished
        ? Math.min(freeAcceleration(drivers, actor, speed, wished), drivers[DRIVER_SIZE * actor + DRIVER.power] / speed)
        : (wished - speed) / SPEED_LEAD;
  }

  /** Speed for the limit and the curves ahead, a little in advance. */
  private findWishedSpeed(): void {
    const { lanes, state, drivers } = this.scene;
    const lead = SPEED_LEAD * state.speed[this.actor];
    let wished = Number.POSITIVE_INFINITY;
    let toStart = -state.s[this.actor] - lead;
    for (let k = 0; k < PATH_LENGTH && toStart < this.sight; k++) {
      const lane = state.path[this.actor * PATH_LENGTH + k];
      if (lane < 0) break;
      const start = lanes.startSpeed(lane);
      if (toStart > 0) wished = Math.min(wished, speedBefore(start, toStart));
      else {
        this.at = -toStart;
        this.limit = start;
        if (!lanes.isEven(lane)) this.findLimit(lane);
        wished = Math.min(wished, this.limit);
      }
      toStart += lanes.length(lane);
    }
    const first = DRIVER_SIZE * this.actor;
    this.wished = Math.min(wished * drivers[first + DRIVER.speedFactor], drivers[first + DRIVER.maxSpeed]);
  }

  /** The speed that it was told, or what the bends ahead allow at most. */
  private findToldSpeed(told: number): void {
    const { lanes, state, map, bends } = this.scene;
    const lead = SPEED_LEAD * state.speed[this.actor];
    this.wished = told;
    let toStart = -state.s[this.actor] - lead;
    for (let k = 0; bends !== null && k < PATH_LENGTH && toStart < this.sight; k++) {
      const lane = state.path[this.actor * PATH_LENGTH + k];
      if (lane < 0) return;
      const at = sampleAt(map.lanes[lane], bends[lane], Math.max(0, -toStart));
      this.wished = Math.min(this.wished, BOLDNESS * (toStart > 0 ? speedBefore(at, toStart) : at));
      toStart += lanes.length(lane);
    }
  }

  private findLimit(lane: number): void {
    this.limit = this.speeds.at(lane, this.at);
  }

  /** Finds the line before where no lane goes on; Infinity if not in sight, or where the actor may leave the map. */
  private findDeadEnd(): void {
    const { lanes, state, length } = this.scene;
    let toEnd = -state.s[this.actor] - length[this.actor] / 2;
    let toStart = toEnd;
    this.toLine = Number.POSITIVE_INFINITY;
    // A cut is at most all of the last lane.
    for (let k = 0; k < PATH_LENGTH && toStart < this.sight; k++) {
      const lane = state.path[this.actor * PATH_LENGTH + k];
      if (lane < 0) {
        const last = state.path[this.actor * PATH_LENGTH + k - 1];
        if (!this.edge.mayLeaveBy(this.actor, last)) this.toLine = toEnd - lanes.cut(last);
        return;
      }
      toStart = toEnd;
      toEnd += lanes.length(lane);
    }
  }
}
