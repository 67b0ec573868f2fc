import { tan } from '../../core/math/tan.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import { MinHeap } from '../min-heap.ts';
import { alongArc, type CurvePiece, type PlanePose } from './arc-piece.ts';
import type { FreeSpace } from './free-space.ts';
import type { Grain } from './grain.ts';
import { GridDistance, type Region } from './grid-distance.ts';
import { reedsSheppLength, shortestReedsShepp } from './reeds-shepp.ts';
import { SearchTree } from './search-tree.ts';

export interface HybridResult {
  /** Null where there is no way, or none was found within the bound. */
  readonly pieces: readonly CurvePiece[] | null;
  readonly expanded: number;
  readonly cost: number;
}

/** Where a coarse search finds no way, which takes long only in the open, a finer one does between cars. */
const COARSE: Grain = { cell: 0.5, headings: 48, move: 0.75 };
const FINE: Grain = { cell: 0.2, headings: 96, move: 0.35 };

/** A move is looked at every so far [m]. */
const LOOK = 0.25;

/** The tightest curve asked for is so much wider than the tightest there is [1]: room for the controller to correct in. */
const EASE = 1.12;

/** Costs: a metre backwards, a change of direction [m], a change of steering from one side to the other [m]. */
const BACKWARDS = 1.3;
const SHUNT = 4;
const STEERING = 0.5;

/** The search looks this far beyond start and goal [m], and gives up after so many expansions. */
const REACH = 14;
const MOST_EXPANDED = 30_000;
/** After a way was found, better ones are looked for during so many expansions. */
const MORE_EXPANDED = 2000;

/** From every so many states, and from all that are this near [m], the way without obstacles is tried. */
const SHOT_EVERY = 6;
const SHOT_NEAR = 8;

/**
 * Hybrid A* (Dolgov, Thrun, Montemerlo and Diebel 2008, "Practical search techniques in path planning for autonomous
 * driving"): moves of a car from place to place, one state for each cell of place and heading; its heuristic is the greater
 * of the way without obstacles (Reeds and Shepp) and that of a disc around obstacles; ways without obstacles to the
 * goal are tried on the way. Of equals in f the later state is taken: it is nearer to the goal.
 */
export class HybridSearch {
  /** Radius of the tightest curve [m]. */
  readonly radius: number;
  private readonly curvatures: readonly number[];
  private readonly open = new MinHeap(4096);

  constructor({ wheelbase, maxSteer }: VehicleSpecification) {
    this.radius = (EASE * wheelbase) / tan(maxSteer);
    const tightest = 1 / this.radius;
    this.curvatures = [-tightest, -tightest / 2, 0, tightest / 2, tightest];
  }

  search(start: PlanePose, goal: PlanePose, space: FreeSpace): HybridResult {
    if (!space.isFree(goal.x, goal.y, goal.yaw)) return { pieces: null, expanded: 0, cost: Number.POSITIVE_INFINITY };
    const region = regionAbout(start, goal);
    const distance = new GridDistance(space, region, goal);
    const coarse = this.searchBy(COARSE, start, goal, space, region, distance);
    if (coarse.pieces !== null) return coarse;
    const fine = this.searchBy(FINE, start, goal, space, region, distance);
    return { ...fine, expanded: coarse.expanded + fine.expanded };
  }

  private searchBy(
    grain: Grain,
    start: PlanePose,
    goal: PlanePose,
    space: FreeSpace,
    region: Region,
    distance: GridDistance,
  ): HybridResult {
    const tree = new SearchTree(region, grain);
    const { open, radius } = this;
    open.clear();
    open.push(this.toGo(start, goal, distance), tree.add(start, 0, -1, 0, 0));
    let best: { node: number; cost: number } | null = null;
    let expanded = 0;
    let last = MOST_EXPANDED;
    while (open.size > 0 && expanded < last) {
      if (best !== null && open.firstKey >= best.cost) break;
      const id = -open.pop();
      if (tree.isClosed(id)) continue;
      tree.close(id);
      expanded++;
      const pose = tree.poseOf(id);
      const toGo = reedsSheppLength(pose.x, pose.y, pose.yaw, goal, radius);
      if (expanded % SHOT_EVERY === 1 || toGo < SHOT_NEAR) {
        const cost = tree.costOf(id) + this.shotCost(pose, goal, tree.lengthOf(id), tree.curvatureOf(id), space);
        if (cost < (best?.cost ?? Number.POSITIVE_INFINITY)) {
          if (best === null) last = Math.min(last, expanded + MORE_EXPANDED);
          best = { node: id, cost };
        }
      }
      this.expand(id, grain.move, tree, goal, distance, space);
    }
    if (best === null) return { pieces: null, expanded, cost: Number.POSITIVE_INFINITY };
    const shot = shortestReedsShepp(tree.poseOf(best.node), goal, radius);
    const pieces = [
      ...tree.piecesTo(best.node),
      ...shot.map(({ turn, length }) => ({ curvature: turn / radius, length })),
    ];
    return { pieces: joined(pieces), expanded, cost: best.cost };
  }

  private expand(
    id: number,
    move: number,
    tree: SearchTree,
    goal: PlanePose,
    distance: GridDistance,
    space: FreeSpace,
  ): void {
    const from = tree.poseOf(id);
    const lastLength = tree.lengthOf(id);
    const lastCurvature = tree.curvatureOf(id);
    for (let sense = 1; sense >= -1; sense -= 2) {
      for (const curvature of this.curvatures) {
        const length = sense * move;
        const to = alongArc(from, curvature, length);
        if (!tree.isInside(to)) continue;
        const cost = tree.costOf(id) + this.moveCost(length, curvature, lastLength, lastCurvature);
        if (!tree.isBetter(to, cost) || !isWayFree(from, curvature, length, space)) continue;
        const rest = this.toGo(to, goal, distance);
        if (rest === Number.POSITIVE_INFINITY) continue;
        this.open.push(cost + rest, -tree.add(to, cost, id, curvature, length));
      }
    }
  }

  /** At least so much is still to be paid. */
  private toGo(pose: PlanePose, goal: PlanePose, distance: GridDistance): number {
    return Math.max(reedsSheppLength(pose.x, pose.y, pose.yaw, goal, this.radius), distance.from(pose.x, pose.y));
  }

  private moveCost(length: number, curvature: number, lastLength: number, lastCurvature: number): number {
    const way = length < 0 ? -BACKWARDS * length : length;
    const shunt = lastLength * length < 0 ? SHUNT : 0;
    return way + shunt + STEERING * Math.abs(curvature - lastCurvature) * this.radius;
  }

  /** Cost of the way without obstacles to the goal; Infinity where something is in its way. */
  private shotCost(
    from: PlanePose,
    goal: PlanePose,
    lastLength: number,
    lastCurvature: number,
    space: FreeSpace,
  ): number {
    let at = from;
    let cost = 0;
    let [before, steered] = [lastLength, lastCurvature];
    for (const { turn, length } of shortestReedsShepp(from, goal, this.radius)) {
      const curvature = turn / this.radius;
      if (!isWayFree(at, curvature, length, space)) return Number.POSITIVE_INFINITY;
      cost += this.moveCost(length, curvature, before, steered);
      at = alongArc(at, curvature, length);
      before = length;
      steered = curvature;
    }
    return cost;
  }
}

/** Whether a car gets along a piece, its end included, its start not. */
export function isWayFree(from: PlanePose, curvature: number, length: number, space: FreeSpace): boolean {
  const steps = Math.max(1, Math.ceil(Math.abs(length) / LOOK));
  for (let i = 1; i <= steps; i++) {
    const { x, y, yaw } = alongArc(from, curvature, (length * i) / steps);
    if (!space.isFree(x, y, yaw)) return false;
  }
  return true;
}

function regionAbout(start: PlanePose, goal: PlanePose): Region {
  return {
    xMin: Math.min(start.x, goal.x) - REACH,
    yMin: Math.min(start.y, goal.y) - REACH,
    xMax: Math.max(start.x, goal.x) + REACH,
    yMax: Math.max(start.y, goal.y) + REACH,
  };
}

/** Neighbours of the same curvature and direction are one piece. */
function joined(pieces: readonly CurvePiece[]): CurvePiece[] {
  const result: CurvePiece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (last !== undefined && last.curvature === piece.curvature && last.length * piece.length > 0)
      result[result.length - 1] = { curvature: last.curvature, length: last.length + piece.length };
    else result.push(piece);
  }
  return result;
}
