import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadRoadMap } from '../../src/map/load-road-map.ts';
import { drivingLane, linkXml, roadFile } from './road-files.ts';

const GOOD = roadFile(
  [
    {
      id: '1',
      length: 50,
      link: linkXml(null, 'road 2 start'),
      types: '<type s="0" type="town"><speed max="50" unit="km/h"/></type>',
      records: '<elevationProfile><elevation s="0" a="0" b="0" c="0" d="0"/></elevationProfile>',
      right: drivingLane(
        -1,
        '<roadMark sOffset="0" type="solid" weight="standard" color="white" width="0.1"/><access sOffset="0" rule="allow" restriction="bus"/><height sOffset="0" inner="0" outer="0"/>',
      ),
      after: `<objects><object id="1" type="barrier" s="1" t="-5" zOffset="0" orientation="none" dynamic="no" length="1" width="1" height="1"/>
<bridge id="2" s="0" length="5" type="concrete"/></objects>
<signals><signal id="3" s="1" t="-5" dynamic="no" orientation="+" zOffset="2" country="DE" type="206" subtype="-1"/>
<signalReference id="3" s="2" t="-5" orientation="+"/></signals>`,
    },
    { id: '2', length: 50, x: 50, link: linkXml('road 1 end', null) },
  ],
  '<controller id="1" name="c"><control signalId="3" type=""/></controller>',
);

function told(xml: string) {
  return loadRoadMap(xml, 'schema').problems;
}

/** The problems of a file that was changed in one place, and the line of that place. */
function spoilt(from: string, to: string) {
  expect(GOOD).toContain(from);
  const line = GOOD.slice(0, GOOD.indexOf(from)).split('\n').length;
  return { line, problems: told(GOOD.replace(from, to)) };
}

describe('the schema', () => {
  it('has no word on a good file', () => {
    expect(told(GOOD)).toEqual([]);
  });

  it.each(['first-town', 'motorway', 'country-road', 'grid-city', 'parking-lot', 'left-hand-village', 'oval'])(
    'has no word on %s',
    (name) => {
      const xml = readFileSync(new URL(`../../scenes/maps/${name}.xodr`, import.meta.url), 'utf8');
      expect(told(xml).filter(({ message }) => message.includes('schema'))).toEqual([]);
    },
  );

  it.each([
    [
      'a lane without a type',
      'id="-1" type="driving"',
      'id="-1"',
      'warning',
      /type is missing; expected one of none, driv/,
    ],
    [
      'a lane of no known type',
      '"-1" type="driving"',
      '"-1" type="flying"',
      'warning',
      /"flying"; expected one of none, d/,
    ],
    [
      'a level that is no boolean',
      '"-1" type="driving"',
      '"-1" type="driving" level="2"',
      'warning',
      /level is "2"; expected/,
    ],
    [
      'a road type of no revision',
      'type="town"',
      'type="city"',
      'warning',
      /type is "city"; expected one of unknown, rural/,
    ],
    ['a road without a junction', 'junction="-1"', '', 'note', /attribute junction is missing/],
    ['a link without an element type', 'elementType="road" ', '', 'warning', /attribute elementType is missing/],
    ['a mark without a type', 'type="solid" ', '', 'warning', /attribute type is missing/],
    [
      'access for nobody known',
      'restriction="bus"',
      'restriction="ufo"',
      'warning',
      /"ufo"; expected one of simulator/,
    ],
    ['a height without its borders', ' inner="0" outer="0"', '', 'warning', /attribute inner, outer is missing/],
    ['an object without id', '<object id="1"', '<object', 'warning', /attribute id is missing/],
    ['an object of no known type', 'type="barrier"', 'type="whale"', 'warning', /"whale"; expected one of none, obst/],
    [
      'an object neither static nor dynamic',
      'dynamic="no" length',
      'dynamic="maybe" length',
      'warning',
      /"maybe"; expected one of yes/,
    ],
    [
      'a bridge of no known type',
      'type="concrete"',
      'type="paper"',
      'warning',
      /"paper"; expected one of concrete, steel/,
    ],
    ['a signal without a subtype', ' subtype="-1"', '', 'warning', /attribute subtype is missing/],
    [
      'a reference without a direction',
      't="-5" orientation="+"/></signals>',
      't="-5"/></signals>',
      'warning',
      /orientation is missing/,
    ],
    ['a controller without id', '<controller id="1"', '<controller', 'warning', /attribute id is missing/],
    ['a number that is none', 'a="3.5"', 'a="wide"', 'warning', /a is "wide"; expected a number/],
    [
      'a coefficient that is missing',
      ' c="0" d="0"/></elevationProfile>',
      ' c="0"/></elevationProfile>',
      'warning',
      /attribute d is missing; expected a number/,
    ],
    [
      'an id that is no integer',
      '<predecessor id="-1"/>',
      '<predecessor id="one"/>',
      'warning',
      /id is "one"; expected an integer/,
    ],
    ['bounds that are no number', '<header ', '<header north="far" ', 'warning', /north is "far"; expected a number/],
    ['a mark without a colour', ' color="white"', '', 'note', /attribute color is missing/],
    ['a value that an enumeration lacks', 'type="solid"', 'type="dashed"', 'warning', /type is "dashed"; expected/],
    [
      'an element of nobody',
      '<objects>',
      '<objects><house/>',
      'warning',
      /house in objects .*; expected object, objectReference, tunnel, bridge;/,
    ],
    [
      'a lane outside of left and right',
      '<center>',
      '<lane id="3" type="driving"/><center>',
      'warning',
      /lane in laneSection .*; expected left, center, right;/,
    ],
  ])('tells of %s with line, path and what was expected', (_, from, to, severity, message) => {
    const { line, problems } = spoilt(from, to);
    const found = problems.find((problem) => message.test(problem.message));
    expect(found, problems.map((problem) => problem.message).join('\n')).toMatchObject({ line, severity });
    expect(found?.message).toContain('[xml.valid_schema]');
    expect(found?.path).not.toBe('');
  });

  it.each([
    ['planView', /<planView>.*<\/planView>/],
    ['lanes', /<lanes>[\s\S]*?<\/lanes>/],
    ['right', /<right>.*<\/right>/],
  ])('tells of a second %s', (name, pattern) => {
    const xml = GOOD.replace(pattern, (text) => text + text);
    expect(told(xml).map((problem) => problem.message)).toContainEqual(
      `${name} is there 2 times; expected once; the first one was taken [xml.valid_schema]`,
    );
  });

  it('does not blame files of older revisions for what is new', () => {
    const old = GOOD.replace('revMinor="8"', 'revMinor="4"').replace('type="barrier"', 'type="guide-post"');
    expect(told(old)).toEqual([]);
  });

  it('leaves other namespaces, user data and newer revisions alone', () => {
    const foreign = GOOD.replace('<objects>', '<objects><x:house xmlns:x="urn:x"/><userData code="a" value="b"/>');
    expect(told(foreign).every(({ severity }) => severity === 'note')).toBe(true);
    const newer = GOOD.replace('revMinor="8"', 'revMinor="9"').replace('<objects>', '<objects><house/>');
    expect(told(newer).every(({ severity }) => severity === 'note')).toBe(true);
  });

  it('writes values that differ in case or blanks as those they mean', () => {
    expect(
      told(GOOD.replace('type="town"', 'type="Town"').replace('restriction="bus"', 'restriction="autonomous traffic"')),
    ).toEqual([]);
  });
});
