import type { CameraCalibration } from '../../core/messages/camera-frame.ts';
import { type Atmosphere, MATERIAL, type Scenery } from '../../world/scenery/mesh.ts';
import type { ActorShadow } from './actor-shadow.ts';
import { Daylight } from './daylight.ts';
import type { DepthTarget } from './depth-target.ts';
import { developRow } from './develop-row.ts';
import type { ImageNoise } from './image-noise.ts';
import type { PictureWeather } from './picture-weather.ts';
import { PixelRays } from './pixel-rays.ts';
import { PixelRow } from './pixel-row.ts';
import { type PrimitiveTable, SURFACE } from './primitive-table.ts';
import type { ShadowMap } from './shadow-map.ts';
import { textureRun } from './surface-texture.ts';
import type { View } from './view.ts';

/** Cosine of the angle within which the sun is seen in a smooth surface; cars are not quite smooth. */
const GLINT = 0.975;

/**
 * Gives every pixel its colour once its visible primitive and depth are known (deferred shading), row by row: texture by
 * material, sun with shadows and sky by the normal, mirrored sky on glass and car paint, haze; then lens, exposure,
 * sensor noise and the sRGB curve.
 */
export class PictureShader {
  private daylight: Daylight;
  private readonly shadows: ShadowMap;
  private readonly isTextured: boolean;
  private readonly rays: PixelRays;
  private readonly row: PixelRow;
  private readonly mirrored = new Float64Array(3);
  private readonly weather: PictureWeather | null;

  constructor(
    scenery: Scenery,
    calibration: CameraCalibration,
    weather: PictureWeather | null,
    shadows: ShadowMap,
    isTextured: boolean,
  ) {
    this.weather = weather;
    this.daylight = new Daylight(scenery.atmosphere);
    this.shadows = shadows;
    this.isTextured = isTextured;
    this.rays = new PixelRays(calibration);
    this.row = new PixelRow(calibration.width);
  }

  setAtmosphere(atmosphere: Atmosphere): void {
    this.daylight = new Daylight(atmosphere);
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
    const exposure = noise === null ? 1 : noise.exposure;
    const offset = noise === null ? -1 : noise.nextOffset();
    for (let line = 0; line < view.height; line++) {
      const first = line * view.width;
      this.shadeLine(line, view, target, table, actors);
      const place = offset < 0 ? -1 : offset + 3 * first;
      developRow(this.row.light, this.rays.gain, exposure, place, this.weather?.noise ?? 1, first, out);
    }
  }

  /** Writes the linear light that reaches the eye, 3 values a pixel. */
  shadeLight(view: View, target: DepthTarget, table: PrimitiveTable, actors: ActorShadow, out: Float32Array): void {
    for (let line = 0; line < view.height; line++) {
      this.shadeLine(line, view, target, table, actors);
      out.set(this.row.light, 3 * line * view.width);
    }
  }

  private shadeLine(line: number, view: View, target: DepthTarget, table: PrimitiveTable, actors: ActorShadow): void {
    this.placePixels(line, view, target);
    this.shadeRuns(line * view.width, table, actors);
    if (this.weather !== null) this.weather.addTo(line, this.row, table);
  }

  /** Fills the row with its rays and the places that they meet. */
  private placePixels(line: number, view: View, target: DepthTarget): void {
    const { row } = this;
    const { rotation: o, width, fx, cx } = view;
    const down = (line + 0.5 - view.cy) / view.fy;
    const first = line * width;
    for (let i = 0; i < width; i++) {
      const across = (i + 0.5 - cx) / fx;
      const dx = o[0] * across + o[3] * down + o[6];
      const dy = o[1] * across + o[4] * down + o[7];
      const dz = o[2] * across + o[5] * down + o[8];
      const depth = 1 / target.nearness[first + i];
      const length = this.rays.length[first + i];
      row.primitive[i] = target.primitive[first + i];
      row.dx[i] = dx;
      row.dy[i] = dy;
      row.dz[i] = dz;
      row.rayLength[i] = length;
      row.x[i] = view.x + depth * dx;
      row.y[i] = view.y + depth * dy;
      row.z[i] = view.z + depth * dz;
      row.distance[i] = depth * length;
    }
  }

  /** Shades runs of neighbours of one material, or of sky. */
  private shadeRuns(first: number, table: PrimitiveTable, actors: ActorShadow): void {
    const { row } = this;
    for (let from = 0; from < row.width; ) {
      const material = materialAt(row, from, table);
      let to = from + 1;
      while (to < row.width && materialAt(row, to, table) === material) to++;
      if (material === SKY) this.daylight.skyRun(row, from, to);
      else {
        textureRun(this.isTextured ? material : MATERIAL.plain, row, from, to, table);
        if (this.weather === null) this.lightRun(material, from, to, first, table, actors);
        else this.weather.surface.lightRun(material, row, from, to, first, table, actors, this.shadows, this.daylight);
        if (material === MATERIAL.glass || material === MATERIAL.carPaint) this.mirrorRun(material, from, to, table);
        this.daylight.hazeRun(row, from, to);
      }
      from = to;
    }
  }

  /** Light that leaves the surfaces of pixels [from, to) towards the eye by diffuse reflection. */
  private lightRun(
    material: number,
    from: number,
    to: number,
    first: number,
    table: PrimitiveTable,
    actors: ActorShadow,
  ): void {
    const { row, shadows } = this;
    const { toSun, sun, sky, ground } = this.daylight;
    const { surface } = table;
    const { light } = row;
    for (let i = from; i < to; i++) {
      const s = SURFACE.stride * row.primitive[i];
      const nx = surface[s + SURFACE.nx];
      const ny = surface[s + SURFACE.ny];
      const nz = surface[s + SURFACE.nz];
      let facing = nx * toSun[0] + ny * toSun[1] + nz * toSun[2];
      // Leaves point everywhere, and pass on some of the light that falls on their backs.
      if (material === MATERIAL.foliage) facing = 0.36 + 0.36 * facing;
      let sunShare = 0;
      if (facing > 0 && actors.sunHidden[first + i] === 0) {
        sunShare = facing * shadows.sunlightAt(row.x[i], row.y[i], row.z[i], nx, ny, nz);
      }
      const open = 1 - actors.contact[first + i] / 255;
      sunShare *= open;
      const up = (0.5 + 0.5 * nz) * open;
      const below = (0.5 - 0.5 * nz) * open;
      const brightness = row.brightness[i];
      const warmth = row.warmth[i];
      const red = surface[s + SURFACE.red] * brightness * (1 + warmth);
      const green = surface[s + SURFACE.green] * brightness;
      const blue = surface[s + SURFACE.blue] * brightness * (1 - warmth);
      const glow = surface[s + SURFACE.glow];
      light[3 * i] = red * (sunShare * sun[0] + up * sky[0] + below * ground[0] + glow);
      light[3 * i + 1] = green * (sunShare * sun[1] + up * sky[1] + below * ground[1] + glow);
      light[3 * i + 2] = blue * (sunShare * sun[2] + up * sky[2] + below * ground[2] + glow);
      row.sunShare[i] = sunShare;
    }
  }

  /** Adds what a smooth surface mirrors (Schlick 1994): sky above, street below, and the sun's glint. */
  private mirrorRun(material: number, from: number, to: number, table: PrimitiveTable): void {
    const { row, daylight, mirrored } = this;
    const { toSun, sun, ground, horizon } = daylight;
    const { surface } = table;
    const { light } = row;
    for (let i = from; i < to; i++) {
      const s = SURFACE.stride * row.primitive[i];
      const nx = surface[s + SURFACE.nx];
      const ny = surface[s + SURFACE.ny];
      const nz = surface[s + SURFACE.nz];
      const inverse = 1 / row.rayLength[i];
      const dx = row.dx[i] * inverse;
      const dy = row.dy[i] * inverse;
      const dz = row.dz[i] * inverse;
      const cosine = Math.max(0, -(dx * nx + dy * ny + dz * nz));
      const graze = 1 - cosine;
      const g2 = graze * graze;
      const share = (material === MATERIAL.glass ? 0.08 : 0.05) + 0.55 * g2 * g2 * graze;
      const rx = dx + 2 * cosine * nx;
      const ry = dy + 2 * cosine * ny;
      const rz = dz + 2 * cosine * nz;
      if (rz > 0) daylight.skyAt(rx, ry, rz, mirrored, 0);
      else for (let c = 0; c < 3; c++) mirrored[c] = 0.35 * ground[c] + 0.1 * horizon[c];
      const towards = rx * toSun[0] + ry * toSun[1] + rz * toSun[2];
      const glint = row.sunShare[i] > 0 && towards > GLINT ? (towards - GLINT) / (1 - GLINT) : 0;
      for (let c = 0; c < 3; c++) light[3 * i + c] += share * (mirrored[c] - light[3 * i + c] + 3 * glint * sun[c]);
    }
  }
}

/** In the place of a material where nothing was hit. */
const SKY = -1;

function materialAt(row: PixelRow, i: number, table: PrimitiveTable): number {
  const primitive = row.primitive[i];
  return primitive < 0 ? SKY : table.material[primitive];
}
