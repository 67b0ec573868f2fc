import type { RoadMap } from './road-map.ts';

/**
 * Remembers what depends on a map and a key alone, as long as the map lives: many drives on one map make it once. What is
 * remembered must never be changed.
 */
export class PerMap<T> {
  private readonly made = new WeakMap<RoadMap, Map<string, T>>();

  get(map: RoadMap, key: string, make: () => T): T {
    let ofMap = this.made.get(map);
    if (ofMap === undefined) {
      ofMap = new Map();
      this.made.set(map, ofMap);
    }
    const known = ofMap.get(key);
    if (known !== undefined) return known;
    const value = make();
    ofMap.set(key, value);
    return value;
  }
}
