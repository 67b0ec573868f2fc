import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import type { Mesh } from '../../world/scenery/mesh.ts';

/** What lies within this much more than a wheel's radius around an axle is part of the wheel. */
const SLACK = 1.03;
/** Wheels lie further from the middle than this share of the vehicle's half width. */
const OUTSIDE = 0.45;

/** The mesh of a vehicle without the wheels that are moulded into it, to put turning ones in their place. */
export function withoutWheels(mesh: Mesh, vehicle: VehicleSpecification): Mesh {
  const rearAxle = vehicle.rearOverhang - vehicle.length / 2;
  const axles = [rearAxle, rearAxle + vehicle.wheelbase];
  const isOfWheel = (corner: number) => {
    const [x, y, z] = mesh.positions.subarray(3 * corner, 3 * corner + 3);
    if (Math.abs(y) < (OUTSIDE * vehicle.width) / 2) return false;
    return axles.some((axle) => Math.hypot(x - axle, z - vehicle.wheelRadius) < SLACK * vehicle.wheelRadius);
  };
  const kept: number[] = [];
  for (let triangle = 0; 3 * triangle < mesh.indices.length; triangle++) {
    const corners = mesh.indices.subarray(3 * triangle, 3 * triangle + 3);
    if (!corners.every(isOfWheel)) kept.push(triangle);
  }
  return {
    ...mesh,
    indices: Uint32Array.from(kept.flatMap((triangle) => [...mesh.indices.subarray(3 * triangle, 3 * triangle + 3)])),
    colors: Uint8Array.from(kept.flatMap((triangle) => [...mesh.colors.subarray(3 * triangle, 3 * triangle + 3)])),
    normals: Float32Array.from(kept.flatMap((triangle) => [...mesh.normals.subarray(3 * triangle, 3 * triangle + 3)])),
    semantic: Uint8Array.from(kept, (triangle) => mesh.semantic[triangle]),
    material: Uint8Array.from(kept, (triangle) => mesh.material[triangle]),
    slot: Uint16Array.from(kept, (triangle) => mesh.slot[triangle]),
  };
}
