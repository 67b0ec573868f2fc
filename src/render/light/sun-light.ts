import { Color, DirectionalLight, Group, HemisphereLight, Vector3 } from 'three';
import type { Atmosphere, WeatherLight } from '../../world/scenery/mesh.ts';
import { UP } from '../axes.ts';
import { linearColor } from './atmosphere-shader.ts';
import { IRRADIANCE } from './weather-light-scale.ts';

/** Half the side of the square around the eye's subject that shadows are drawn in [m]. */
const REACH = 55;
/** Distance of the shadow camera from that square, for a reach of 55 m and as a multiple of wider ones [m]. */
const STANDOFF = 160;
const STANDOFF_PER_REACH = 1.6;
/** Keep a surface from shading itself: in depth, and along its normal for each metre of reach [m]. */
const BIAS = -0.0006;
const NORMAL_BIAS = 0.14 / REACH;
/** Irradiance of a clear afternoon's sun and sky as three.js counts it: 3.14 lights a white surface fully. */
const SUN = 3.5;
const SKY = 2.1;
/** Sunlight below this throws no shadow that one sees. */
const LEAST_SUN = 0.03;
const SUN_COLOR = new Color(1, 0.88, 0.7);
/** Light that grass and asphalt throw back up. */
const GROUND_COLOR = new Color(0.33, 0.32, 0.26);

/** Sun with a soft shadow that follows the ego, and the light of the sky. */
export class SunLight {
  readonly object = new Group();
  private readonly sun = new DirectionalLight(SUN_COLOR, SUN);
  private readonly sky = new HemisphereLight(0xffffff, GROUND_COLOR, SKY);
  private readonly direction = new Vector3();
  /** Axes of the shadow map's texel grid. */
  private readonly across = new Vector3();
  private readonly along = new Vector3();
  /** Whether there is a sun to throw shadows. */
  private isOut = true;
  private reach = 0;
  private standoff = STANDOFF;

  constructor(atmosphere: Atmosphere) {
    this.sky.position.copy(UP);
    this.setAtmosphere(atmosphere);
    const { shadow } = this.sun;
    this.setReach(REACH);
    shadow.radius = 2.5;
    this.object.add(this.sun, this.sun.target, this.sky);
  }

  /** Takes another sun and sky; shadows follow with the next `setShadow` and `follow`. */
  setAtmosphere({ sun, sunStrength, skyStrength, zenith, horizon, weather }: Atmosphere): void {
    this.direction.set(...sun).normalize();
    this.across.crossVectors(UP, this.direction).normalize();
    this.along.crossVectors(this.direction, this.across);
    this.isOut = true;
    this.sun.color.copy(SUN_COLOR);
    this.sun.intensity = SUN * sunStrength;
    this.sky.color.copy(linearColor(zenith).lerp(linearColor(horizon), 0.55));
    this.sky.groundColor.copy(GROUND_COLOR);
    this.sky.intensity = SKY * skyStrength;
    if (weather !== undefined) this.shine(weather);
  }

  /** Takes the light of a weather. */
  private shine({ sunlight, skylight, groundlight }: WeatherLight): void {
    this.sun.color.setRGB(...sunlight);
    this.sun.intensity = IRRADIANCE;
    this.isOut = Math.max(...sunlight) > LEAST_SUN;
    this.sky.color.setRGB(...skylight);
    this.sky.groundColor.setRGB(...groundlight);
    this.sky.intensity = IRRADIANCE;
  }

  /** Size of the shadow map [texels a side]; 0 for no shadow. */
  setShadow(size: number): void {
    this.sun.castShadow = size > 0 && this.isOut;
    if (size === 0 || this.sun.shadow.mapSize.x === size) return;
    this.sun.shadow.mapSize.set(size, size);
    this.sun.shadow.map?.dispose();
    this.sun.shadow.map = null;
  }

  /** Half the side of the square that shadows are drawn in [m]. */
  setReach(reach: number): void {
    if (reach === this.reach) return;
    this.reach = reach;
    this.standoff = Math.max(STANDOFF, STANDOFF_PER_REACH * reach);
    this.sun.shadow.bias = BIAS;
    this.sun.shadow.normalBias = NORMAL_BIAS * reach;
    const { camera } = this.sun.shadow;
    Object.assign(camera, { left: -reach, right: reach, top: reach, bottom: -reach, near: 1, far: 2 * this.standoff });
    camera.updateProjectionMatrix();
  }

  /** Centres the shadow on a place, in whole texels so that its edges do not crawl. */
  follow(x: number, y: number, z: number): void {
    const texel = (2 * this.reach) / this.sun.shadow.mapSize.x;
    const place = new Vector3(x, y, z);
    const acrossOff = place.dot(this.across) % texel;
    const alongOff = place.dot(this.along) % texel;
    place.addScaledVector(this.across, -acrossOff).addScaledVector(this.along, -alongOff);
    this.sun.target.position.copy(place);
    this.sun.position.copy(place).addScaledVector(this.direction, this.standoff);
  }

  dispose(): void {
    this.sun.dispose();
    this.sky.dispose();
  }
}
