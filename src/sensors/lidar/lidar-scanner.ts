import type { ActorsTruth } from '../../core/messages/actors-truth.ts';
import type { EgoTruth } from '../../core/messages/ego-truth.ts';
import { type Pose, rotationOfPose } from '../../core/pose.ts';
import type { Mesh, Scenery } from '../../world/scenery/mesh.ts';
import { BeamGrid, type BeamPattern } from './beam-grid.ts';
import type { BeamHits } from './beam-hits.ts';
import { BeamRasteriser } from './beam-rasteriser.ts';
import { type MeshRuns, runsOf } from './mesh-runs.ts';
import { correctColumn, STATION } from './sweep-correction.ts';
import { ActorMotion, egoAt } from './sweep-motion.ts';

/** How the columns of a scan follow each other in time. */
export interface Sweep {
  /** From the first column to the last [s]; 0 takes all beams at once. */
  readonly duration: number;
  /** Whether azimuths fall as time goes on: seen from above spinning sensors turn clockwise. */
  readonly isClockwise: boolean;
}

/**
 * Way that the sensor and others may move within a part of a sweep, which is drawn from one pose [m], and the most parts
 * that there are. Ranges are then corrected beam by beam; only which of two surfaces a beam hits is decided by the pose in
 * the middle of the part, from which it is off by half of that.
 */
const WAY = 0.1;
const MOST_PARTS = 30;

/** Distance at which turning counts as moving [m]. */
const ARM = 20;

/**
 * Finds what the beams of a lidar on a vehicle hit: static scenery and actors, all in one grid of beams. The vehicle
 * itself is left out. Buffers are made once and hold the latest scan.
 */
export class LidarScanner {
  readonly grid: BeamGrid;
  readonly hits: BeamHits;
  private readonly rasteriser: BeamRasteriser;
  private readonly scenery: Scenery;
  private mount: Readonly<Pose>;
  private readonly range: number;
  private readonly sweep: Sweep;
  private readonly chunks: readonly MeshRuns[];
  private readonly models: readonly MeshRuns[];
  private actors: ActorsTruth | null = null;
  private readonly motion = new ActorMotion();
  private readonly pose: Pose = { x: 0, y: 0, z: 0, yaw: 0, pitch: 0, roll: 0 };
  private readonly vehicle = new Float64Array(9);
  private readonly mounting = new Float64Array(9);
  /** STATION of the part at hand, and of a column. */
  private readonly part = new Float64Array(STATION.length);
  private readonly own = new Float64Array(STATION.length);
  /** STATION of the part's first and last column. */
  private readonly begin = new Float64Array(STATION.length);
  private readonly end = new Float64Array(STATION.length);

  constructor(scenery: Scenery, pattern: BeamPattern, mount: Readonly<Pose>, range: number, sweep: Sweep) {
    this.grid = new BeamGrid(pattern);
    this.rasteriser = new BeamRasteriser(this.grid);
    this.hits = this.rasteriser.hits;
    this.scenery = scenery;
    this.mount = mount;
    rotationOfPose(mount, this.mounting);
    this.range = range;
    this.sweep = sweep;
    this.chunks = scenery.chunks.map(runsOf);
    this.models = scenery.models.map(({ mesh }) => runsOf(mesh));
  }

  /** Puts the sensor elsewhere on the vehicle. */
  mountAt(mount: Readonly<Pose>): void {
    this.mount = mount;
    rotationOfPose(mount, this.mounting);
  }

  /** Scans around a vehicle; the sweep ends at the time of `ego` and `actors`. */
  scan(ego: Readonly<EgoTruth>, actors: ActorsTruth | null): void {
    this.actors = actors;
    if (actors !== null) this.motion.set(actors);
    const { rasteriser, grid, hits, part, own, chunks } = this;
    const { window } = rasteriser;
    hits.clear();
    if (this.sweep.duration === 0) {
      part[STATION.time] = 0;
      this.setStation(ego, part);
      this.draw();
      return;
    }
    const parts = this.partsOf(ego, actors);
    for (let k = 0; k < parts; k++) {
      window.firstColumn = Math.floor((k * grid.columns) / parts);
      window.lastColumn = Math.floor(((k + 1) * grid.columns) / parts) - 1;
      if (window.firstColumn > window.lastColumn) continue;
      this.setStations(ego);
      this.draw();
      for (let column = window.firstColumn; column <= window.lastColumn; column++) {
        this.stationAt(column);
        correctColumn(column, part, own, grid, hits, chunks.length, this.motion);
      }
    }
  }

  private partsOf(ego: Readonly<EgoTruth>, actors: ActorsTruth | null): number {
    const turning = Math.abs(ego.yawRate) + Math.abs(ego.pitchRate) + Math.abs(ego.rollRate);
    let fastest = Math.sqrt(ego.vx * ego.vx + ego.vy * ego.vy) + ARM * turning;
    for (let i = 0; i < (actors?.count ?? 0); i++) fastest = Math.max(fastest, Math.abs(actors!.speed[i]));
    return Math.max(1, Math.min(MOST_PARTS, Math.ceil((fastest * this.sweep.duration) / WAY)));
  }

  /** Where the sensor is in the middle of the window, in its first column and in its last. */
  private setStations(ego: Readonly<EgoTruth>): void {
    const { part, begin, end } = this;
    const { firstColumn, lastColumn } = this.rasteriser.window;
    part[STATION.time] = this.timeOf((firstColumn + lastColumn) / 2);
    begin[STATION.time] = this.timeOf(firstColumn);
    end[STATION.time] = this.timeOf(lastColumn);
    this.setStation(ego, part);
    this.setStation(ego, begin);
    this.setStation(ego, end);
  }

  /** Where the sensor is in a column of the window: linear over it, which turns of milliradians allow. */
  private stationAt(column: number): void {
    const { own, begin, end } = this;
    const { firstColumn, lastColumn } = this.rasteriser.window;
    const share = firstColumn === lastColumn ? 0 : (column - firstColumn) / (lastColumn - firstColumn);
    for (let i = 0; i < STATION.length; i++) own[i] = begin[i] + share * (end[i] - begin[i]);
  }

  /** When a column is measured, in relation to the end of the sweep [s]. */
  timeOf(column: number): number {
    const { sweep, grid } = this;
    const after = sweep.isClockwise ? column : grid.columns - 1 - column;
    return (-sweep.duration * after) / grid.columns;
  }

  /** The mesh that a facet is a triangle of. */
  meshOf(facet: number): Mesh {
    const { scenery, actors } = this;
    const actor = this.actorOf(facet);
    return actor < 0 ? scenery.chunks[this.hits.thing[facet]] : scenery.models[actors!.model[actor]].mesh;
  }

  /** Index of the actor that a facet belongs to, -1 for scenery. */
  actorOf(facet: number): number {
    const thing = this.hits.thing[facet];
    return thing < this.chunks.length ? -1 : thing - this.chunks.length;
  }

  /** Where the sensor is at the station's time, which is in relation to that of `ego`. */
  private setStation(ego: Readonly<EgoTruth>, out: Float64Array): void {
    const { pose, vehicle: v, mounting: m, mount } = this;
    rotationOfPose(egoAt(ego, out[STATION.time], pose), v);
    for (let row = 0; row < 9; row += 3) {
      for (let k = 0; k < 3; k++) out[row + k] = v[row] * m[k] + v[row + 1] * m[k + 3] + v[row + 2] * m[k + 6];
    }
    const p = STATION.place;
    out[p] = pose.x + v[0] * mount.x + v[1] * mount.y + v[2] * mount.z;
    out[p + 1] = pose.y + v[3] * mount.x + v[4] * mount.y + v[5] * mount.z;
    out[p + 2] = pose.z + v[6] * mount.x + v[7] * mount.y + v[8] * mount.z;
  }

  /** Draws everything into the window as it is seen from the part's station. */
  private draw(): void {
    const { rasteriser, chunks, range, part } = this;
    const { transform } = rasteriser;
    const p = STATION.place;
    for (let row = 0; row < 3; row++) {
      const a = part[row];
      const b = part[3 + row];
      const c = part[6 + row];
      transform[3 * row] = a;
      transform[3 * row + 1] = b;
      transform[3 * row + 2] = c;
      transform[9 + row] = -(a * part[p] + b * part[p + 1] + c * part[p + 2]);
    }
    for (let i = 0; i < chunks.length; i++) rasteriser.draw(chunks[i], i, range);
    if (this.actors !== null) this.drawActors(this.actors);
  }

  private drawActors(actors: ActorsTruth): void {
    const { rasteriser, models, range, part, chunks } = this;
    const { transform } = rasteriser;
    const { attitude, velocity } = this.motion;
    const p = STATION.place;
    const time = part[STATION.time];
    for (let i = 0; i < actors.count; i++) {
      const dx = actors.x[i] + velocity[3 * i] * time - part[p];
      const dy = actors.y[i] + velocity[3 * i + 1] * time - part[p + 1];
      const dz = actors.z[i] + velocity[3 * i + 2] * time - part[p + 2];
      for (let row = 0; row < 3; row++) {
        const a = part[row];
        const b = part[3 + row];
        const c = part[6 + row];
        for (let k = 0; k < 3; k++) {
          const of = 9 * i + k;
          transform[3 * row + k] = a * attitude[of] + b * attitude[of + 3] + c * attitude[of + 6];
        }
        transform[9 + row] = a * dx + b * dy + c * dz;
      }
      rasteriser.draw(models[actors.model[i]], chunks.length + i, range);
    }
  }
}
