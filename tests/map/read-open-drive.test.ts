import { describe, expect, it } from 'vitest';
import { loadRoadMap } from '../../src/map/load-road-map.ts';
import { readOpenDrive } from '../../src/map/opendrive/read-open-drive.ts';
import { roadFile } from './road-files.ts';
import { straightRoads } from './small-maps.ts';

/** "line severity path: message" of everything that is wrong with a file. */
function problemsOf(xml: string): string[] {
  return readOpenDrive(xml).problems.map(
    ({ line, severity, path, message }) => `${line} ${severity} ${path}: ${message}`,
  );
}

const BROKEN = `<?xml version="1.0"?>
<OpenDRIVE>
<header revMajor="1" revMinor="8"/>
<road id="1" length="50" junction="-1">
<link><successor elementType="road" elementId="99" contactPoint="start"/></link>
<planView>
<geometry s="0" x="zero" y="NaN" hdg="0" length="50"><line/></geometry>
<geometry s="50" x="50" y="0" hdg="0" length="10"><helix/></geometry>
</planView>
<lanes><laneSection s="0"><center><lane id="0"/></center><right>
<lane id="-1" type="driving"><width sOffset="0" a="3.5" b="0" c="0"/></lane>
<lane id="-3" type="driving"><width sOffset="0" a="3.5" b="0" c="0" d="0"/></lane>
</right></laneSection></lanes>
</road>
<road id="1" length="1e308" junction="7">
<lanes/>
</road>
</OpenDRIVE>
`;

describe('a broken file', () => {
  it('tells every problem at once, each with its line', () => {
    expect(problemsOf(BROKEN)).toEqual([
      '2 error : has no usable road',
      '4 warning road 1: has no usable geometry; the road was left out',
      '5 warning road 1/link/successor: road "99" is not in the file, or was left out; the link leads nowhere [ids.only_ref_defined_ids]',
      '7 warning road 1/planView/geometry[0]: x is "zero"; expected a number between -1e9 and 1e9; the element can not be placed [xml.valid_schema]',
      '7 warning road 1/planView/geometry[0]: y is "NaN"; expected a number between -1e9 and 1e9; the element can not be placed [xml.valid_schema]',
      "8 warning geometry/helix: helix in geometry is not one of OpenDRIVE's elements; expected line, spiral, arc, poly3, paramPoly3; it is ignored [xml.valid_schema]",
      '8 warning road 1/planView/geometry[1]: found helix; expected line, arc, spiral, poly3 or paramPoly3',
      '10 warning road 1/lanes/laneSection[0]: lane ids go -1, -3; expected one of each from -1 on; lanes of no width were put in between [road.lane.lane_order_no_gaps]',
      '11 warning road 1/lanes/laneSection[0]/right/lane -1/width[0]: attribute d is missing; expected a number; 0 was taken [xml.valid_schema]',
      '15 warning road 1: length is "1e308"; expected a number between -1e9 and 1e9; that of its geometry was taken [xml.valid_schema]',
      '15 warning road 1: planView is missing; a road without geometry can not be placed [road.geometry.refline_exists]',
      '15 warning road 1: has no usable geometry; the road was left out',
      '15 warning road 1: has no usable lane section; one without lanes was put in [road.lane_section.lane_sect_req]',
      '15 error road 1: its id is taken already; expected ids that differ [ids.id_unique_in_class]',
      '15 warning road 1: junction "7" is not in the file; the road was taken as one outside junctions [ids.only_ref_defined_ids]',
    ]);
  });

  it('gives no map', () => {
    const { map, problems } = loadRoadMap(BROKEN, 'broken');
    expect(map).toBeNull();
    expect(problems).toHaveLength(15);
  });

  it('counts lines of tags that are broken over lines', () => {
    const xml = '<OpenDRIVE>\n<header revMajor="1" revMinor="4"/>\n<road\n  id="1"\n  length="x"\n/>\n</OpenDRIVE>';
    expect(readOpenDrive(xml).problems.map((problem) => problem.line)).toEqual([1, 3, 3, 3, 3, 3]);
  });
});

const EVERY_ROAD = roadFile([{ id: '1', length: 10 }]).replace(/^<\?xml.*\n/, '');

describe('what is not XML, or not OpenDRIVE', () => {
  it('says line and column of the first breach', () => {
    const [problem] = readOpenDrive('<OpenDRIVE>\n  <road id=1/>\n</OpenDRIVE>').problems;
    expect(problem.line).toBe(2);
    expect(problem.message).toMatch(/^column \d+: .*quot/);
  });

  it.each([
    ['nothing', ''],
    ['text', 'hello'],
    ['JSON', '{"roads": []}'],
    ['an open end', '<OpenDRIVE><road>'],
    ['another root', '<OpenSCENARIO/>'],
    ['no road', '<OpenDRIVE><header/></OpenDRIVE>'],
  ])('refuses %s', (_, xml) => {
    const { document, problems } = readOpenDrive(xml);
    expect(document).toBeNull();
    expect(problems.some((problem) => problem.severity === 'error')).toBe(true);
  });

  it('passes over a document type that only names something, and does not fetch it', () => {
    for (const type of [
      'OpenDRIVE',
      'OpenDRIVE SYSTEM "http://localhost/[a].dtd"',
      "OpenDRIVE PUBLIC '-//X//Y' 'z.dtd'",
    ]) {
      const { document, problems } = readOpenDrive(`<?xml version="1.0"?>\n<!DOCTYPE ${type}>\n${EVERY_ROAD}`);
      expect(document?.roads).toHaveLength(1);
      expect(problems.map(({ severity, line }) => ({ severity, line }))).toEqual([{ severity: 'note', line: 2 }]);
    }
    const { document, problems } = readOpenDrive(
      `<!DOCTYPE OpenDRIVE SYSTEM "z.dtd">\n${EVERY_ROAD.replace('revMajor', 'name="&secret;" revMajor')}`,
    );
    expect(document).toBeNull();
    expect(problems.find(({ severity }) => severity === 'error')?.message).toContain('entity');
  });

  it('refuses document types that declare things, and expands no entity', () => {
    const bomb = `<!DOCTYPE OpenDRIVE [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>\n<OpenDRIVE><header name="&b;"/></OpenDRIVE>`;
    const { document, problems } = readOpenDrive(bomb);
    expect(document).toBeNull();
    expect(problems[0].message).toContain('(<!DOCTYPE ... [...]>) is not allowed');
  });

  it.each([
    ['a picture', '\ufffdPNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR<\u0002', 'begins with "\ufffdPNG'],
    ['a letter', 'Dear reader,\nthe map is in the <b>other</b> file.', 'begins with "Dear reader,"'],
    ['nothing', ' \n', 'the file is empty'],
  ])('says once of %s that it is no map', (_, text, found) => {
    const { document, problems } = readOpenDrive(text);
    expect(document).toBeNull();
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ severity: 'error', line: 1 });
    expect(problems[0].message).toContain(found);
    expect(problems[0].message).toContain('expected an OpenDRIVE file');
  });

  it('refuses elements nested without end', () => {
    const deep = `<OpenDRIVE>${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}</OpenDRIVE>`;
    expect(readOpenDrive(deep).document).toBeNull();
  });
});

describe('what real files have', () => {
  const good = straightRoads({ rule: 'RHT', lanes: 1 });

  it.each([
    ['a comment before the XML declaration', `<!-- made by\nhand -->\n${good}`, 1],
    ['a byte order mark', `\ufeff${good}`, 0],
    ['windows line ends', good.replaceAll('\n', '\r\n'), 0],
    [
      'a namespace',
      good.replace('<OpenDRIVE>', '<OpenDRIVE xmlns="http://code.asam.net/simulation/standard/opendrive_schema">'),
      0,
    ],
    ['numbers like 4.0e+00', good.replaceAll('"3.5"', '"3.50000e+00"'), 0],
    ['user data', good.replace('<planView>', '<userData code="x" value="y"/><planView>'), 0],
    ['a road a little longer than its geometry', good.replace('length="50" junction', 'length="50.3" junction'), 1],
  ])('reads %s', (_, xml, warnings) => {
    const { document, problems } = readOpenDrive(xml);
    expect(document?.roads).toHaveLength(2);
    expect(problems.filter((problem) => problem.severity === 'warning')).toHaveLength(warnings);
    expect(problems.filter((problem) => problem.severity === 'error')).toEqual([]);
  });

  it('leaves the map usable where only an object is wrong', () => {
    const object =
      '<objects><object id="1" type="pole" orientation="none" s="10" zOffset="0" t="-3.7+1.8i"/></objects>';
    const { document, problems } = readOpenDrive(good.replace('</lanes>', `</lanes>${object}`));
    expect(document).not.toBeNull();
    expect(problems.map(({ severity, path }) => `${severity} ${path}`)).toEqual(['warning road 1/objects/object 1']);
  });

  it('takes the linked road of a direct junction for the connecting one', () => {
    const junction = `<junction id="9" type="direct"><connection id="0" incomingRoad="1" linkedRoad="2" contactPoint="start">
      <laneLink from="-1" to="-1"/></connection></junction></OpenDRIVE>`;
    const { document, problems } = readOpenDrive(good.replace('</OpenDRIVE>', junction));
    expect(problems).toEqual([]);
    expect(document!.junctions[0].connections).toEqual([
      {
        id: '0',
        type: 'default',
        incomingRoad: 0,
        connectingRoad: 1,
        contact: 'start',
        laneLinks: [{ from: -1, to: -1 }],
        line: expect.any(Number),
      },
    ]);
  });

  it('reads speed in its unit', () => {
    const limit = (speed: string) => {
      const xml = good.replace('<planView>', `<type s="0" type="town">${speed}</type><planView>`);
      return readOpenDrive(xml).document!.roads[0].speeds[0]?.max;
    };
    expect(limit('<speed max="50" unit="km/h"/>')).toBe(50 / 3.6);
    expect(limit('<speed max="30" unit="mph"/>')).toBeCloseTo(13.4112, 9);
    expect(limit('<speed max="10"/>')).toBe(10);
    expect(limit('<speed max="no limit"/>')).toBeCloseTo(36.1111, 3);
    expect(limit('<speed max="undefined"/>')).toBeUndefined();
  });
});
