import { cos, sin } from '../core/math/sin-cos.ts';
import type { RoadMap } from './road-map.ts';

/** Whether (x, y) lies in one of the map's parking spaces, its edge included. */
export function isInParkingSpace({ parkingSpaces }: RoadMap, x: number, y: number): boolean {
  for (const space of parkingSpaces) {
    const dx = x - space.x;
    const dy = y - space.y;
    if (Math.abs(dx) + Math.abs(dy) > space.length + space.width) continue;
    const along = dx * cos(space.heading) + dy * sin(space.heading);
    const across = dy * cos(space.heading) - dx * sin(space.heading);
    if (Math.abs(along) <= space.length / 2 && Math.abs(across) <= space.width / 2) return true;
  }
  return false;
}
