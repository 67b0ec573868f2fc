import type { CameraCalibration } from '../../core/messages.ts';
import { MATERIAL, type Scenery } from '../../world/scenery/mesh.ts';
import type { ActorShadow } from './actor-shadow.ts';
import { Daylight } from './daylight.ts';
import type { DepthTarget } from './depth-target.ts';
import { developRow } from './develop-row.ts';
import type { ImageNoise } from './image-noise.ts';
import { PixelRays } from './pixel-rays.ts';
import type { PrimitiveTable } from './primitive-table.ts';
import { ShadowMap } from './shadow-map.ts';
import { type Texture, textureAt } from './surface-texture.ts';
import type { View } from './view.ts';

/** Cosine of the angle within which the sun is seen in a smooth surface; cars are not quite smooth. */
const GLINT = 0.975;

/**
 * Gives every pixel its colour once its visible primitive and depth are known (deferred shading): texture by material,
 * sun with shadows and sky by the normal, mirrored sky on glass and car paint, haze, then lens, exposure, sensor noise
 * and the sRGB curve.
 */
export class PictureShader {
  private readonly daylight: Daylight;
  private readonly shadows: ShadowMap;
  private readonly rays: PixelRays;
  /** Light of the pixel and of the row at hand. */
  private readonly light = new Float64Array(3);
  private readonly row: Float64Array;
  private readonly mirrored = new Float64Array(3);
  private readonly texture: Texture = { brightness: 1, warmth: 0 };

  constructor(scenery: Scenery, calibration: CameraCalibration) {
    this.daylight = new Daylight(scenery.atmosphere);
    this.shadows = new ShadowMap(scenery.chunks, scenery.atmosphere.sun);
    this.rays = new PixelRays(calibration);
    this.row = new Float64Array(3 * calibration.width);
  }

  /** Writes sRGB, 3 bytes a pixel. Without `noise` the picture is the sensor's expected value at exposure 1. */
  shade(
    view: View,
    target: DepthTarget,
    table: PrimitiveTable,
    actors: ActorShadow,
    noise: ImageNoise | null,
    out: Uint8Array,
  ): void {
    const { width, height } = view;
    const exposure = noise === null ? 1 : noise.exposure;
    const offset = noise === null ? -1 : noise.nextOffset();
    for (let row = 0; row < height; row++) {
      const first = row * width;
      this.shadeRow(row, view, target, table, actors);
      const place = offset < 0 ? -1 : offset + 3 * first;
      developRow(this.row, this.rays.gain, exposure, place, first, out);
    }
  }

  /** Fills `this.row` with the light of a row's pixels. */
  private shadeRow(row: number, view: View, target: DepthTarget, table: PrimitiveTable, actors: ActorShadow): void {
    const { width, rotation: o, fx, fy, cx, cy } = view;
    const { light, daylight, row: goal } = this;
    const { primitive: primitives, nearness } = target;
    const { sunHidden, contact } = actors;
    const lengths = this.rays.length;
    const down = (row + 0.5 - cy) / fy;
    let p = row * width;
    for (let column = 0; column < width; column++, p++) {
      const across = (column + 0.5 - cx) / fx;
      // The pixel's ray, of optical depth 1.
      const dx = o[0] * across + o[3] * down + o[6];
      const dy = o[1] * across + o[4] * down + o[7];
      const dz = o[2] * across + o[5] * down + o[8];
      const primitive = primitives[p];
      const length = lengths[p];
      if (primitive < 0) {
        const inverse = 1 / length;
        daylight.skyAt(dx * inverse, dy * inverse, dz * inverse, light);
      } else {
        const open = 1 - contact[p] / 255;
        this.shadeSurface(table, primitive, view, dx, dy, dz, 1 / nearness[p], length, sunHidden[p] !== 0, open);
      }
      goal[3 * column] = light[0];
      goal[3 * column + 1] = light[1];
      goal[3 * column + 2] = light[2];
    }
  }

  /** Light that reaches the eye from a surface, into `this.light`. */
  private shadeSurface(
    table: PrimitiveTable,
    primitive: number,
    view: View,
    dx: number,
    dy: number,
    dz: number,
    depth: number,
    rayLength: number,
    sunHidden: boolean,
    open: number,
  ): void {
    const { daylight, light, texture } = this;
    const { toSun, sun, sky, ground, horizon } = daylight;
    const distance = depth * rayLength;
    const x = view.x + depth * dx;
    const y = view.y + depth * dy;
    const z = view.z + depth * dz;
    const nx = table.nx[primitive];
    const ny = table.ny[primitive];
    const nz = table.nz[primitive];
    const material = table.material[primitive];

    textureAt(material, x, y, z, nx, ny, nz, distance, texture);
    let facing = nx * toSun[0] + ny * toSun[1] + nz * toSun[2];
    // Leaves point everywhere, and pass on some of the light that falls on their backs.
    if (material === MATERIAL.foliage) facing = 0.36 + 0.36 * facing;
    let sunShare = 0;
    if (facing > 0 && !sunHidden) sunShare = facing * this.shadows.sunlightAt(x, y, z, nx, ny, nz);
    sunShare *= open;
    const up = (0.5 + 0.5 * nz) * open;
    const below = (0.5 - 0.5 * nz) * open;
    const glow = table.glow[primitive];
    const red = table.red[primitive] * texture.brightness * (1 + texture.warmth);
    const green = table.green[primitive] * texture.brightness;
    const blue = table.blue[primitive] * texture.brightness * (1 - texture.warmth);
    light[0] = red * (sunShare * sun[0] + up * sky[0] + below * ground[0] + glow);
    light[1] = green * (sunShare * sun[1] + up * sky[1] + below * ground[1] + glow);
    light[2] = blue * (sunShare * sun[2] + up * sky[2] + below * ground[2] + glow);

    const inverse = 1 / rayLength;
    if (material === MATERIAL.glass || material === MATERIAL.carPaint) {
      this.mirrorSky(material, dx * inverse, dy * inverse, dz * inverse, nx, ny, nz, sunShare);
    }

    const through = daylight.transmissionAt(distance);
    const air = 1 - through;
    const halo = daylight.haloAt((dx * toSun[0] + dy * toSun[1] + dz * toSun[2]) * inverse);
    light[0] = light[0] * through + air * (horizon[0] + halo * sun[0]);
    light[1] = light[1] * through + air * (horizon[1] + halo * sun[1]);
    light[2] = light[2] * through + air * (horizon[2] + halo * sun[2]);
  }

  /** Adds what a smooth surface mirrors (Schlick 1994): sky above, street below, and the sun's glint on paint. */
  private mirrorSky(
    material: number,
    dx: number,
    dy: number,
    dz: number,
    nx: number,
    ny: number,
    nz: number,
    sunShare: number,
  ): void {
    const { daylight, light, mirrored } = this;
    const cosine = Math.max(0, -(dx * nx + dy * ny + dz * nz));
    const graze = 1 - cosine;
    const g2 = graze * graze;
    const share = (material === MATERIAL.glass ? 0.08 : 0.05) + 0.55 * g2 * g2 * graze;
    const rx = dx + 2 * cosine * nx;
    const ry = dy + 2 * cosine * ny;
    const rz = dz + 2 * cosine * nz;
    if (rz > 0) daylight.skyAt(rx, ry, rz, mirrored);
    else for (let c = 0; c < 3; c++) mirrored[c] = 0.35 * daylight.ground[c] + 0.1 * daylight.horizon[c];
    const { toSun, sun } = daylight;
    const towards = rx * toSun[0] + ry * toSun[1] + rz * toSun[2];
    const glint = sunShare > 0 && towards > GLINT ? (towards - GLINT) / (1 - GLINT) : 0;
    for (let c = 0; c < 3; c++) light[c] += share * (mirrored[c] - light[c] + 3 * glint * sun[c]);
  }
}
