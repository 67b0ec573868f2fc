import { describe, expect, it } from 'vitest';
import { readOpenDrive } from '../../src/map/opendrive/read-open-drive.ts';
import { drivingLane, linkXml, roadFile } from './road-files.ts';

const WITHOUT = '<successor elementType="road" elementId="2"/>';

/** Road 1 along x from 0 to 10, road 2 with the place given. */
function linked(link: string, second: { x: number; hdg: number }, gap = 0) {
  const xml = roadFile([
    { id: '1', length: 10, link },
    { id: '2', length: 10, x: second.x + gap, hdg: second.hdg, left: drivingLane(1) },
  ]);
  const { document, problems } = readOpenDrive(xml);
  return { link: document!.roads[0].successor, problems };
}

describe('a link to a road without a contact point', () => {
  it.each([
    ['start', { x: 10, hdg: 0 }, 0],
    ['end', { x: 20, hdg: Math.PI }, 0],
    ['start', { x: 10, hdg: 0 }, 3],
    ['end', { x: 20, hdg: Math.PI }, 3],
  ] as const)('leads to its %s, which lies nearest', (contact, second, gap) => {
    const { link, problems } = linked(WITHOUT, second, gap);
    expect(link).toEqual({ kind: 'road', element: 1, contact });
    expect(problems.map(({ severity, line, path, message }) => ({ severity, line, path, message }))).toEqual([
      {
        severity: 'warning',
        line: 5,
        path: 'road 1/link/successor',
        message: `contactPoint is missing; expected start or end; "${contact}" was taken, which lies nearest [road.linkage.road_link_attribute_usage]`,
      },
    ]);
  });

  it('takes a contact point that is none for one that is missing', () => {
    const { link, problems } = linked(WITHOUT.replace('/>', ' contactPoint="middle"/>'), { x: 20, hdg: Math.PI });
    expect(link?.contact).toBe('end');
    expect(problems[0].message).toContain('contactPoint is "middle"');
  });

  it('leads straight on where both ends of a loop lie there', () => {
    const ring = (hdg: number, curvature: number) =>
      roadFile([
        { id: '1', length: 10, link: WITHOUT },
        { id: '2', length: 62.83185307179586, x: 10, hdg },
      ]).replace(/(x="10".*?)<line\/>/, `$1<arc curvature="${curvature}"/>`);
    expect(readOpenDrive(ring(0, 0.1)).document!.roads[0].successor?.contact).toBe('start');
    expect(readOpenDrive(ring(Math.PI, 0.1)).document!.roads[0].successor?.contact).toBe('end');
  });

  it('to nothing is left out', () => {
    const { link } = linked(WITHOUT.replace('"2"', '"99"'), { x: 10, hdg: 0 });
    expect(link).toBeNull();
  });
});

describe('a connection without a contact point', () => {
  it.each([
    ['start', linkXml('road 1 end', null), { x: 10, hdg: 0 }],
    ['end', linkXml(null, 'road 1 end'), { x: 20, hdg: Math.PI }],
    ['end', '', { x: 20, hdg: Math.PI }],
  ] as const)('begins at the %s of its road', (contact, link, place) => {
    const xml = roadFile(
      [
        { id: '1', length: 10, link: linkXml(null, 'junction 9') },
        { id: '2', length: 10, junction: '9', link, ...place },
      ],
      '<junction id="9"><connection id="0" incomingRoad="1" connectingRoad="2"><laneLink from="-1" to="-1"/></connection></junction>',
    );
    const { document, problems } = readOpenDrive(xml);
    expect(document!.junctions[0].connections[0].contact).toBe(contact);
    expect(problems.map(({ severity }) => severity)).toEqual(['note']);
  });
});
