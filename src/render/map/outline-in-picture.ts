import { type PerspectiveCamera, Vector3 } from 'three';

const here = new Vector3();
const there = new Vector3();
const crossing = new Vector3();

/**
 * An outline (x, y, z in turn, map frame) as it is in a camera's picture, across and up from -1 to 1: cut off at the near
 * plane, for what lies behind the eye would come out upside down (Sutherland and Hodgman 1974).
 */
export function outlineInPicture(camera: PerspectiveCamera, outline: readonly number[]): [number, number][] {
  const corners: [number, number][] = [];
  const add = (place: Vector3) => {
    crossing.copy(place).applyMatrix4(camera.projectionMatrix);
    corners.push([crossing.x, crossing.y]);
  };
  const count = outline.length / 3;
  for (let k = 0; k < count; k++) {
    eyePlace(camera, outline, k, here);
    eyePlace(camera, outline, (k + 1) % count, there);
    const isSeen = here.z <= -camera.near;
    if (isSeen) add(here);
    if (isSeen === there.z <= -camera.near) continue;
    add(here.lerp(there, (-camera.near - here.z) / (there.z - here.z)));
  }
  return corners;
}

function eyePlace(camera: PerspectiveCamera, outline: readonly number[], corner: number, to: Vector3): void {
  to.set(outline[3 * corner], outline[3 * corner + 1], outline[3 * corner + 2]).applyMatrix4(camera.matrixWorldInverse);
}
