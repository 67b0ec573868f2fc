import type { ActorsTruth } from '../../core/messages/actors-truth.ts';
import type { WeatherLight } from '../../world/scenery/mesh.ts';
import type { LidarScanner } from './lidar-scanner.ts';
import { isRetroreflective, reflectivityOf } from './reflectivity.ts';

const FIRST = 16384;

/** What each facet of a scan is and how bright it is in the near infrared. */
export class FacetOptics {
  /** SEMANTIC class, actor's id (0 for scenery), reflectivity, and whether by Lambert's law, 1 or 0. */
  semantic = new Uint8Array(FIRST);
  instance = new Uint16Array(FIRST);
  reflectivity = new Float32Array(FIRST);
  isMatt = new Uint8Array(FIRST);
  private weather: WeatherLight | undefined;
  private readonly isWhite: boolean;

  /** @param isWhite leaves materials and incidence out: everything gives back all */
  constructor(weather: WeatherLight | undefined, isWhite: boolean) {
    this.weather = weather;
    this.isWhite = isWhite;
  }

  setWeather(weather: WeatherLight | undefined): void {
    this.weather = weather;
  }

  /** Takes over the facets of the latest scan. */
  read(scanner: LidarScanner, actors: ActorsTruth | null): void {
    const { facetCount, triangle } = scanner.hits;
    if (facetCount > this.semantic.length) this.grow(facetCount);
    const { semantic, instance, reflectivity, isMatt, weather, isWhite } = this;
    for (let facet = 0; facet < facetCount; facet++) {
      const mesh = scanner.meshOf(facet);
      const k = triangle[facet];
      const actor = scanner.actorOf(facet);
      const kind = mesh.semantic[k];
      semantic[facet] = kind;
      instance[facet] = actor < 0 ? 0 : actors!.id[actor];
      reflectivity[facet] = isWhite ? 1 : reflectivityOf(mesh.material[k], kind, mesh.normals[3 * k + 2], weather);
      isMatt[facet] = isWhite || isRetroreflective(kind) ? 0 : 1;
    }
  }

  private grow(count: number): void {
    this.semantic = new Uint8Array(2 * count);
    this.instance = new Uint16Array(2 * count);
    this.reflectivity = new Float32Array(2 * count);
    this.isMatt = new Uint8Array(2 * count);
  }
}
