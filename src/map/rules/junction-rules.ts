import { incomingEnds, laneAt } from '../lane-joints.ts';
import type { OpenDriveDocument, Road } from '../opendrive/document.ts';
import type { DocumentJunction, JunctionConnection } from '../opendrive/junction-records.ts';
import type { ProblemList } from '../opendrive/problem-list.ts';
import { endsAtJunction, linkAt, type RoadEnd, runsWithS } from '../road-end.ts';
import { hasNoWidth, laneEndPath, laneOf } from './lane-link-rules.ts';

/** Until 1.7 one connection could hold the lane links of both directions. */
const ONE_DIRECTION_SINCE = 8;

/** Connections of junctions against the roads that they connect. */
export function checkJunctions(document: OpenDriveDocument, problems: ProblemList): void {
  const reached = new Set<number>();
  for (const junction of document.junctions) {
    if (junction.type === 'crossing') continue;
    const path = `junction ${junction.id}`;
    if (junction.connections.length === 0) problems.add('note', junction.line, path, 'has no connection');
    for (const connection of junction.connections) {
      reached.add(connection.connectingRoad);
      new ConnectionCheck(document, junction, connection, problems).run();
    }
  }
  for (const road of document.roads) {
    if (road.junction < 0 || reached.has(road.index)) continue;
    const { id, type } = document.junctions[road.junction];
    if (type === 'crossing') continue;
    problems.add('note', road.line, `road ${road.id}`, `is part of junction ${id}, but no connection leads to it`);
  }
}

class ConnectionCheck {
  private readonly document: OpenDriveDocument;
  private readonly junction: DocumentJunction;
  private readonly connection: JunctionConnection;
  private readonly problems: ProblemList;
  private readonly incoming: Road;
  private readonly connecting: Road;

  constructor(
    document: OpenDriveDocument,
    junction: DocumentJunction,
    connection: JunctionConnection,
    problems: ProblemList,
  ) {
    this.document = document;
    this.junction = junction;
    this.connection = connection;
    this.problems = problems;
    this.incoming = document.roads[connection.incomingRoad];
    this.connecting = document.roads[connection.connectingRoad];
  }

  run(): void {
    const { incoming, connecting, junction } = this;
    if (junction.type === 'default') {
      if (connecting.junction !== junction.index) this.report(`road ${connecting.id} is not part of this junction`);
      if (incoming.junction >= 0) {
        const rule = 'junctions.connection.connect_road_no_incoming_road';
        this.report(`incoming road ${incoming.id} is a connecting road itself; expected one outside junctions`, rule);
      }
      this.checkContact();
    }
    if (junction.type !== 'virtual' && endsAtJunction(incoming, junction.index).length === 0) {
      this.report(`incoming road ${incoming.id} is not linked to this junction`);
    }
    for (const end of incomingEnds(this.document, this.connection, junction.index)) this.checkLaneLinks(end);
  }

  private report(message: string, rule = ''): void {
    const { incoming, connecting, junction } = this;
    const path = `junction ${junction.id}/connection from road ${incoming.id} to road ${connecting.id}`;
    this.problems.add(
      'warning',
      this.connection.line ?? junction.line,
      path,
      rule === '' ? message : `${message} [${rule}]`,
    );
  }

  /** The connecting road's link at the contact point names the incoming road. */
  private checkContact(): void {
    const { contact } = this.connection;
    const link = linkAt(this.connecting, contact);
    if (link === null || link.kind !== 'road' || link.element < 0 || link.element === this.incoming.index) return;
    const rule = contact === 'start' ? 'start_along_linkage' : 'end_opposite_linkage';
    const name = contact === 'start' ? 'predecessor' : 'successor';
    const found = this.document.roads[link.element].id;
    this.report(
      `contactPoint is "${contact}", but the ${name} of road ${this.connecting.id} is road ${found}`,
      `junctions.connection.${rule}`,
    );
  }

  private checkLaneLinks(end: RoadEnd): void {
    const { document, incoming, connecting, connection } = this;
    for (const { from, to } of connection.laneLinks) {
      const lane = laneAt(incoming, end, from);
      const target = laneAt(connecting, connection.contact, to);
      if (lane === null) this.report(`laneLink from ${from}: road ${incoming.id} has no such lane at its ${end}`);
      if (target === null) {
        this.report(`laneLink to ${to}: road ${connecting.id} has no such lane at its ${connection.contact}`);
      }
      if (lane === null || target === null) continue;
      if (hasNoWidth(document, lane)) {
        this.report(
          `laneLink from ${laneEndPath(document, lane)}, which has no width there`,
          `road.lane.link.zero_width_at_${lane.end}`,
        );
      }
      if (hasNoWidth(document, target)) {
        const rule = 'road.lane.link.new_lane_appear';
        this.report(`laneLink to ${laneEndPath(document, target)}, which has no width there`, rule);
        this.report(`laneLink to lane ${to}, which has no width`, `road.lane.link.zero_width_at_${target.end}`);
      }
      if (laneOf(document, lane).level !== laneOf(document, target).level) {
        const message = `laneLink from ${from} to ${to}: one of them is level but not the other`;
        this.report(message, 'road.lane.level_true_one_side');
      }
      this.checkDirection(end, from, to);
    }
  }

  /** Traffic of the incoming road's lane goes into the junction. */
  private checkDirection(end: RoadEnd, from: number, to: number): void {
    const lane = laneAt(this.incoming, end, from);
    if (lane === null) return;
    const { travel } = laneOf(this.document, lane);
    if (travel === 'both' || Number(this.document.version.split('.')[1]) < ONE_DIRECTION_SINCE) return;
    const forward = runsWithS(this.incoming, from) !== (travel === 'reversed');
    if (forward === (end === 'end')) return;
    const rule = 'junctions.connection.one_link_to_incoming';
    this.report(`laneLink from ${from} to ${to}: traffic of lane ${from} comes out of the junction there`, rule);
  }
}
