/** What varies in the maps of `straightRoads`. */
export interface SmallMap {
  readonly rule: 'RHT' | 'LHT';
  /** Driving lanes per side. */
  readonly lanes: number;
  /** Lane sections per road. */
  readonly sections?: number;
  /** Road 2 runs towards road 1 instead of away from it. */
  readonly reversed?: boolean;
  /** Between the two roads [m]. */
  readonly gap?: number;
  /** Of road 1 [1/m]; without it, it is straight. */
  readonly curvature?: number;
  /** Growth of the lanes' width along road 1. */
  readonly widening?: number;
}

/** Road 1 from (0, 0) to (50, 0), and where road 1 is straight, road 2 from there to (100, 0) or back. */
export function straightRoads(small: SmallMap): string {
  const { reversed = false, gap = 0, curvature } = small;
  const far = 100 + gap;
  const shape = curvature === undefined ? '<line/>' : `<arc curvature="${curvature}"/>`;
  const contact = reversed ? 'end' : 'start';
  const first = road(
    small,
    1,
    `x="0" y="0" hdg="0"`,
    shape,
    `<successor elementType="road" elementId="2" contactPoint="${contact}"/>`,
  );
  if (curvature !== undefined) return file(road(small, 1, `x="0" y="0" hdg="0"`, shape, ''));
  const place = reversed ? `x="${far}" y="0" hdg="${Math.PI}"` : `x="${50 + gap}" y="0" hdg="0"`;
  const link = `<${reversed ? 'successor' : 'predecessor'} elementType="road" elementId="1" contactPoint="end"/>`;
  return file(first + road(small, 2, place, '<line/>', link));
}

function file(roads: string): string {
  return `<?xml version="1.0"?>\n<OpenDRIVE>\n<header revMajor="1" revMinor="8"/>\n${roads}</OpenDRIVE>\n`;
}

function road(small: SmallMap, id: number, place: string, shape: string, link: string): string {
  const { rule, sections = 1 } = small;
  const parts = Array.from({ length: sections }, (_, i) => section(small, id, i, sections));
  return `<road id="${id}" length="50" junction="-1" rule="${rule}">
<link>${link}</link>
<planView><geometry s="0" ${place} length="50">${shape}</geometry></planView>
<lanes>
${parts.join('\n')}
</lanes>
</road>
`;
}

function section(small: SmallMap, id: number, index: number, sections: number): string {
  const { lanes, reversed = false, widening = 0, curvature } = small;
  const ids = Array.from({ length: lanes }, (_, i) => i + 1);
  const hasPredecessor = index > 0 || (id === 2 && !reversed);
  const hasSuccessor = index < sections - 1 || (id === 1 && curvature === undefined) || (id === 2 && reversed);
  const across = (next: boolean, lane: number) => (reversed && next && index === sections - 1 ? -lane : lane);
  const lane = (laneId: number) =>
    `<lane id="${laneId}" type="driving"><link>${
      hasPredecessor ? `<predecessor id="${laneId}"/>` : ''
    }${hasSuccessor ? `<successor id="${across(true, laneId)}"/>` : ''}</link><width sOffset="0" a="3.5" b="${
      id === 1 ? widening : 0
    }" c="0" d="0"/></lane>`;
  return `<laneSection s="${(50 / sections) * index}">
<left>${ids.map(lane).reverse().join('')}</left>
<center><lane id="0" type="none"/></center>
<right>${ids.map((laneId) => lane(-laneId)).join('')}</right>
</laneSection>`;
}

/** Road 1 along x through the origin on the ground, road 2 along y over it at `height`. */
export function bridgeOverRoad(height: number): string {
  const crossing = (id: number, place: string, z: number) => `<road id="${id}" length="50" junction="-1">
<planView><geometry s="0" ${place} length="50"><line/></geometry></planView>
<elevationProfile><elevation s="0" a="${z}" b="0" c="0" d="0"/></elevationProfile>
<lanes><laneSection s="0"><center><lane id="0" type="none"/></center>
<right><lane id="-1" type="driving"><width sOffset="0" a="3.5" b="0" c="0" d="0"/></lane></right></laneSection></lanes>
</road>
`;
  return file(crossing(1, 'x="-25" y="0" hdg="0"', 0) + crossing(2, `x="-1" y="-25" hdg="${Math.PI / 2}"`, height));
}

/** A straight road along x that climbs, rolled to the right by `roll` [rad]. */
export function rolledRoad(grade: number, roll: number): string {
  return file(`<road id="1" length="50" junction="-1">
<planView><geometry s="0" x="0" y="0" hdg="0" length="50"><line/></geometry></planView>
<elevationProfile><elevation s="0" a="0" b="${grade}" c="0" d="0"/></elevationProfile>
<lateralProfile><superelevation s="0" a="${roll}" b="0" c="0" d="0"/></lateralProfile>
<lanes><laneSection s="0"><center><lane id="0" type="none"/></center>
<right><lane id="-1" type="driving"><width sOffset="0" a="4" b="0" c="0" d="0"/></lane></right></laneSection></lanes>
</road>
`);
}
