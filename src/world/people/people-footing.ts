import type { RoadMap, SurfacePoint } from '../../map/road-map.ts';
import type { Ground } from '../ground.ts';
import { sectionRulesOf } from '../scenery/section-rules.ts';
import { pieceOf } from './foot-path.ts';
import type { PeopleScene } from './people-scene.ts';
import { DOES } from './people-state.ts';

/** How high people stand: on the ground, and on the kerbs that the scenery raises. */
export class PeopleFooting {
  private readonly scene: PeopleScene;
  private readonly ground: Ground;
  /** What the scenery raises footways by where the map gives them no height [m]. */
  private readonly kerbHeight: number;
  private readonly surface: SurfacePoint = { z: 0, nx: 0, ny: 0, nz: 1 };

  constructor(map: RoadMap, scene: PeopleScene, ground: Ground) {
    this.scene = scene;
    this.ground = ground;
    this.kerbHeight = Math.max(0, ...sectionRulesOf(map.document).map(({ kerbHeight }) => kerbHeight));
  }

  /** Stands person i on the ground where it is. @param hint its height before, NaN for none: tells bridges from what is below [m] */
  stand(i: number, hint: number): void {
    const { x, y, z, does } = this.scene.state;
    this.ground.heightAt(x[i], y[i], this.surface, hint);
    z[i] = this.surface.z + (this.isOnFootway(i) && does[i] !== DOES.script ? this.kerbHeight : 0);
  }

  /** Whether a person is on its path, which the scenery may raise. */
  private isOnFootway(i: number): boolean {
    const { state, network } = this.scene;
    const does = state.does[i];
    const follows = does === DOES.follow ? state.does[state.leader[i]] : does;
    if (this.kerbHeight === 0 || (follows !== DOES.walk && follows !== DOES.link)) return false;
    const path = network.paths[state.path[i]];
    return path !== undefined && path.half[pieceOf(path, state.s[i])] > 0;
  }
}
