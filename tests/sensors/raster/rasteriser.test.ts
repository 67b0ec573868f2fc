import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SEMANTIC } from '../../../src/core/semantic-class.ts';
import { Rasteriser } from '../../../src/sensors/raster/rasteriser.ts';
import { cameraView, NEAR, sphereInView } from '../../../src/sensors/raster/view.ts';
import { MATERIAL } from '../../../src/world/scenery/mesh.ts';
import { MeshBuilder } from '../../../src/world/scenery/mesh-builder.ts';

const finish = { color: [90, 90, 90] as const, material: MATERIAL.asphalt, semantic: SEMANTIC.road };
const level = { x: 0, y: 0, z: 0, yaw: 0, pitch: 0, roll: 0 };
const calibration = (pitch: number) => ({
  width: 64,
  height: 32,
  fx: 40,
  fy: 40,
  cx: 32,
  cy: 16,
  mount: { x: 1, y: 0.2, z: 1.4, yaw: 0.1, pitch, roll: 0 },
});

/** A level square of side 2 `half` at height z, facing up or down. */
function square(half: number, z: number, up = true) {
  const builder = new MeshBuilder();
  const v = [
    builder.vertex(-half, -half, z),
    builder.vertex(half, -half, z),
    builder.vertex(half, half, z),
    builder.vertex(-half, half, z),
  ];
  if (up) builder.quad(v[0], v[1], v[2], v[3], finish);
  else builder.quad(v[3], v[2], v[1], v[0], finish);
  return builder.build();
}

/** Direction of a pixel's ray in the map frame, of optical depth 1. */
function ray({ view }: Rasteriser, p: number): [number, number, number] {
  const u = ((p % view.width) + 0.5 - view.cx) / view.fx;
  const v = (Math.floor(p / view.width) + 0.5 - view.cy) / view.fy;
  const r = view.rotation;
  return [0, 1, 2].map((axis) => r[axis] * u + r[3 + axis] * v + r[6 + axis]) as [number, number, number];
}

describe('Rasteriser', () => {
  test('depth is that of the ray through the pixel centre and the plane, also where the plane passes under the eye', () => {
    for (const pitch of [0, 0.3, -0.2, 1.2]) {
      const rasteriser = new Rasteriser(64, 32);
      cameraView(calibration(pitch), { ...level, yaw: 0.7, roll: 0.05 }, rasteriser.view);
      rasteriser.begin();
      rasteriser.drawStatic(square(400, 0), 0);
      const { target, view } = rasteriser;
      let drawn = 0;
      let worst = 0;
      for (let p = 0; p < target.primitive.length; p++) {
        const [dx, dy, dz] = ray(rasteriser, p);
        const depth = -view.z / dz;
        const [x, y] = [view.x + depth * dx, view.y + depth * dy];
        if (dz < 0 && Math.abs(x) < 390 && Math.abs(y) < 390) {
          worst = Math.max(worst, Math.abs(target.nearness[p] - 1 / depth));
          if (target.primitive[p] >= 0) drawn++;
          else throw new Error(`pitch ${pitch}: pixel ${p} of the plane was not drawn`);
        } else if (dz > 0 && target.primitive[p] >= 0) throw new Error(`pitch ${pitch}: sky pixel ${p} was drawn`);
      }
      // Corners are snapped to 1/256 pixel, which near the horizon is worth much depth: 1/z is compared.
      expect(worst).toBeLessThan(3e-4 / view.z);
      expect(drawn).toBeGreaterThan(400);
    }
  });

  test('a surface that crosses the near plane is cut there, and one behind it is not seen', () => {
    const builder = new MeshBuilder();
    // A wall along the line of sight, from behind the eye to 5 m ahead, to the left of it, facing right.
    const v = [
      [-3, 1, -4],
      [5, 1, -4],
      [5, 1, 4],
      [-3, 1, 4],
    ].map(([x, y, z]) => builder.vertex(x, y, z));
    builder.quad(v[0], v[1], v[2], v[3], finish);
    const rasteriser = new Rasteriser(64, 32);
    const mount = { x: 0, y: 0, z: 0, yaw: 0, pitch: 0, roll: 0 };
    cameraView({ ...calibration(0), mount }, level, rasteriser.view);
    rasteriser.begin();
    rasteriser.drawStatic(builder.build(), 0);
    let worst = 0;
    for (let p = 0; p < 64 * 32; p++) {
      const column = p % 64;
      const depth = 40 / (32 - column - 0.5);
      const seen = column < 32 && depth > NEAR && depth < 5;
      if (rasteriser.target.primitive[p] >= 0 !== seen) throw new Error(`column ${column}: seen should be ${seen}`);
      if (seen) worst = Math.max(worst, Math.abs(1 / rasteriser.target.nearness[p] / depth - 1));
    }
    expect(worst).toBeLessThan(0.003);
    cameraView({ ...calibration(0), mount }, { ...level, x: 6 }, rasteriser.view);
    rasteriser.begin();
    rasteriser.drawStatic(builder.build(), 0);
    expect(rasteriser.target.primitive.every((primitive) => primitive === -1)).toBe(true);
  });

  test('backs of triangles are not drawn', () => {
    const rasteriser = new Rasteriser(64, 32);
    cameraView(calibration(0.3), level, rasteriser.view);
    rasteriser.begin();
    rasteriser.drawStatic(square(50, 0, false), 0);
    expect(rasteriser.target.primitive.every((primitive) => primitive === -1)).toBe(true);
  });

  test('a posed model is drawn where the same triangles would be in the map frame', () => {
    const yaw = 0.8;
    const [c, s] = [Math.cos(yaw), Math.sin(yaw)];
    const model = square(1, 0.5);
    const posed = new MeshBuilder();
    const v = [0, 1, 2, 3].map((i) => {
      const [x, y, z] = model.positions.subarray(3 * i, 3 * i + 3);
      return posed.vertex(8 + c * x - s * y, -0.5 + s * x + c * y, 0.1 + z);
    });
    posed.quad(v[0], v[1], v[2], v[3], finish);
    const [a, b] = [new Rasteriser(64, 32), new Rasteriser(64, 32)];
    for (const rasteriser of [a, b]) {
      cameraView(calibration(0.1), level, rasteriser.view);
      rasteriser.begin();
    }
    a.drawModel(model, 7, 8, -0.5, 0.1, Float64Array.of(c, -s, 0, s, c, 0, 0, 0, 1));
    b.drawStatic(posed.build(), 7);
    expect(a.target.primitive).toEqual(b.target.primitive);
    expect(a.target.primitive.filter((primitive) => primitive >= 7).length).toBeGreaterThan(15);
  });
});

describe('sphereInView', () => {
  const rasteriser = new Rasteriser(64, 32);
  const view = cameraView(calibration(0.1), { ...level, yaw: 2 }, rasteriser.view);
  const place = fc.double({ min: -60, max: 60, noNaN: true });

  test('never leaves out a sphere of which a point is in the picture', () => {
    const pixel = fc.integer({ min: 0, max: 64 * 32 - 1 });
    const depth = fc.double({ min: NEAR, max: 99, noNaN: true });
    const radius = fc.double({ min: 0, max: 20, noNaN: true });
    const direction = fc.tuple(place, place, place).filter((d) => Math.hypot(...d) > 1);
    fc.assert(
      fc.property(pixel, depth, radius, direction, (p, z, r, d) => {
        const [dx, dy, dz] = ray(rasteriser, p);
        const scale = (0.999 * r) / Math.hypot(...d);
        const centre = [view.x + z * dx, view.y + z * dy, view.z + z * dz].map((value, i) => value + scale * d[i]);
        expect(sphereInView(view, centre[0], centre[1], centre[2], r, 100)).toBe(true);
      }),
      { seed: 13 },
    );
  });

  test('leaves out what is behind the eye, beyond the far plane, and far to the side', () => {
    const r = view.rotation;
    const at = (right: number, down: number, forward: number) =>
      [0, 1, 2].map((axis) => r[axis] * right + r[3 + axis] * down + r[6 + axis] * forward) as [number, number, number];
    for (const [right, down, forward] of [
      [0, 0, -5],
      [0, 0, 104],
      [40, 0, 20],
      [-40, 0, 20],
      [0, 25, 20],
      [0, -25, 20],
    ] as const) {
      const [x, y, z] = at(right, down, forward);
      expect(sphereInView(view, view.x + x, view.y + y, view.z + z, 3, 100)).toBe(false);
    }
  });
});
