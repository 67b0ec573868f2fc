import { describe, expect, it } from 'vitest';
import { loadRoadMap } from '../../src/map/load-road-map.ts';
import { linkXml, roadFile } from './road-files.ts';

/** Roads 1 and 2 lead into junction 9, from where roads 11 and 12 lead into road 3. */
function load(priorities: string) {
  const half = Math.PI / 2;
  const xml = roadFile(
    [
      { id: '1', length: 10, link: linkXml(null, 'junction 9') },
      { id: '2', length: 10, y: -20, x: 20, hdg: half, link: linkXml(null, 'junction 9') },
      { id: '3', length: 10, x: 30, link: linkXml('junction 9', null) },
      { id: '11', length: 20, x: 10, junction: '9', link: linkXml('road 1 end', 'road 3 start') },
      {
        id: '12',
        length: 14,
        x: 20,
        y: -10,
        hdg: half / 2,
        junction: '9',
        link: linkXml('road 2 end', 'road 3 start'),
      },
    ],
    `<junction id="9">
<connection id="0" incomingRoad="1" connectingRoad="11" contactPoint="start"><laneLink from="-1" to="-1"/></connection>
<connection id="1" incomingRoad="2" connectingRoad="12" contactPoint="start"><laneLink from="-1" to="-1"/></connection>
${priorities}</junction>`,
  );
  const { map } = loadRoadMap(xml, 'priorities');
  const keys = (lanes: readonly number[]) => lanes.map((lane) => map!.lanes[lane].key);
  const roads = map!.document.roads;
  return {
    xml,
    told: map!.priorities.map(({ junction, highRoad, lowRoad, high, low, line }) => ({
      junction: map!.junctions[junction].id,
      roads: [roads[highRoad].id, roads[lowRoad].id],
      high: keys(high),
      low: keys(low),
      line,
    })),
  };
}

describe('priorities of a junction', () => {
  it.each([
    ['connecting roads', '11', '12'],
    ['the roads before the junction', '1', '2'],
  ])('that name %s mean their connecting lanes', (_, high, low) => {
    const { told, xml } = load(`<priority high="${high}" low="${low}"/>`);
    const line = xml.split('\n').findIndex((text) => text.includes('<priority')) + 1;
    expect(told).toEqual([{ junction: '9', roads: [high, low], high: ['11/0/-1'], low: ['12/0/-1'], line }]);
  });

  it('are told in the order of the file', () => {
    const { told } = load('<priority high="12" low="11"/>\n<priority high="11" low="12"/>');
    expect(told.map(({ roads }) => roads[0])).toEqual(['12', '11']);
    expect(told[1].line).toBe(told[0].line + 1);
  });

  it('that name nothing of the file are left out', () => {
    expect(load('<priority high="77" low="11"/>').told).toEqual([]);
  });

  it('of a road that does not lead there mean no lane', () => {
    const [{ high, low }] = load('<priority high="3" low="12"/>').told;
    expect([high, low]).toEqual([[], ['12/0/-1']]);
  });
});
