import { SEMANTIC } from '../../core/semantic-class.ts';
import type { ChunkGrid } from './chunk-grid.ts';
import type { GroundHeight } from './ground-height.ts';
import { MATERIAL } from './mesh.ts';
import type { Finish } from './mesh-builder.ts';
import type { VergeRims } from './verge-mesh.ts';

const EARTH: Finish = { color: [94, 104, 60], material: MATERIAL.grass, semantic: SEMANTIC.terrain };
const WALL: Finish = { color: [136, 132, 126], material: MATERIAL.concrete, semantic: SEMANTIC.wall };

/** How far skirts go into the ground, and from which height on they are walls [m]. */
const ROOT = 0.5;
const HIGH = 1.2;

/** Closes what is open between verges and ground that lies lower: a bank of earth, or a retaining wall. */
export function buildSkirts(rims: VergeRims, ground: GroundHeight, chunks: ChunkGrid): void {
  for (let i = 0; i < rims.length; i += 6) {
    const [ax, ay, az, bx, by, bz] = rims.slice(i, i + 6);
    const lowA = ground.at(ax, ay);
    const lowB = ground.at(bx, by);
    if (lowA >= az && lowB >= bz) continue;
    const builder = chunks.at((ax + bx) / 2, (ay + by) / 2);
    const [a, b] = [builder.vertex(ax, ay, az), builder.vertex(bx, by, bz)];
    const footB = builder.vertex(bx, by, Math.min(bz, lowB) - ROOT);
    const footA = builder.vertex(ax, ay, Math.min(az, lowA) - ROOT);
    const high = Math.max(az - lowA, bz - lowB) > HIGH;
    builder.quad(a, footA, footB, b, high ? WALL : EARTH);
  }
}
