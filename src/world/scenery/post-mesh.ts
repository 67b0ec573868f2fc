import { cos, sin } from '../../core/math/sin-cos.ts';
import type { LocalFrame } from './box-mesh.ts';
import type { Finish, MeshBuilder } from './mesh-builder.ts';

/** An upright prism of `sides` around local (x, y), from one radius to another [m]; without ends. */
export function addPost(
  builder: MeshBuilder,
  frame: LocalFrame,
  at: readonly [number, number],
  z: readonly [number, number],
  radius: readonly [number, number],
  sides: number,
  finish: Finish,
): void {
  const ring = (height: number, r: number) =>
    Array.from({ length: sides }, (_, i) => {
      const angle = (2 * Math.PI * i) / sides;
      return frame.vertex(builder, at[0] + r * cos(angle), at[1] + r * sin(angle), height);
    });
  const low = ring(z[0], radius[0]);
  const high = ring(z[1], radius[1]);
  for (let i = 0; i < sides; i++) {
    const k = (i + 1) % sides;
    builder.quad(low[i], low[k], high[k], high[i], finish);
  }
}
