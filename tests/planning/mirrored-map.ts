import type { Lane, RoadMap } from '../../src/map/road-map.ts';

const TURNED = { left: 'right', right: 'left', straight: 'straight' } as const;

/** A synthetic map as seen from below: y and angles turned around, left and right exchanged, traffic on the other side. */
export function mirroredMap(map: RoadMap): RoadMap {
  const { lanes, signals } = map;
  return {
    ...map,
    lanes: lanes.map(mirroredLane),
    signals: signals.map((signal) => ({ ...signal, y: -signal.y, heading: -signal.heading })),
  };
}

function mirroredLane(lane: Lane): Lane {
  const { centre, left, right, turn, id } = lane;
  const [y, heading, ty, curvature] = [centre.y, centre.heading, centre.ty, centre.curvature].map((column) =>
    column.map((value) => -value),
  );
  return {
    ...lane,
    id: -id,
    left: right,
    right: left,
    turn: TURNED[turn as keyof typeof TURNED],
    centre: { ...centre, y, heading, ty, curvature },
  };
}
