import type { ActorsTruth } from '../../core/messages/actors-truth.ts';
import { RADAR_SOURCE } from '../../core/radar-scan.ts';
import { SEMANTIC } from '../../core/semantic-class.ts';
import type { BeamPattern } from '../lidar/beam-grid.ts';
import { FACET } from '../lidar/beam-hits.ts';
import type { LidarScanner } from '../lidar/lidar-scanner.ts';
import type { ActorTargets } from './actor-targets.ts';
import { fromDecibels } from './decibels.ts';
import type { EchoCells } from './echo-cells.ts';
import { azimuthsOf } from './radar-beams.ts';
import type { RadarLink } from './radar-link.ts';
import type { RadarMotion } from './radar-motion.ts';
import { type Bounce, firstActorOnRay } from './wall-bounce.ts';

/** Walls are steeper than this: vertical part of their unit normal [1]. */
const UPRIGHT = 0.2;

/** Classes of scenery that mirror: smooth or of metal. */
const MIRRORS: readonly number[] = [SEMANTIC.building, SEMANTIC.wall, SEMANTIC.fence];

/**
 * Multipath: actors seen in a wall or a guard rail as in a mirror, on the way radar, wall, actor, wall, radar. The ghost
 * stands behind the wall, as far as the way is long. What stands between wall and actor does not hide it.
 */
export class WallGhosts {
  private readonly scanner: LidarScanner;
  private readonly motion: RadarMotion;
  private readonly azimuths: Float64Array;
  /** From column to column [rad]. */
  private readonly step: number;
  private readonly rangeMax: number;
  /** What two bounces leave of the power [1]. */
  private readonly mirrored: number;
  private readonly bounce: Bounce = { actor: -1, way: 0 };
  /** Direction of the beam at hand after its bounce, radar frame. */
  private readonly bounced = new Float64Array(3);

  /** @param wallLoss what one bounce takes [dB] */
  constructor(scanner: LidarScanner, motion: RadarMotion, pattern: BeamPattern, rangeMax: number, wallLoss: number) {
    this.scanner = scanner;
    this.motion = motion;
    this.azimuths = azimuthsOf(pattern);
    this.step = pattern.azimuthStep;
    this.rangeMax = rangeMax;
    this.mirrored = fromDecibels(-2 * wallLoss);
  }

  /** Adds the ghosts of the scanner's latest scan. */
  add(actors: ActorsTruth, targets: ActorTargets, link: RadarLink, cells: EchoCells): void {
    const { azimuths, step, bounce, bounced, rangeMax, mirrored } = this;
    const { pose, rotation: r, velocity } = this.motion;
    const { hits, grid } = this.scanner;
    // The two channels next to the horizon are the one below and the one above the middle.
    const j = grid.channels / 2;
    for (let i = 0; i < grid.columns; i++) {
      const k = i * grid.channels + j;
      if (!this.bounces(hits.facet[k], i)) continue;
      const c = grid.cosine[i];
      const s = grid.sine[i];
      const toWall = 1 / hits.nearness[k];
      const dx = r[0] * bounced[0] + r[1] * bounced[1] + r[2] * bounced[2];
      const dy = r[3] * bounced[0] + r[4] * bounced[1] + r[5] * bounced[2];
      const level = Math.sqrt(dx * dx + dy * dy);
      const x = pose.x + toWall * (r[0] * c + r[1] * s);
      const y = pose.y + toWall * (r[3] * c + r[4] * s);
      firstActorOnRay(actors, x, y, dx / level, dy / level, rangeMax - toWall, bounce);
      const { actor, way } = bounce;
      if (actor < 0) continue;
      const range = toWall + way;
      const rate =
        bounced[0] * targets.vx[actor] +
        bounced[1] * targets.vy[actor] +
        bounced[2] * targets.vz[actor] -
        (c * velocity[0] + s * velocity[1]);
      // A column sees a strip of it as wide as the beam is there.
      const strip = range * step * actors.height[actor];
      const section = targets.section[actor] * Math.min(1, strip / targets.silhouette[actor]);
      const azimuth = azimuths[i];
      cells.add(
        range,
        azimuth,
        rate,
        mirrored * section * link.gain(range, azimuth),
        RADAR_SOURCE.ghost,
        actors.id[actor],
      );
    }
  }

  /** Whether column `i` meets a mirror in this facet; `bounced` is then where it goes on. */
  private bounces(facet: number, i: number): boolean {
    const { scanner, bounced } = this;
    const { hits, grid } = scanner;
    if (facet < 0 || scanner.actorOf(facet) >= 0) return false;
    if (!MIRRORS.includes(scanner.meshOf(facet).semantic[hits.triangle[facet]])) return false;
    const { rotation: r } = this.motion;
    const at = FACET.stride * facet;
    const scale = hits.facets[at + FACET.distance];
    const nx = scale * hits.facets[at + FACET.plane];
    const ny = scale * hits.facets[at + FACET.plane + 1];
    const nz = scale * hits.facets[at + FACET.plane + 2];
    if (Math.abs(r[6] * nx + r[7] * ny + r[8] * nz) > UPRIGHT) return false;
    const twice = 2 * (grid.cosine[i] * nx + grid.sine[i] * ny);
    bounced[0] = grid.cosine[i] - twice * nx;
    bounced[1] = grid.sine[i] - twice * ny;
    bounced[2] = -twice * nz;
    return true;
  }
}
