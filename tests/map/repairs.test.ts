import { describe, expect, it } from 'vitest';
import { readOpenDrive } from '../../src/map/opendrive/read-open-drive.ts';
import { straightRoads } from './small-maps.ts';

const GOOD = straightRoads({ rule: 'RHT', lanes: 1 });

/** The file read, with "severity path: message" of all its problems. */
function reading(xml: string) {
  const { document, problems } = readOpenDrive(xml);
  return {
    document: document!,
    told: problems.map(({ severity, path, message }) => `${severity} ${path}: ${message}`),
  };
}

/** The only road of a file, with these children. */
function roadWith(content: string, attributes = 'length="50"') {
  const { document, told } = reading(
    `<OpenDRIVE><header revMajor="1" revMinor="4"/><road id="1" ${attributes} junction="-1">${content}</road></OpenDRIVE>`,
  );
  return { road: document?.roads[0], told };
}

const LINE = '<planView><geometry s="0" x="0" y="0" hdg="0" length="50"><line/></geometry></planView>';

const LANES = `<lanes>${section(0, lane(-1, null, null))}</lanes>`;

function section(s: number, lanes: string): string {
  return `<laneSection s="${s}"><center><lane id="0"/></center><right>${lanes}</right></laneSection>`;
}

function lane(id: number, predecessor: number | null, successor: number | null): string {
  const link = `${predecessor === null ? '' : `<predecessor id="${predecessor}"/>`}${successor === null ? '' : `<successor id="${successor}"/>`}`;
  return `<lane id="${id}" type="driving"><link>${link}</link><width sOffset="0" a="3" b="0" c="0" d="0"/></lane>`;
}

describe('a bad road', () => {
  it.each([
    ['no geometry', (xml: string) => xml.replace(/<planView>.*<\/planView>/, '')],
    ['a place that is no number', (xml: string) => xml.replace('x="0"', 'x="NaN"')],
    ['an unknown shape', (xml: string) => xml.replace('<line/>', '<helix/>')],
    ['an endless turn', (xml: string) => xml.replace('<line/>', '<arc curvature="1e6"/>')],
    [
      'no length at all',
      (xml: string) => xml.replace('length="50"', 'length="0"').replace('length="50"', 'length="0"'),
    ],
  ])('with %s is left out, and the rest of the map stays', (_, spoil) => {
    const { document, told } = reading(spoil(GOOD));
    expect(document.roads.map((road) => [road.index, road.id])).toEqual([[0, '2']]);
    expect(document.roads[0].predecessor?.element).toBe(-1);
    expect(told.some((line) => line.startsWith('warning road 1: ') && line.endsWith('the road was left out'))).toBe(
      true,
    );
    expect(told.some((line) => line.startsWith('error'))).toBe(false);
  });
});

describe('XML', () => {
  it('has bare ampersands taken as themselves, told once with the line of the first', () => {
    const xml = GOOD.replace('<header', '<!-- R&D --><header name="A & B, R&D &amp; C &#38; D" vendor="&" ');
    const { document, told } = reading(xml);
    expect(document.header).toMatchObject({ vendor: '&' });
    expect(document.name).toBe('A & B, R&D & C & D');
    expect(told).toEqual([
      'warning : an & stands for itself; it was taken as &amp; [xml.valid_xml_document] (3 times)',
    ]);
    expect(readOpenDrive(xml).problems[0].line).toBe(3);
  });

  it('keeps ampersands of CDATA as they are', () => {
    const xml = GOOD.replace('revMinor="8"/>', 'revMinor="8"><geoReference><![CDATA[a & b]]></geoReference></header>');
    expect(reading(xml)).toMatchObject({ document: { header: { geoReference: 'a & b' } }, told: [] });
  });

  it('tells a fault that the parser finds twice once', () => {
    const { told } = reading(GOOD.replace('<road id="1"', '<road id="1" id="1"'));
    expect(told).toEqual([expect.stringMatching(/^error : column \d+: duplicate attribute: id/)]);
  });
});

describe('stations', () => {
  it('that are negative by rounding alone are 0', () => {
    const { document, told } = reading(GOOD.replace('<geometry s="0"', '<geometry s="-1e-15"'));
    expect(document.roads[0]).toMatchObject({ id: '1', planView: [{ s: 0, length: 50 }] });
    expect(told).toEqual([]);
  });
});

describe('ways of writing', () => {
  it('of integers with a point, and of words in any case, mean the same', () => {
    const plain = reading(GOOD).document;
    const other = GOOD.replaceAll(/id="(-?1)" type/g, 'id="$1.0" type')
      .replaceAll('contactPoint="start"', 'contactPoint="Start"')
      .replaceAll('elementType="road"', 'elementType="Road"')
      .replaceAll('rule="RHT"', 'rule="rht"');
    expect(reading(other)).toEqual({ document: plain, told: [] });
  });

  it('of the range of p in any case is that range', () => {
    const curve = (range: string) =>
      `<paramPoly3 aU="0" bU="1" cU="0" dU="0" aV="0" bV="0" cV="0" dV="0" pRange="${range}"/>`;
    const { document } = reading(GOOD.replace('<line/>', curve('arclength')));
    expect(document.roads[0].planView[0]).toMatchObject({ kind: 'paramPoly3', normalized: false });
  });
});

describe('lanes that begin late', () => {
  it('are told: a first section, and a first width', () => {
    const late = lane(-1, null, null).replace('sOffset="0"', 'sOffset="5"');
    const { told } = roadWith(`${LINE}<lanes>${section(2, late)}</lanes>`);
    expect(told).toEqual([
      'warning road 1/lanes/laneSection[0]: is the first and begins at s = 2; expected 0; lanes have no width before it [road.lane.lane_sect_first]',
      'warning road 1/lanes/laneSection[0]/right/lane -1: its first width begins at sOffset 5; expected 0; it has none before that [road.lane.width.width_defined_whole_section]',
    ]);
  });
});

describe('lengths', () => {
  it.each([
    ['a line', '<line/>', 80, 80],
    ['an arc', '<arc curvature="0.01"/>', 80, 80],
    ['a spiral by a little', '<spiral curvStart="0" curvEnd="0.01"/>', 50.4, 50.4],
    ['no spiral by much', '<spiral curvStart="0" curvEnd="0.01"/>', 80, 50],
  ])('of roads extend %s', (_, shape, length, expected) => {
    const { road, told } = roadWith(LINE.replace('<line/>', shape), `length="${length}"`);
    expect(road.length).toBe(expected);
    expect(told[0]).toContain(`is ${length} m long, but its geometry ends at 50 m`);
  });

  it('that are missing are those of the geometry', () => {
    expect(roadWith(LINE, '').road.length).toBe(50);
  });
});

describe('a plan view that begins late', () => {
  const spiral = (s: number) =>
    `<planView><geometry s="${s}" x="7" y="0" hdg="0" length="50"><spiral curvStart="0.02" curvEnd="0"/></geometry></planView>`;

  it('beyond the end of its road is counted from its own start', () => {
    const { road, told } = roadWith(spiral(1e5) + LANES);
    expect(road).toMatchObject({ length: 50, planView: [{ s: 0, x: 7 }] });
    expect(told).toEqual([
      'warning road 1: its geometry begins at s 100000; expected 0; its stations were counted from there',
    ]);
  });

  it('and would wind up on the way back to the start of its road costs the road', () => {
    const { road, told } = roadWith(spiral(1e4) + LANES, 'length="10050"');
    expect(road).toBeUndefined();
    expect(told).toContain('warning road 1: has elements that wind up where they are extended; the road was left out');
  });
});

describe('the range of a paramPoly3', () => {
  const curve = (coefficients: string, range: string) =>
    LINE.replace('<line/>', `<paramPoly3 aU="0" ${coefficients} cU="0" dU="0" aV="0" bV="0" cV="0" dV="0" ${range}/>`);

  it.each([
    ['bU="1"', '', false],
    ['bU="50"', '', true],
    ['bU="7"', '', true],
    ['bU="1"', 'pRange="normalized"', true],
    ['bU="50"', 'pRange="arcLength"', false],
  ])('with %s %s is what makes it as long as it says', (coefficients, range, normalized) => {
    expect(roadWith(curve(coefficients, range)).road.planView[0]).toMatchObject({ kind: 'paramPoly3', normalized });
  });
});

describe('lanes', () => {
  it('belong to the side of their id, wherever they stand', () => {
    const { road } = roadWith(`${LINE}<lanes>${section(0, lane(1, null, null) + lane(-1, null, null))}</lanes>`);
    expect(road.laneSections[0].left.map(({ id }) => id)).toEqual([1]);
    expect(road.laneSections[0].right.map(({ id }) => id)).toEqual([-1]);
  });

  it('with gaps in their ids get lanes of no width between them, and keep their ids', () => {
    const { road, told } = roadWith(`${LINE}<lanes>${section(0, lane(-1, null, null) + lane(-3, null, null))}</lanes>`);
    expect(road.laneSections[0].right.map(({ id, type }) => `${id} ${type}`)).toEqual([
      '-1 driving',
      '-2 none',
      '-3 driving',
    ]);
    expect(told).toHaveLength(1);
  });

  it('far beyond the others are left out', () => {
    const { road, told } = roadWith(
      `${LINE}<lanes>${section(0, lane(-1, null, null) + lane(-99, null, null))}</lanes>`,
    );
    expect(road.laneSections[0].right.map(({ id }) => id)).toEqual([-1]);
    expect(told.at(-1)).toContain('id is -99, after -1; the lane was left out');
  });

  it('of no width have none beside lanes with borders, too', () => {
    const bordered = '<lane id="-1" type="driving"><border sOffset="0" a="-3" b="0" c="0" d="0"/></lane>';
    const { road } = roadWith(`${LINE}<lanes>${section(0, `${bordered}<lane id="-2" type="driving"/>`)}</lanes>`);
    expect(road.laneSections[0].right.map(({ widths }) => widths.map(({ a }) => a))).toEqual([[3], []]);
  });

  it('are taken once each', () => {
    const { road, told } = roadWith(`${LINE}<lanes>${section(0, lane(-1, null, 1) + lane(-1, null, 2))}</lanes>`);
    expect(road.laneSections[0].right.map(({ successor }) => successor)).toEqual([1]);
    expect(told).toHaveLength(1);
  });

  it('of no width are no fault of the map', () => {
    const { road, told } = roadWith(`${LINE}<lanes>${section(0, '<lane id="-1" type="driving"/>')}</lanes>`);
    expect(road.laneSections[0].right[0].widths).toEqual([]);
    expect(told).toHaveLength(1);
  });

  it('are linked over sections without length', () => {
    const { road } = roadWith(`${LINE}<lanes>
      ${section(0, lane(-1, 7, -2))}
      ${section(20, lane(-1, null, -1) + lane(-2, -1, -1))}
      ${section(20, lane(-1, -2, 8))}</lanes>`);
    expect(road.laneSections.map(({ s, sEnd }) => [s, sEnd])).toEqual([
      [0, 20],
      [20, 50],
    ]);
    expect(road.laneSections.map(({ right: [first] }) => [first.predecessor, first.successor])).toEqual([
      [7, -1],
      [-1, 8],
    ]);
  });

  it('that are missing are none, and the road stays', () => {
    const { road, told } = roadWith(LINE);
    expect(road.laneSections).toHaveLength(1);
    expect(told).toEqual([
      'warning road 1: has no usable lane section; one without lanes was put in [road.lane_section.lane_sect_req]',
    ]);
  });
});

describe('what can be left out is', () => {
  it.each([
    [
      'a signal without a place',
      '<signals><signal id="1" s="x" t="0" zOffset="0" dynamic="no" orientation="+" type="206" subtype="-1"/></signals>',
      1,
    ],
    ['an object without a place', '<objects><object id="1" s="1" zOffset="0"/></objects>', 1],
    [
      'a colour that is none',
      '<lanes><laneSection s="0"><center><lane id="0"><roadMark sOffset="0" type="solid" color="pink"/></lane></center></laneSection></lanes>',
      1,
    ],
    ['a speed below zero', '<type s="0" type="town"><speed max="-5"/></type>', 1],
    [
      'an elevation that is no number',
      '<elevationProfile><elevation s="0" a="x" b="0" c="0" d="0"/></elevationProfile>',
      1,
    ],
  ])('%s', (_, content, warnings) => {
    const lanes = content.includes('<lanes>')
      ? ''
      : '<lanes><laneSection s="0"><center><lane id="0"/></center></laneSection></lanes>';
    const { road, told } = roadWith(LINE + content + lanes);
    expect(road).toBeDefined();
    expect(told.filter((line) => line.startsWith('warning'))).toHaveLength(warnings);
    expect(told).toHaveLength(warnings);
  });

  it('told once for each kind, with how often', () => {
    const marks = '<roadMark sOffset="0" type="wavy" color="white"/>'.repeat(9);
    const lanes = `<lanes><laneSection s="0"><center><lane id="0">${marks}</lane></center></laneSection></lanes>`;
    const { told } = roadWith(LINE + lanes);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/type is "wavy"; expected none, solid, .* \(9 times\)$/);
  });
});

describe('virtual connections', () => {
  it('without roads of their own are left out with a note', () => {
    const junction = `<junction id="9" type="virtual" mainRoad="1" sStart="1" sEnd="2"><connection id="0" type="virtual">
      <predecessor elementType="road" elementId="1" elementS="1" elementDir="+"/></connection></junction></OpenDRIVE>`;
    const { document, told } = reading(GOOD.replace('</OpenDRIVE>', junction));
    expect(document.junctions[0]).toMatchObject({ type: 'virtual', mainRoad: 0, connections: [] });
    expect(told.map((line) => line.split(' ')[0])).toEqual(['note']);
  });
});

describe('what is not read', () => {
  it('gets one note a kind', () => {
    const strange =
      '<userData code="x"/><userData code="y"/><x:thing a="1"/><x:thing a="2"/><surface><CRG/></surface><surface/>';
    const xml = GOOD.replace('<planView>', `${strange}<planView>`).replace('<header ', '<header colour="red" ');
    expect(reading(xml).told).toEqual([
      "note header: attribute colour of header is not one of OpenDRIVE's; it is ignored [xml.valid_schema]",
      'note userData: userData is ignored (2 times)',
      "note x:thing: x:thing in road is not one of OpenDRIVE's elements; it is ignored (2 times)",
      'note surface: surface of road is ignored',
    ]);
  });

  it('is what stands in another namespace, even under a known name', () => {
    const { document } = reading(GOOD.replace('<header ', '<x:road id="9" length="1"/><header '));
    expect(document.roads).toHaveLength(2);
  });
});

describe('what real files have', () => {
  it('is a prefix before every name', () => {
    const prefixed = GOOD.replaceAll('</', '</odr:').replace(/<(?=[a-zA-Z])/g, '<odr:');
    const { document, told } = reading(prefixed);
    expect(told).toEqual([]);
    expect(document).toEqual(reading(GOOD).document);
  });

  it.each(['4.0e+0', '+4', ' 4 ', '4.', '04', '.4E1'])('is a number like "%s"', (number) => {
    const { road, told } = roadWith(
      `${LINE}<lanes>${section(0, lane(-1, null, null)).replace('a="3"', `a="${number}"`)}</lanes>`,
    );
    expect(road.laneSections[0].right[0].widths[0].a).toBe(4);
    expect(told).toEqual([]);
  });

  it('is a projection in a CDATA section', () => {
    const reference = '<header><geoReference>\n<![CDATA[+proj=tmerc +lat_0=0 +units=m]]>\n</geoReference></header>';
    const { document } = reading(GOOD.replace(/<header.*\/>/, reference));
    expect(document.header.geoReference).toBe('+proj=tmerc +lat_0=0 +units=m');
  });
});
