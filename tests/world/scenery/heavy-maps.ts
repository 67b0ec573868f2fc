/** OpenDRIVE files of few lines, or of many plain ones, that ask for much scenery; all are valid. */

const HEAD = '<?xml version="1.0"?>\n<OpenDRIVE>\n<header revMajor="1" revMinor="8"/>\n';

/** One level road that is straight for `metres`. */
export function straightRoad(metres: number): string {
  return mapXml([roadXml(1, line(0, 0, 0, metres), metres)]);
}

/** A grid of `count` by `count` roads of `metres` each that cross without junctions. */
export function crossingRoads(count: number, metres: number): string {
  const gap = metres / count;
  const roads: string[] = [];
  for (let k = 0; k < count; k++) {
    roads.push(roadXml(roads.length, line(0, (k + 0.5) * gap, 0, metres), metres));
    roads.push(roadXml(roads.length, line((k + 0.5) * gap, 0, Math.PI / 2, metres), metres));
  }
  return mapXml(roads);
}

/** A road of `metres` whose lane changes its height `count` times. */
export function laneHeights(count: number, metres: number): string {
  const heights = Array.from(
    { length: count },
    (_, k) =>
      `<height sOffset="${((k * metres) / count).toFixed(4)}" inner="${(k % 2) * 0.02}" outer="${(k % 2) * 0.02}"/>`,
  );
  return mapXml([roadXml(1, line(0, 0, 0, metres), metres, heights.join(''))]);
}

/** `count` roads that each wind into themselves: clothoids of `metres` that end at a curvature of 1 / `radius`. */
export function tightSpirals(count: number, metres: number, radius: number): string {
  const roads = Array.from({ length: count }, (_, k) => {
    const spiral = `<geometry s="0" x="${(k % 10) * 400}" y="${Math.floor(k / 10) * 400}" hdg="0" length="${metres}"><spiral curvStart="0" curvEnd="${1 / radius}"/></geometry>`;
    return roadXml(k, spiral, metres);
  });
  return mapXml(roads);
}

/** `count` junctions of one connecting road, one behind the other. */
export function manyJunctions(count: number): string {
  const roads: string[] = [];
  const junctions: string[] = [];
  for (let k = 0; k < count; k++) {
    const [x, y] = [(k % 60) * 60, Math.floor(k / 60) * 60];
    const id = 2 * k;
    roads.push(roadXml(id, line(x, y, 0, 20), 20, '', `<successor elementType="junction" elementId="${k}"/>`));
    roads.push(
      roadXml(
        id + 1,
        line(x + 20, y, 0, 10),
        10,
        '',
        `<predecessor elementType="road" elementId="${id}" contactPoint="end"/>`,
        k,
      ),
    );
    junctions.push(
      `<junction id="${k}"><connection id="0" incomingRoad="${id}" connectingRoad="${id + 1}" contactPoint="start"><laneLink from="-1" to="-1"/></connection></junction>`,
    );
  }
  return mapXml([...roads, ...junctions]);
}

function mapXml(parts: readonly string[]): string {
  return `${HEAD}${parts.join('\n')}\n</OpenDRIVE>\n`;
}

function line(x: number, y: number, heading: number, length: number): string {
  return `<geometry s="0" x="${x}" y="${y}" hdg="${heading}" length="${length}"><line/></geometry>`;
}

function roadXml(id: number, geometry: string, length: number, heights = '', link = '', junction = -1): string {
  const lane = (lane: number) =>
    `<lane id="${lane}" type="driving"><width sOffset="0" a="3.5" b="0" c="0" d="0"/><roadMark sOffset="0" type="solid" color="white" width="0.12"/>${heights}</lane>`;
  return `<road id="${id}" length="${length}" junction="${junction}"><link>${link}</link><planView>${geometry}</planView><lanes><laneSection s="0"><left>${lane(1)}</left><center><lane id="0" type="none"><roadMark sOffset="0" type="broken" color="white" width="0.12"/></lane></center><right>${lane(-1)}</right></laneSection></lanes></road>`;
}

/** `count` roads of `metres` that lie in one place. */
export function stackedRoads(count: number, metres: number): string {
  return mapXml(Array.from({ length: count }, (_, k) => roadXml(k, line(0, 0, 0, metres), metres)));
}
