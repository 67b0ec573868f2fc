import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { laneCentreOffset, laneHeight, lanesOfSide, laneWidth, sectionAt } from '../../src/map/lane-geometry.ts';
import { decodeXml } from '../../src/map/opendrive/decode-xml.ts';
import type { OpenDriveDocument } from '../../src/map/opendrive/document.ts';
import { readOpenDrive } from '../../src/map/opendrive/read-open-drive.ts';
import { roadPoint } from '../../src/map/road-geometry.ts';
import { hasMaterial, MATERIAL, materialFiles } from './material.ts';

/** Largest distance to the reference in the plan and in height, and of the lane's width [m]. */
const TOLERANCE = 0.01;
const WIDTH_TOLERANCE = 0.001;

/** Files of the material that are not OpenDRIVE, or not XML. */
const NO_MAPS = [
  'qc-opendrive/root_tag_is_opendrive/negative.xodr',
  'qc-opendrive/valid_xml_document/xml.valid_xml_document.negative.xodr',
];

interface Row {
  readonly road: string;
  readonly lane: number;
  readonly s: number;
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly width: number;
  /** Evaluators that lie within 1 cm of the reference: e is esmini, l is libOpenDRIVE. */
  readonly agree: string;
}

/** How many rows there are, how many are near, and which are not. */
interface Tally {
  rows: number;
  nearInHeight: number;
  readonly far: string[];
  readonly wide: string[];
}

describe.skipIf(!hasMaterial())('outside maps', () => {
  const tallies = new Map<string, Tally>();
  const unread: string[] = [];
  for (const file of materialFiles('xodr', '.xodr')) {
    const { document } = readOpenDrive(decodeXml(readFileSync(join(MATERIAL, 'xodr', file))));
    if (document === null) unread.push(file);
    else count(file, document, tallies);
  }
  for (const [agree, { rows, far, wide, nearInHeight }] of tallies) {
    console.log(
      `agreed by "${agree}": ${rows} rows, ${rows - far.length} near, ${nearInHeight} near in height, ${wide.length} widths off`,
    );
  }

  it('are all read, but for what is no OpenDRIVE', () => {
    expect(unread).toEqual(NO_MAPS);
  });

  it('have their lanes within 1 cm, and 1 mm of width, of what esmini and libOpenDRIVE agree on', () => {
    const { rows, far, wide, nearInHeight } = tallies.get('el')!;
    expect(far.slice(0, 20)).toEqual([]);
    expect(wide.slice(0, 20)).toEqual([]);
    expect(nearInHeight / rows).toBeGreaterThan(0.999);
    expect(rows).toBeGreaterThan(40_000);
  });

  /*
   * Where they do not agree, ours is with the reference in every row. "l": esmini takes the neighbouring section near a
   * section's ends, and turns a map by the header's offset. "e": libOpenDRIVE gives no number on a climbing road that is
   * superelevated, and takes p of a paramPoly3 as proportional to s. "": neither reads borders.
   */
  it.each(['e', 'l', ''])('have them within 1 cm of the reference where only "%s" agrees with it', (agree) => {
    const { rows, far, nearInHeight } = tallies.get(agree)!;
    expect(far).toEqual([]);
    expect(nearInHeight).toBe(rows);
    expect(rows).toBeGreaterThan(20);
  });
});

function count(file: string, document: OpenDriveDocument, tallies: Map<string, Tally>): void {
  const reference = join(MATERIAL, 'reference/lanes', `${file.slice(0, -5).replaceAll('/', '__')}.csv`);
  if (!existsSync(reference)) return;
  for (const row of rowsOf(readFileSync(reference, 'utf8'))) {
    const tally = tallies.get(row.agree) ?? { rows: 0, nearInHeight: 0, far: [], wide: [] };
    tallies.set(row.agree, tally);
    tally.rows++;
    const { distance, height, width } = distancesTo(document, row);
    const place = `${file} road ${row.road} lane ${row.lane} s ${row.s}`;
    if (!(distance <= TOLERANCE)) tally.far.push(`${place}: ${distance.toFixed(3)} m`);
    if (!(width <= WIDTH_TOLERANCE)) tally.wide.push(`${place}: ${width.toFixed(4)} m`);
    if (height <= TOLERANCE) tally.nearInHeight++;
  }
}

function rowsOf(csv: string): Row[] {
  const [header, ...lines] = csv.trim().split('\n');
  const names = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    const cell = (name: string) => cells[names.indexOf(name)];
    return {
      road: cell('road'),
      lane: Number(cell('lane')),
      s: Number(cell('s')),
      x: Number(cell('ref_x')),
      y: Number(cell('ref_y')),
      z: Number(cell('ref_z')),
      width: Number(cell('width')),
      agree: cell('agree'),
    };
  });
}

/** Stations are rounded to six digits in the reference, which matters where a plan view has gaps: the nearest counts. */
function distancesTo(document: OpenDriveDocument, row: Row): { distance: number; height: number; width: number } {
  const around = [row.s, row.s * (1 - 5e-6), row.s * (1 + 5e-6)].map((s) => laneCentre(document, { ...row, s }));
  // The reference gives lanes that have become negative a width above zero.
  const widths = around.map((place) => Math.abs(place.width));
  return {
    distance: Math.min(...around.map((place) => Math.hypot(place.x - row.x, place.y - row.y))),
    height: Math.min(...around.map((place) => Math.abs(place.z - row.z))),
    width: Math.max(0, Math.min(...widths) - row.width, row.width - Math.max(...widths)),
  };
}

function laneCentre(document: OpenDriveDocument, row: Row) {
  const road = document.roads.find((candidate) => candidate.id === row.road)!;
  const offset = { t: 0, slope: 0, bend: 0 };
  const section = road.laneSections[sectionAt(road, row.s)];
  laneCentreOffset(road, section, row.lane, row.s, offset);
  const place = { x: 0, y: 0, z: 0, heading: 0 };
  roadPoint(road, row.s, offset.t, place);
  const lane = lanesOfSide(section, row.lane)[Math.abs(row.lane) - 1];
  return { ...place, z: place.z + laneHeight(lane, row.s, 0.5), width: laneWidth(lane, row.s) };
}
