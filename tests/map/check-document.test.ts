import { describe, expect, it } from 'vitest';
import { loadRoadMap } from '../../src/map/load-road-map.ts';

/** A road of two lines and one lane, with what is to be wrong put in. */
function file({ x = 20, hdg = 0, width = 3.5, slope = 0, successor = '' } = {}): string {
  return `<OpenDRIVE>
<header revMajor="1" revMinor="4"/>
<road id="7" length="50" junction="-1">
<planView>
<geometry s="0" x="0" y="0" hdg="0" length="20"><line/></geometry>
<geometry s="20" x="${x}" y="0" hdg="${hdg}" length="30"><line/></geometry>
</planView>
<lanes>
<laneSection s="0"><center><lane id="0"/></center><right>
<lane id="-1" type="driving">${successor}
<width sOffset="0" a="${width}" b="${slope}" c="0" d="0"/></lane></right></laneSection>
<laneSection s="30"><center><lane id="0"/></center><right>
<lane id="-1" type="driving"><link><predecessor id="-1"/></link>
<width sOffset="0" a="3.5" b="0" c="0" d="0"/></lane></right></laneSection>
</lanes>
</road>
</OpenDRIVE>`;
}

const LINKED = '<link><successor id="-1"/></link>';

function problemsOf(xml: string): string[] {
  const { map, problems } = loadRoadMap(xml, 'check');
  expect(map).not.toBeNull();
  return problems.map(({ line, severity, path, message }) => `${line} ${severity} ${path}: ${message}`);
}

describe('checks of a whole map', () => {
  it('finds nothing in a good one', () => {
    expect(problemsOf(file({ successor: LINKED }))).toEqual([]);
  });

  it('finds elements that do not meet', () => {
    expect(problemsOf(file({ successor: LINKED, x: 20.25 }))).toEqual([
      '3 warning road 7/planView/geometry[1]: begins 0.250 m from the end of the one before [lane_smoothness.contact_point_no_horizontal_gaps]',
    ]);
    expect(problemsOf(file({ successor: LINKED, hdg: 0.1 }))).toEqual([
      '3 note road 7/planView/geometry[1]: turns by 0.100 rad on the spot',
    ]);
  });

  it('finds lanes of negative width, however short the stretch', () => {
    const found = problemsOf(file({ successor: LINKED, width: 3.5, slope: -0.2 }));
    expect(found).toContainEqual(
      '10 warning road 7/lanes/laneSection[0]/lane -1: is -2.500 m wide at s = 30.00 m; expected 0 or more [road.lane.border.overlap_with_inner_lanes]',
    );
    const dip = file({ successor: LINKED }).replace('a="3.5" b="0" c="0" d="0"', 'a="0.01" b="-0.3" c="1" d="0"');
    expect(problemsOf(dip).join('\n')).toMatch(/is -0\.01[23] m wide at s = (0|30)\.15 m/);
  });

  it('finds links to lanes that are not there', () => {
    expect(problemsOf(file({ successor: '<link><successor id="-4"/></link>' }))).toContainEqual(
      '10 warning road 7/lanes/laneSection[0]/lane -1: successor is lane -4, which is not there; the link leads nowhere',
    );
  });

  it('finds links that are not answered', () => {
    expect(problemsOf(file())).toEqual([
      '13 warning road 7/lanes/laneSection[1]/lane -1: predecessor is road 7/lanes/laneSection[0]/lane -1, which is not linked back to this lane [road.lane.link.lanes_across_lane_sections]',
    ]);
  });
});
