import { TWO_PI } from '../../core/math/angle.ts';
import type { CurvePiece, PlanePose } from './arc-piece.ts';
import type { Grain } from './grain.ts';
import type { Region } from './grid-distance.ts';

/** Numbers that are kept of a state: x, y, yaw, cost, curvature and length of the move that led there. */
const FIELDS = 6;

/** The states that a search has reached, each with the move that led there; at most one good one in each cell. */
export class SearchTree {
  private readonly region: Region;
  private readonly grain: Grain;
  private readonly columns: number;
  private readonly rows: number;
  /** Latest state of each cell, -1 for none. */
  private readonly inCell: Int32Array;
  private fields = new Float64Array(FIELDS * 4096);
  private parents = new Int32Array(4096);
  private closed = new Uint8Array(4096);
  private count = 0;

  constructor(region: Region, grain: Grain) {
    this.region = region;
    this.grain = grain;
    this.columns = Math.ceil((region.xMax - region.xMin) / this.grain.cell);
    this.rows = Math.ceil((region.yMax - region.yMin) / this.grain.cell);
    this.inCell = new Int32Array(this.columns * this.rows * this.grain.headings).fill(-1);
  }

  /** Adds a state in the region and returns its number; whatever was in its cell is closed. */
  add(pose: PlanePose, cost: number, parent: number, curvature: number, length: number): number {
    const id = this.count++;
    if (id === this.parents.length) this.grow();
    this.fields.set([pose.x, pose.y, pose.yaw, cost, curvature, length], id * FIELDS);
    this.parents[id] = parent;
    this.closed[id] = 0;
    const cell = this.cellOf(pose);
    if (this.inCell[cell] >= 0) this.closed[this.inCell[cell]] = 1;
    this.inCell[cell] = id;
    return id;
  }

  isInside({ x, y }: PlanePose): boolean {
    const { xMin, yMin, xMax, yMax } = this.region;
    return x >= xMin && x < xMax && y >= yMin && y < yMax;
  }

  /** Whether nothing as cheap has been in the cell of a pose. */
  isBetter(pose: PlanePose, cost: number): boolean {
    const id = this.inCell[this.cellOf(pose)];
    return id < 0 || cost < this.costOf(id);
  }

  isClosed(id: number): boolean {
    return this.closed[id] === 1;
  }

  close(id: number): void {
    this.closed[id] = 1;
  }

  poseOf(id: number): PlanePose {
    const { fields } = this;
    const k = id * FIELDS;
    return { x: fields[k], y: fields[k + 1], yaw: fields[k + 2] };
  }

  costOf(id: number): number {
    return this.fields[id * FIELDS + 3];
  }

  curvatureOf(id: number): number {
    return this.fields[id * FIELDS + 4];
  }

  /** Of the move that led there; 0 for the start. */
  lengthOf(id: number): number {
    return this.fields[id * FIELDS + 5];
  }

  /** The moves from the start to a state. */
  piecesTo(id: number): CurvePiece[] {
    const pieces: CurvePiece[] = [];
    for (let at = id; this.parents[at] >= 0; at = this.parents[at])
      pieces.push({ curvature: this.curvatureOf(at), length: this.lengthOf(at) });
    return pieces.reverse();
  }

  private cellOf({ x, y, yaw }: PlanePose): number {
    const column = Math.floor((x - this.region.xMin) / this.grain.cell);
    const row = Math.floor((y - this.region.yMin) / this.grain.cell);
    const turn = yaw / TWO_PI - Math.floor(yaw / TWO_PI);
    const heading = Math.round(turn * this.grain.headings) % this.grain.headings;
    return (row * this.columns + column) * this.grain.headings + heading;
  }

  private grow(): void {
    const fields = new Float64Array(2 * this.fields.length);
    fields.set(this.fields);
    this.fields = fields;
    const parents = new Int32Array(2 * this.parents.length);
    parents.set(this.parents);
    this.parents = parents;
    const closed = new Uint8Array(2 * this.closed.length);
    closed.set(this.closed);
    this.closed = closed;
  }
}
