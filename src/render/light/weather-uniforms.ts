import {
  DataTexture,
  DataUtils,
  HalfFloatType,
  type IUniform,
  LinearFilter,
  RGFormat,
  Vector2,
  Vector3,
  Vector4,
} from 'three';
import type { LampPlace, WeatherLight } from '../../world/scenery/mesh.ts';
import { lampMap } from '../../world/weather/look/lamp-map.ts';

/** Dipped beams of so many vehicles are drawn, the nearest. */
export const MOST_BEAMS = 8;

/** So many lamps are mirrored by wet ground, the nearest. */
export const MOST_WET_LAMPS = 12;

/** Uniforms of what weather does to surfaces, shared by all of them. */
export interface WeatherUniforms {
  readonly [name: string]: IUniform;
  readonly wetness: IUniform<number>;
  readonly ice: IUniform<number>;
  readonly snow: IUniform<number>;
  /** Light of lamps [1], and whether vehicles have theirs on. */
  readonly lampLevel: IUniform<number>;
  readonly beamsOn: IUniform<number>;
  /** LampMap: light and top of each cell; its first cell's middle, and cells over a metre along each side. */
  readonly lampCells: IUniform<DataTexture>;
  readonly lampCellsPlace: IUniform<Vector4>;
  /** Place of each beam's lamps, and its direction in the plane; with w = 0 it does not shine. */
  readonly beamPlaces: IUniform<Vector4[]>;
  readonly beamDirections: IUniform<Vector2[]>;
  /** Lamps that wet ground mirrors: place and light of each. */
  readonly wetLampPlaces: IUniform<Vector3[]>;
  readonly wetLampLights: IUniform<Vector3[]>;
}

/** The weather's uniforms; those of a fair day without one. */
export function weatherUniforms(look: WeatherLight | undefined, lamps: readonly LampPlace[]): WeatherUniforms {
  const { texture, place } = cellsOf(look === undefined || look.lamps === 0 ? [] : lamps);
  const uniforms: WeatherUniforms = {
    wetness: { value: 0 },
    ice: { value: 0 },
    snow: { value: 0 },
    lampLevel: { value: 0 },
    beamsOn: { value: 0 },
    lampCells: { value: texture },
    lampCellsPlace: { value: place },
    beamPlaces: { value: Array.from({ length: MOST_BEAMS }, () => new Vector4(0, 0, 0, 0)) },
    wetLampPlaces: { value: Array.from({ length: MOST_WET_LAMPS }, () => new Vector3()) },
    wetLampLights: { value: Array.from({ length: MOST_WET_LAMPS }, () => new Vector3()) },
    beamDirections: { value: Array.from({ length: MOST_BEAMS }, () => new Vector2(1, 0)) },
  };
  takeWeather(uniforms, look);
  return uniforms;
}

/** Gives the uniforms another weather; where lamps stand, they know from the start. */
export function takeWeather(uniforms: WeatherUniforms, look: WeatherLight | undefined): void {
  uniforms.wetness.value = look?.wetness ?? 0;
  uniforms.ice.value = look?.ice ?? 0;
  uniforms.snow.value = look?.snow ?? 0;
  uniforms.lampLevel.value = look?.lamps ?? 0;
  uniforms.beamsOn.value = look?.areBeamsOn === true ? 1 : 0;
}

function cellsOf(lamps: readonly LampPlace[]): { readonly texture: DataTexture; readonly place: Vector4 } {
  const map = lampMap(lamps);
  const cells = new Uint16Array(map === null ? 2 : 2 * map.light.length);
  for (let k = 0; map !== null && k < map.light.length; k++) {
    cells[2 * k] = DataUtils.toHalfFloat(map.light[k]);
    cells[2 * k + 1] = DataUtils.toHalfFloat(Math.max(-6e4, Math.min(6e4, map.top[k])));
  }
  const [width, height] = map === null ? [1, 1] : [map.width, map.height];
  const texture = new DataTexture(cells, width, height, RGFormat, HalfFloatType);
  texture.magFilter = LinearFilter;
  texture.minFilter = LinearFilter;
  texture.needsUpdate = true;
  const place =
    map === null ? new Vector4() : new Vector4(map.x, map.y, 1 / (map.cell * width), 1 / (map.cell * height));
  return { texture, place };
}
