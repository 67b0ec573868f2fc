import { DoubleSide, MeshBasicMaterial } from 'three';

/** Flat colour of the corners, translucent, drawn on the road without fighting with it for depth. */
export function overlayMaterial(opacity: number, order: number): MeshBasicMaterial {
  return new MeshBasicMaterial({
    vertexColors: true,
    transparent: opacity < 1,
    opacity,
    depthWrite: false,
    side: DoubleSide,
    // They lie flat, so that no back hides a front: three.js need not draw the one before the other.
    forceSinglePass: true,
    toneMapped: false,
    polygonOffset: true,
    polygonOffsetFactor: -4 * order,
    polygonOffsetUnits: -4 * order,
  });
}
