import { describe, expect, it } from 'vitest';
import { loadRoadMap } from '../../src/map/load-road-map.ts';

/** A road of two lines and one lane, with what is to be wrong put in. */
function file({ x = 20, hdg = 0, width = 3.5, slope = 0, successor = '' } = {}): string {
  return `<OpenDRIVE>
<header/>
<road id="7" length="50" junction="-1">
<planView>
<geometry s="0" x="0" y="0" hdg="0" length="20"><line/></geometry>
<geometry s="20" x="${x}" y="0" hdg="${hdg}" length="30"><line/></geometry>
</planView>
<lanes>
<laneSection s="0"><center><lane id="0"/></center><right><lane id="-1" type="driving">${successor}
<width sOffset="0" a="${width}" b="${slope}" c="0" d="0"/></lane></right></laneSection>
<laneSection s="30"><center><lane id="0"/></center><right><lane id="-1" type="driving">
<width sOffset="0" a="3.5" b="0" c="0" d="0"/></lane></right></laneSection>
</lanes>
</road>
</OpenDRIVE>`;
}

function problemsOf(xml: string): string[] {
  const { map, problems } = loadRoadMap(xml, 'check');
  expect(map).not.toBeNull();
  return problems.map(({ line, severity, path, message }) => `${line} ${severity} ${path}: ${message}`);
}

describe('checks of a whole map', () => {
  it('finds nothing in a good one', () => {
    expect(problemsOf(file({ successor: '<link><successor id="-1"/></link>' }))).toEqual([]);
  });

  it('finds elements that do not meet', () => {
    expect(problemsOf(file({ x: 20.25 }))).toEqual([
      '3 warning road 7/planView/geometry[1]: begins 0.250 m from the end of the one before',
    ]);
    expect(problemsOf(file({ hdg: 0.1 }))).toEqual([
      '3 note road 7/planView/geometry[1]: turns by 0.100 rad on the spot',
    ]);
  });

  it('finds lanes of negative width', () => {
    expect(problemsOf(file({ width: 3.5, slope: -0.2 }))).toEqual([
      '3 warning road 7/lanes/laneSection[0]/lane -1: is -0.100 m wide at s = 18.00 m; expected 0 or more',
    ]);
  });

  it('finds links to lanes that are not there', () => {
    expect(problemsOf(file({ successor: '<link><successor id="-4"/></link>' }))).toEqual([
      '3 warning road 7/lanes/laneSection[0]/lane -1: successor is lane -4, which is not there; the link leads nowhere',
    ]);
  });
});
