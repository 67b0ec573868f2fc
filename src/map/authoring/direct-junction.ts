import type { JunctionArm } from './arm-lanes.ts';
import { type JunctionDraft, type Network, sameLanes } from './network.ts';

/**
 * Where a road goes on as several without connecting roads between, as motorways do at ramps (a direct junction): lanes
 * of `hub` go on in the lanes of the same name of the roads that touch it. Shoulders don't: theirs end at the nose.
 */
export function layDirectJunction(
  network: Network,
  name: string,
  hub: JunctionArm,
  others: readonly JunctionArm[],
): JunctionDraft {
  const junction = network.junction(name, 'direct');
  const connection = (incoming: JunctionArm, linked: JunctionArm, laneLinks: { from: number; to: number }[]) => {
    if (laneLinks.length === 0) return;
    junction.connections.push({
      id: String(junction.connections.length),
      type: 'default',
      incomingRoad: incoming.road.index,
      connectingRoad: linked.road.index,
      contact: linked.end,
      laneLinks,
    });
  };
  for (const arm of [hub, ...others]) {
    arm.road.links[arm.end] = { kind: 'junction', element: junction.index, contact: null };
  }
  for (const other of others) {
    const strips = hub.road.sectionAt(hub.end);
    const isDriving = (lane: number) => strips[lane > 0 ? 'left' : 'right'][Math.abs(lane) - 1].type === 'driving';
    const pairs = sameLanes(hub.road, hub.end, other.road, other.end).filter(([lane]) => isDriving(lane));
    const leadsIn = (lane: number) => lane < 0 === (hub.end === 'end');
    const links = pairs.map(([here, there]) => ({ here, there }));
    connection(
      hub,
      other,
      links.filter(({ here }) => leadsIn(here)).map(({ here, there }) => ({ from: here, to: there })),
    );
    connection(
      other,
      hub,
      links.filter(({ here }) => !leadsIn(here)).map(({ here, there }) => ({ from: there, to: here })),
    );
  }
  return junction;
}
