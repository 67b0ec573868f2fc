import { describe, expect, it } from 'vitest';
import { laneOuterT } from '../../src/map/lane-geometry.ts';
import { loadRoadMap } from '../../src/map/load-road-map.ts';
import { laneByKey } from './first-town-map.ts';

/** A lane goes on straight, but from 20 m on it is counted from a line that lies a lane farther left. */
const RENUMBERED = `<OpenDRIVE><header revMajor="1" revMinor="8"/>
<road id="1" length="40" junction="-1">
<planView><geometry s="0" x="0" y="0" hdg="0" length="40"><line/></geometry></planView>
<lanes>
<laneOffset s="0" a="0" b="0" c="0" d="0"/>
<laneOffset s="20" a="3.5" b="0" c="0" d="0"/>
<laneSection s="0"><center><lane id="0" type="none"/></center><right>
<lane id="-1" type="driving"><link><successor id="-2"/></link><width sOffset="0" a="3.5" b="0" c="0" d="0"/></lane>
</right></laneSection>
<laneSection s="20"><center><lane id="0" type="none"/></center><right>
<lane id="-1" type="driving"><width sOffset="0" a="3.5" b="0" c="0" d="0"/></lane>
<lane id="-2" type="driving"><link><predecessor id="-1"/></link><width sOffset="0" a="3.5" b="0" c="0" d="0"/></lane>
</right></laneSection>
</lanes>
</road>
</OpenDRIVE>`;

describe('where the lane offset jumps between sections', () => {
  const { map, problems } = loadRoadMap(RENUMBERED, 'renumbered');

  it('lanes stay where they are up to the very end of their section', () => {
    expect(problems).toEqual([]);
    const before = laneByKey(map!, '1/0/-1');
    const after = laneByKey(map!, '1/1/-2');
    expect(before.successors).toEqual([after.index]);
    expect([...before.centre.y, ...after.centre.y].every((y) => y === -1.75)).toBe(true);
    expect(before.length).toBeCloseTo(20, 12);
  });

  it('each section has its own offset at the station that both share', () => {
    const road = map!.document.roads[0];
    expect(laneOuterT(road, road.laneSections[0], -1, 20)).toBe(-3.5);
    expect(laneOuterT(road, road.laneSections[1], -1, 20)).toBe(0);
  });
});
