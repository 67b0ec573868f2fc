import type { ActorsTruth } from '../../core/messages/actors-truth.ts';
import type { EgoTruth } from '../../core/messages/ego-truth.ts';
import type { Pose } from '../../core/pose.ts';
import { RADAR_SOURCE } from '../../core/radar-scan.ts';
import type { Scenery } from '../../world/scenery/mesh.ts';
import { LidarScanner } from '../lidar/lidar-scanner.ts';
import { ActorTargets } from './actor-targets.ts';
import { EchoCells } from './echo-cells.ts';
import { azimuthsOf, radarBeams, solidAngles } from './radar-beams.ts';
import type { RadarLink } from './radar-link.ts';
import { RadarMotion } from './radar-motion.ts';
import type { RadarParameters } from './radar-parameters.ts';
import { SURFACE_GAMMA } from './surface-backscatter.ts';
import { WallGhosts } from './wall-ghosts.ts';

/** Looks at the world along a radar's beams and sums what comes back in its cells. */
export class RadarEchoes {
  readonly cells: EchoCells;
  private readonly parameters: RadarParameters;
  private readonly scanner: LidarScanner;
  private readonly motion: RadarMotion;
  private readonly azimuths: Float64Array;
  private readonly solidAngle: Float64Array;
  private readonly link: RadarLink;
  private readonly targets = new ActorTargets();
  private readonly ghosts: WallGhosts | null;

  constructor(parameters: RadarParameters, link: RadarLink, scenery: Scenery, mount: Readonly<Pose>) {
    const pattern = radarBeams(parameters);
    this.parameters = parameters;
    this.link = link;
    this.scanner = new LidarScanner(scenery, pattern, mount, parameters.rangeMax, { duration: 0, isClockwise: false });
    this.motion = new RadarMotion(mount);
    this.azimuths = azimuthsOf(pattern);
    this.solidAngle = solidAngles(pattern);
    this.cells = new EchoCells(parameters);
    const { wallLoss } = parameters;
    this.ghosts =
      wallLoss === null ? null : new WallGhosts(this.scanner, this.motion, pattern, parameters.rangeMax, wallLoss);
  }

  /** Fills the cells anew. */
  look(ego: Readonly<EgoTruth>, actors: ActorsTruth | null): void {
    this.scanner.scan(ego, actors);
    this.motion.follow(ego);
    this.cells.clear();
    if (actors !== null) {
      this.targets.set(actors, this.motion);
      this.sumSeen();
    }
    this.addEchoes(actors);
    if (actors !== null) this.ghosts?.add(actors, this.targets, this.link, this.cells);
  }

  /** Area of every actor that beams meet. */
  private sumSeen(): void {
    const { scanner, targets, solidAngle } = this;
    const { hits, grid } = scanner;
    for (let k = 0; k < grid.count; k++) {
      const facet = hits.facet[k];
      if (facet < 0) continue;
      const actor = scanner.actorOf(facet);
      if (actor < 0) continue;
      const range = grid.stretch[k % grid.channels] / hits.nearness[k];
      targets.seen[actor] += range * range * solidAngle[k % grid.channels];
    }
  }

  private addEchoes(actors: ActorsTruth | null): void {
    const { scanner, targets, solidAngle, azimuths, link, cells } = this;
    const { rangeMin, rangeMax } = this.parameters;
    const { hits, grid } = scanner;
    const { velocity } = this.motion;
    for (let i = 0, k = 0; i < grid.columns; i++) {
      const c = grid.cosine[i];
      const s = grid.sine[i];
      for (let j = 0; j < grid.channels; j++, k++) {
        const facet = hits.facet[k];
        if (facet < 0) continue;
        const range = grid.stretch[j] / hits.nearness[k];
        if (range < rangeMin || range > rangeMax) continue;
        const inverse = 1 / grid.stretch[j];
        const t = grid.slope[j];
        const actor = scanner.actorOf(facet);
        const area = range * range * solidAngle[j];
        let section: number;
        let rate = -(c * velocity[0] + s * velocity[1] + t * velocity[2]);
        let source: number = RADAR_SOURCE.scenery;
        let id = 0;
        if (actor < 0 || actors === null) {
          section = area * SURFACE_GAMMA[scanner.meshOf(facet).semantic[hits.triangle[facet]]];
        } else {
          section = (targets.section[actor] * area) / Math.max(targets.seen[actor], targets.silhouette[actor]);
          rate += c * targets.vx[actor] + s * targets.vy[actor] + t * targets.vz[actor];
          source = RADAR_SOURCE.actor;
          id = actors.id[actor];
        }
        if (section === 0) continue;
        cells.add(range, azimuths[i], rate * inverse, section * link.gain(range, azimuths[i]), source, id);
      }
    }
  }
}
