/** Height of the road near the route, for what is drawn on it from messages that do not say a height. */
export class GroundHeight {
  private polyline: Float64Array = new Float64Array();
  private fallback = 0;

  /** Takes the route's polyline: x, y, z in turn. */
  setRoute(polyline: Float64Array): void {
    this.polyline = polyline;
  }

  /** Height to use where there is no route [m]. */
  setFallback(z: number): void {
    this.fallback = z;
  }

  /** Height of the nearest place of the route [m]. */
  at(x: number, y: number): number {
    let nearest = Number.POSITIVE_INFINITY;
    let height = this.fallback;
    for (let index = 0; index + 2 < this.polyline.length; index += 3) {
      const dx = this.polyline[index] - x;
      const dy = this.polyline[index + 1] - y;
      const square = dx * dx + dy * dy;
      if (square >= nearest) continue;
      nearest = square;
      height = this.polyline[index + 2];
    }
    return height;
  }
}
