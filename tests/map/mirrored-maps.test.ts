import { describe, expect, it } from 'vitest';
import { buildRoadMap } from '../../src/map/lane-graph.ts';
import { loadRoadMap } from '../../src/map/load-road-map.ts';
import type { OpenDriveDocument, Road } from '../../src/map/opendrive/document.ts';
import type { Geometry } from '../../src/map/opendrive/geometry-record.ts';
import type { LaneSection, SectionLane } from '../../src/map/opendrive/lane-records.ts';
import type { Cubic } from '../../src/map/opendrive/polynomials.ts';
import { readOpenDrive } from '../../src/map/opendrive/read-open-drive.ts';
import type { LaneRange } from '../../src/map/opendrive/validity.ts';
import { firstTownText } from '../map-fixture.ts';
import { laneByKey } from './first-town-map.ts';
import { gridFile } from './grid-file.ts';

describe.each([
  ['first town', firstTownText()],
  ['a grid', gridFile(3)],
])('%s and its mirror image with traffic on the other side', (_, text) => {
  const { document } = readOpenDrive(text);
  const map = buildRoadMap(document!, 'as it is').map!;
  const mirror = buildRoadMap(mirrored(document!), 'mirrored').map!;
  /** Index of each lane's image. */
  const image = map.lanes.map(({ key }) => {
    const [road, section, id] = key.split('/');
    return laneByKey(mirror, `${road}/${section}/${-Number(id)}`).index;
  });
  const images = (lanes: Iterable<number>) =>
    Array.from(lanes, (lane) => (lane < 0 ? -1 : image[lane])).sort((a, b) => a - b);

  it('have lanes that are mirrored', () => {
    let worst = 0;
    for (const lane of map.lanes) {
      const other = mirror.lanes[image[lane.index]];
      expect([other.direction, other.junction, other.speedLimit]).toEqual([
        lane.direction,
        lane.junction,
        lane.speedLimit,
      ]);
      expect(other.centre.count).toBe(lane.centre.count);
      for (let i = 0; i < lane.centre.count; i++) {
        worst = Math.max(
          worst,
          Math.abs(lane.centre.x[i] - other.centre.x[i]),
          Math.abs(lane.centre.y[i] + other.centre.y[i]),
        );
        worst = Math.max(worst, Math.abs(lane.centre.curvature[i] + other.centre.curvature[i]));
      }
    }
    expect(worst).toBeLessThan(1e-9);
  });

  it('have the same graph, left and right exchanged', () => {
    const turned = { left: 'right', right: 'left', straight: 'straight' } as const;
    for (const lane of map.lanes) {
      const other = mirror.lanes[image[lane.index]];
      expect(images(lane.successors)).toEqual([...other.successors].sort((a, b) => a - b));
      expect(images([lane.left, lane.right])).toEqual([other.right, other.left].sort((a, b) => a - b));
      expect(other.turn).toBe(turned[lane.turn]);
      expect(images(map.conflicts[lane.index])).toEqual([...mirror.conflicts[other.index]]);
      expect(mirror.laneChanges[other.index].right).toEqual(map.laneChanges[lane.index].left);
      expect(mirror.laneChanges[other.index].left).toEqual(map.laneChanges[lane.index].right);
    }
    const lines = map.stopLines.map(({ lane, s, signal }) => [image[lane], s.toFixed(6), signal].join());
    expect(mirror.stopLines.map(({ lane, s, signal }) => [lane, s.toFixed(6), signal].join()).sort()).toEqual(
      lines.sort(),
    );
  });
});

describe('a road drawn from its other end', () => {
  const width = (a: number, b: number) => `<width sOffset="0" a="${a}" b="${b}" c="0" d="0"/>`;
  const lane = (id: number, a: number, b: number) => `<lane id="${id}" type="driving">${width(a, b)}</lane>`;
  const file = (start: string, curvature: number, right: string, left: string, elevation: string) =>
    loadRoadMap(
      `<OpenDRIVE><header revMajor="1" revMinor="8"/><road id="1" length="40" junction="-1">
<planView><geometry s="0" ${start} length="40"><arc curvature="${curvature}"/></geometry></planView>
<elevationProfile><elevation s="0" ${elevation} c="0" d="0"/></elevationProfile>
<lanes><laneSection s="0"><left>${left}</left><center><lane id="0" type="none"/></center><right>${right}</right></laneSection></lanes>
</road></OpenDRIVE>`,
      'arc',
    ).map!;
  const turn = 40 * 0.02;
  const [x, y] = [Math.sin(turn) / 0.02, (1 - Math.cos(turn)) / 0.02];
  const there = file('x="0" y="0" hdg="0"', 0.02, lane(-1, 3, 0.01), lane(1, 4, -0.02), 'a="1" b="0.05"');
  const back = file(
    `x="${x}" y="${y}" hdg="${turn + Math.PI}"`,
    -0.02,
    lane(-1, 3.2, 0.02),
    lane(1, 3.4, -0.01),
    'a="3" b="-0.05"',
  );

  it('has the same lanes, driven the same way', () => {
    for (const [a, b] of [
      ['1/0/-1', '1/0/1'],
      ['1/0/1', '1/0/-1'],
    ]) {
      const one = laneByKey(there, a);
      const other = laneByKey(back, b);
      expect(other.direction).toBe(-one.direction);
      expect(other.length).toBeCloseTo(one.length, 9);
      expect(other.centre.count).toBe(one.centre.count);
      for (let i = 0; i < one.centre.count; i++) {
        for (const column of ['x', 'y', 'z', 's', 'width', 'curvature'] as const) {
          expect(other.centre[column][i]).toBeCloseTo(one.centre[column][i], 9);
        }
      }
    }
  });
});

/** As seen in a mirror along x: left is right, and traffic keeps to the other side. */
function mirrored(document: OpenDriveDocument): OpenDriveDocument {
  const junctions = document.junctions.map((junction) => ({
    ...junction,
    connections: junction.connections.map((connection) => ({
      ...connection,
      laneLinks: connection.laneLinks.map(({ from, to }) => ({ from: -from, to: -to })),
    })),
  }));
  return { ...document, roads: document.roads.map(mirroredRoad), junctions };
}

function mirroredRoad(road: Road): Road {
  return {
    ...road,
    leftHand: !road.leftHand,
    planView: road.planView.map(mirroredGeometry),
    superelevation: road.superelevation.map(negated),
    laneOffset: road.laneOffset.map(negated),
    laneSections: road.laneSections.map(mirroredSection),
    signals: road.signals.map((signal) => ({ ...signal, t: -signal.t, validity: signal.validity.map(mirroredRange) })),
  };
}

function mirroredGeometry(geometry: Geometry): Geometry {
  const place = { ...geometry, y: -geometry.y, hdg: -geometry.hdg };
  if (place.kind === 'arc') return { ...place, curvature: -place.curvature };
  if (place.kind === 'spiral') return { ...place, curvStart: -place.curvStart, curvEnd: -place.curvEnd };
  expect(place.kind).toBe('line');
  return place;
}

function mirroredSection(section: LaneSection): LaneSection {
  return { ...section, left: section.right.map(mirroredLane), right: section.left.map(mirroredLane) };
}

function mirroredLane(lane: SectionLane): SectionLane {
  const other = (id: number | null) => (id === null ? null : -id);
  return { ...lane, id: -lane.id, predecessor: other(lane.predecessor), successor: other(lane.successor) };
}

function mirroredRange([from, to]: LaneRange): LaneRange {
  return [-to, -from];
}

function negated({ s, a, b, c, d }: Cubic): Cubic {
  return { s, a: -a, b: -b, c: -c, d: -d };
}
