import { describe, expect, it } from 'vitest';
import { loadRoadMap } from '../../src/map/load-road-map.ts';
import type { SectionLane } from '../../src/map/opendrive/lane-records.ts';
import { readOpenDrive } from '../../src/map/opendrive/read-open-drive.ts';

function lane(id: number, links: readonly [number | null, number | null], inside = ''): string {
  const [before, after] = links;
  const link = `<link>${before === null ? '' : `<predecessor id="${before}"/>`}${after === null ? '' : `<successor id="${after}"/>`}</link>`;
  return `<lane id="${id}" type="driving">${link}<width sOffset="0" a="3" b="0" c="0" d="0"/>${inside}</lane>`;
}

const CENTRE = '<center><lane id="0" type="none"/></center>';
const left = (...lanes: string[]) => `<left>${lanes.join('')}</left>`;
const right = (...lanes: string[]) => `<right>${lanes.join('')}</right>`;

function section(s: number, singleSide: boolean, parts: string): string {
  return `<laneSection s="${s}"${singleSide ? ' singleSide="true"' : ''}>${parts}</laneSection>`;
}

function road(...sections: string[]): string {
  return `<OpenDRIVE><header revMajor="1" revMinor="7"/><road id="1" length="100" junction="-1">
<planView><geometry s="0" x="0" y="0" hdg="0" length="100"><line/></geometry></planView>
<lanes>${sections.join('')}</lanes></road></OpenDRIVE>`;
}

/** Of each section: where it begins, and its lanes as "id <predecessor >successor". */
function lanesOf(xml: string) {
  const { document, problems } = readOpenDrive(xml);
  expect(problems).toEqual([]);
  const shown = ({ id, predecessor, successor }: SectionLane) => `${id} <${predecessor} >${successor}`;
  return document!.roads[0].laneSections.map(({ s, left: l, right: r }) => [s, l.map(shown), r.map(shown)]);
}

describe('sections of a single side', () => {
  const MARK = '<roadMark sOffset="0" type="solid" color="white" width="0.1"/>';

  it('leave the lanes of the other side going on, up to its own next section', () => {
    const xml = road(
      section(0, false, left(lane(1, [null, 2])) + CENTRE + right(lane(-1, [null, -2]))),
      section(30, true, CENTRE + right(lane(-1, [null, -1]), lane(-2, [-1, -2]))),
      section(60, true, left(lane(2, [1, null]), lane(1, [null, null])) + CENTRE),
    );
    expect(lanesOf(xml)).toEqual([
      [0, ['1 <null >1'], ['-1 <null >-2']],
      [30, ['1 <1 >2'], ['-1 <null >-1', '-2 <-1 >-2']],
      [60, ['1 <null >null', '2 <1 >null'], ['-1 <-1 >-1', '-2 <-2 >-2']],
    ]);
  });

  it('keep widths and marks of a lane that goes on in one piece', () => {
    const xml = road(
      section(0, false, left(lane(1, [null, null], MARK)) + CENTRE + right(lane(-1, [null, -1]))),
      section(30, true, CENTRE + right(lane(-1, [-1, null]))),
    );
    const [first, second] = readOpenDrive(xml).document!.roads[0].laneSections;
    expect(second.left[0].widths).toEqual(first.left[0].widths);
    expect(second.left[0].roadMarks.map(({ s, type }) => [s, type])).toEqual([[30, 'solid']]);
  });

  it('may begin in one place, one for each side', () => {
    const both = lanesOf(
      road(
        section(0, true, left(lane(1, [2, 1])) + CENTRE),
        section(0, true, CENTRE + right(lane(-1, [null, null]))),
        section(50, true, left(lane(1, [1, null])) + CENTRE),
      ),
    );
    expect(both).toEqual([
      [0, ['1 <2 >1'], ['-1 <null >-1']],
      [50, ['1 <1 >null'], ['-1 <-1 >null']],
    ]);
  });

  it('can be driven from end to end on both sides', () => {
    const xml = road(
      section(0, false, left(lane(1, [null, null])) + CENTRE + right(lane(-1, [null, -1]))),
      section(30, true, CENTRE + right(lane(-1, [-1, -1]))),
      section(70, true, CENTRE + right(lane(-1, [-1, null]))),
    );
    const { map, problems } = loadRoadMap(xml, 'sides');
    expect(problems).toEqual([]);
    const of = (id: number) => map!.lanes.filter((candidate) => candidate.id === id);
    expect(of(1)).toHaveLength(3);
    expect(of(1).filter(({ successors }) => successors.length === 1)).toHaveLength(2);
    expect(of(1).reduce((sum, { length }) => sum + length, 0)).toBeCloseTo(100, 1);
  });

  it('of roads that have no lanes on the other side stay as they are', () => {
    const xml = road(
      section(0, true, CENTRE + right(lane(-1, [null, -1]))),
      section(50, true, CENTRE + right(lane(-1, [-1, null]))),
    );
    expect(lanesOf(xml).map(([, l]) => l)).toEqual([[], []]);
  });
});
