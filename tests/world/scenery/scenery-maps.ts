import { loadRoadMap } from '../../../src/map/load-road-map.ts';
import type { RoadMap } from '../../../src/map/road-map.ts';

/** A lane of a road that is written for a test. */
export interface WrittenLane {
  readonly type: string;
  readonly width: number;
  /** Attributes of its outer marking. */
  readonly mark?: string;
  /** Inside of its outer marking. */
  readonly lines?: string;
}

/** A road that is written for a test; what is left out is straight, level and plain. */
export interface WrittenRoad {
  readonly id: number;
  readonly x?: number;
  readonly y?: number;
  readonly hdg?: number;
  readonly length?: number;
  readonly type?: string;
  readonly elevation?: string;
  readonly lateral?: string;
  /** Inside of <lanes>, instead of one section of the lanes below. */
  readonly lanes?: string;
  readonly left?: readonly WrittenLane[];
  readonly centreMark?: string;
  readonly right?: readonly WrittenLane[];
  /** <objects>, <bridges> and the like. */
  readonly more?: string;
}

/** The map of some roads that have nothing to do with each other. */
export function mapOf(...roads: readonly WrittenRoad[]): RoadMap {
  const xml = `<?xml version="1.0"?>\n<OpenDRIVE>\n<header revMajor="1" revMinor="8"/>\n${roads.map(written).join('')}</OpenDRIVE>\n`;
  const { map, problems } = loadRoadMap(xml, 'written');
  if (map === null) throw new Error(problems.map(({ message }) => message).join('\n'));
  return map;
}

/** One <laneSection>. */
export function section(s: number, { left = [], right = [], centreMark }: Partial<WrittenRoad>): string {
  const centre = `<center><lane id="0" type="none" level="false">${markOf(centreMark)}</lane></center>`;
  return `<laneSection s="${s}">${side('left', left)}${centre}${side('right', right)}</laneSection>`;
}

function side(name: 'left' | 'right', lanes: readonly WrittenLane[]): string {
  const sign = name === 'left' ? 1 : -1;
  const inside = lanes.map(
    ({ type, width, mark, lines }, i) =>
      `<lane id="${sign * (i + 1)}" type="${type}" level="false"><width sOffset="0" a="${width}" b="0" c="0" d="0"/>${markOf(mark, lines)}</lane>`,
  );
  return lanes.length === 0 ? '' : `<${name}>${inside.join('')}</${name}>`;
}

function markOf(mark: string | undefined, lines = ''): string {
  return mark === undefined ? '' : `<roadMark sOffset="0" ${mark}>${lines}</roadMark>`;
}

function written(road: WrittenRoad): string {
  const { id, x = 0, y = 0, hdg = 0, length = 100, type, elevation = '', lateral = '', more = '' } = road;
  return `<road id="${id}" length="${length}" junction="-1">
${type === undefined ? '' : `<type s="0" type="${type}"/>`}
<planView><geometry s="0" x="${x}" y="${y}" hdg="${hdg}" length="${length}"><line/></geometry></planView>
<elevationProfile>${elevation}</elevationProfile><lateralProfile>${lateral}</lateralProfile>
<lanes>${road.lanes ?? section(0, road)}</lanes>
${more}
</road>
`;
}
