import { describe, expect, test } from 'vitest';
import { hashOf } from '../../../src/core/hash.ts';
import { SEMANTIC } from '../../../src/core/semantic-class.ts';
import { loadRoadMap } from '../../../src/map/load-road-map.ts';
import { buildScenery } from '../../../src/world/scenery/build-scenery.ts';
import type { Mesh, Scenery } from '../../../src/world/scenery/mesh.ts';
import { MeshBuilder } from '../../../src/world/scenery/mesh-builder.ts';
import { addOutline } from '../../../src/world/scenery/objects/outline-mesh.ts';

/** A straight road along x with one lane on either side, dressed with these objects and signals. */
function sceneryWith(objects: string, signals = ''): Scenery {
  const lane = (id: number) => `<lane id="${id}" type="driving"><width sOffset="0" a="3.5" b="0" c="0" d="0"/></lane>`;
  const { map, problems } = loadRoadMap(
    `<OpenDRIVE><header revMajor="1" revMinor="7"/><road id="1" length="200" junction="-1"><type s="0" type="town"/>
    <planView><geometry s="0" x="0" y="0" hdg="0" length="200"><line/></geometry></planView>
    <lanes><laneSection s="0"><left>${lane(1)}</left><center><lane id="0" type="none"/></center><right>${lane(-1)}</right></laneSection></lanes>
    <objects>${objects}</objects><signals>${signals}</signals></road></OpenDRIVE>`,
    'objects',
  );
  if (map === null) throw new Error(JSON.stringify(problems));
  return buildScenery(map, 1);
}

const bare = sceneryWith('');

/** Triangles of the meshes that the bare road does not have: their middle, class, colour and normal. */
function added(scenery: Scenery): { x: number; y: number; z: number; semantic: number; normal: number[] }[] {
  const known = new Set(bare.chunks.flatMap(facesOf).map(({ key }) => key));
  return scenery.chunks.flatMap(facesOf).filter(({ key }) => !known.has(key));
}

function facesOf({ positions, indices, semantic, colors, normals }: Mesh) {
  return Array.from(semantic, (id, k) => {
    const [x, y, z] = [0, 1, 2].map(
      (axis) => [0, 1, 2].reduce((sum, i) => sum + positions[3 * indices[3 * k + i] + axis], 0) / 3,
    );
    const normal = [...normals.subarray(3 * k, 3 * k + 3)];
    return { x, y, z, semantic: id, normal, key: `${x} ${y} ${z} ${id} ${colors.subarray(3 * k, 3 * k + 3)}` };
  });
}

describe('repeats', () => {
  test('with gaps: as many as fit, as far apart as the file says, sizes linear between the ends', () => {
    const { solids } = sceneryWith(
      `<object id="1" type="pole" s="10" t="-8" zOffset="0" height="2" width="0.2" length="0.2">
      <repeat s="10" length="100" distance="20" tStart="-8" tEnd="-13" widthStart="0.2" widthEnd="0.4" heightStart="2" heightEnd="3" zOffsetStart="0" zOffsetEnd="0"/></object>`,
    );
    const own = solids.filter(({ z }) => z !== undefined);
    expect(own.map(({ x }) => Math.round(x * 1e6) / 1e6)).toEqual([10, 30, 50, 70, 90, 110]);
    expect(own.map(({ y }) => Math.round(y * 1e6) / 1e6)).toEqual([-8, -9, -10, -11, -12, -13]);
    expect(own.map(({ width }) => Math.round(width * 1e6) / 1e6)).toEqual([0.2, 0.24, 0.28, 0.32, 0.36, 0.4]);
  });

  test('by the million: no more than a scenery can hold', () => {
    const one = `<object id="1" type="pole" s="0" t="-8" zOffset="0" height="2" width="0.2" length="0.2">
      <repeat s="0" length="200" distance="0.01" tStart="-8" tEnd="-9"/></object>`;
    const poles = sceneryWith(one.repeat(5)).solids.filter(({ z }) => z !== undefined).length;
    expect(poles).toBeGreaterThanOrEqual(20_000);
    expect(poles).toBeLessThan(30_000);
  });

  test('without gaps: one body from end to end', () => {
    const wall = sceneryWith(
      `<object id="1" type="barrier" subtype="wall" s="0" t="6" zOffset="0">
      <repeat s="20" length="60" distance="0" tStart="6" tEnd="6" widthStart="0.4" widthEnd="0.4" heightStart="1" heightEnd="2" zOffsetStart="0" zOffsetEnd="0"/></object>`,
    );
    const own = added(wall).filter(({ semantic, y }) => semantic === SEMANTIC.wall && Math.abs(y - 6) < 0.3);
    const tops = own.filter(({ normal }) => normal[2] > 0.9);
    expect(Math.min(...own.map(({ x }) => x))).toBeGreaterThanOrEqual(19.99);
    expect(Math.max(...own.map(({ x }) => x))).toBeLessThanOrEqual(80.01);
    for (const { x, z, y } of tops) {
      expect(y).toBeGreaterThan(5.79);
      expect(y).toBeLessThan(6.21);
      expect(z).toBeCloseTo(1 + (x - 20) / 60, 2);
    }
    const solids = wall.solids.filter(({ z }) => z !== undefined);
    expect(solids.reduce((sum, { length }) => sum + length, 0)).toBeCloseTo(60, 6);
    expect(solids.every(({ y, width }) => Math.abs(y - 6) < 1e-6 && width === 0.4)).toBe(true);
  });
});

describe('outlines', () => {
  test('a concave roof has the area of its polygon, and walls all around', () => {
    const corners = [
      [0, 0],
      [8, 0],
      [8, 3],
      [3, 3],
      [3, 7],
      [0, 7],
    ].map(([x, y]) => ({ x, y, z: 0, top: 4 }));
    const finish = { color: [1, 1, 1] as const, material: 0, semantic: SEMANTIC.building };
    for (const own of [corners, [...corners].reverse()]) {
      const builder = new MeshBuilder();
      addOutline(builder, own, true, 0.5, finish, finish, null);
      const { positions, indices, normals } = builder.build();
      let roof = 0;
      let walls = 0;
      for (let k = 0; k < normals.length / 3; k++) {
        const [a, b, c] = [0, 1, 2].map((i) => positions.subarray(3 * indices[3 * k + i], 3 * indices[3 * k + i] + 3));
        const [u, v] = [b, c].map((p) => [p[0] - a[0], p[1] - a[1], p[2] - a[2]]);
        const area = Math.hypot(u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]) / 2;
        if (normals[3 * k + 2] > 0.9) roof += area;
        else walls += area;
      }
      expect(roof).toBeCloseTo(8 * 3 + 3 * 4, 4);
      expect(walls).toBeCloseTo(30 * 4.5, 4);
    }
  });

  test('corners in road coordinates give a body with their heights', () => {
    const faces = added(
      sceneryWith(
        `<object id="1" type="building" s="50" t="20" zOffset="0"><outlines><outline id="0" closed="true" outer="true">
        <cornerRoad s="50" t="15" dz="0" height="3"/><cornerRoad s="60" t="15" dz="0" height="3"/>
        <cornerRoad s="60" t="25" dz="0" height="6"/><cornerRoad s="50" t="25" dz="0" height="6"/></outline></outlines></object>`,
      ),
    ).filter(
      ({ semantic, normal, x, y }) =>
        semantic === SEMANTIC.building && normal[2] > 0.5 && Math.hypot(x - 55, y - 20) < 7,
    );
    expect(faces.length).toBe(2);
    for (const { y, z } of faces) expect(z).toBeCloseTo(3 + 0.3 * (y - 15), 4);
  });
});

test('each kind is of its class, stands where the file says and stops cars', () => {
  const kinds = [
    ['type="pole"', SEMANTIC.pole],
    ['type="streetLamp"', SEMANTIC.pole],
    ['type="tree" height="6"', SEMANTIC.vegetation],
    ['type="vegetation" name="bush" height="1"', SEMANTIC.vegetation],
    ['type="building" length="10" width="8" height="6"', SEMANTIC.building],
    ['type="barrier" subtype="guardRail" length="4" width="0.3" height="0.75"', SEMANTIC.fence],
    ['type="obstacle" name="TrafficCone01"', SEMANTIC.pole],
    ['type="car"', SEMANTIC.car],
    ['type="obstacle" radius="0.5" height="2"', SEMANTIC.wall],
  ] as const;
  for (const [attributes, semantic] of kinds) {
    const scenery = sceneryWith(`<object id="1" s="100" t="-14" zOffset="0" ${attributes}/>`);
    const near = added(scenery).filter(({ x, y }) => Math.abs(x - 100) < 8 && Math.abs(y + 14) < 8);
    expect(near.filter((face) => face.semantic === semantic).length, attributes).toBeGreaterThan(4);
    const solids = scenery.solids.filter(({ z }) => z !== undefined);
    expect(
      solids.map(({ x, y }) => [x, y]),
      attributes,
    ).toEqual([[expect.closeTo(100, 6), expect.closeTo(-14, 6)]]);
  }
});

test('a signal that hangs over a lane gets a mast beside the road, none where the map has a pole for it', () => {
  const light = `<signal id="7" s="100" t="-1.75" zOffset="5" orientation="+" dynamic="yes" country="OpenDRIVE" type="1000001" subtype="-1"/>`;
  const inLane = ({ solids }: Scenery) => solids.filter(({ x, y }) => x > 0 && x < 200 && Math.abs(y) < 3.5);
  const masts = ({ solids }: Scenery) =>
    solids.filter(({ x, y, length }) => Math.abs(x - 100) < 1 && Math.abs(y) < 9 && length === 0.3);
  const alone = sceneryWith('', light);
  expect(inLane(alone)).toEqual([]);
  expect(masts(alone).length).toBe(1);
  const pole = `<object id="1" type="-1" name="Signal_Post_30ft" s="100" t="-4.2" zOffset="0" hdg="0" height="6" length="0.3" width="0.3"/>
    <object id="2" type="-1" name="Signal_MastArm_15ft" s="100" t="-4.2" zOffset="5" hdg="0" height="0.4" length="0.2" width="4"/>`;
  const carried = sceneryWith(pole, light);
  expect(inLane(carried)).toEqual([]);
  expect(masts(carried).map(({ z }) => z !== undefined)).toEqual([true]);
});

test('poles and arms that have a name and a place only are as long as that says, and reach what they carry', () => {
  const light = `<signal id="7" s="100" t="-1.75" zOffset="6" orientation="+" dynamic="yes" country="OpenDRIVE" type="1000001" subtype="-1"/>`;
  const objects = (post: string) => `<object id="1" type="-1" name="${post}" s="98" t="-8" zOffset="0" hdg="0"/>
    <object id="2" type="-1" name="Signal_MastArm" s="98" t="-8" zOffset="5.5" hdg="0"/>`;
  const steel = (post: string) =>
    added(sceneryWith(objects(post), light)).filter(({ semantic }) => semantic === SEMANTIC.pole);
  const faces = steel('Signal_Post_Lower');
  const top = (list: typeof faces) =>
    Math.max(...list.filter(({ x, y }) => Math.abs(x - 98) < 0.3 && Math.abs(y + 8) < 0.3).map(({ z }) => z));
  expect(top(faces)).toBeGreaterThan(5.2);
  expect(top(steel('Signal_Post_30ft'))).toBeGreaterThan(8.5);
  // The arm of 5 m goes to the head 6.6 m away, and a stem joins the two.
  expect(faces.some(({ x, y, z }) => Math.abs(x - 100) < 0.1 && Math.abs(y + 1.75) < 0.1 && z > 5.6 && z < 6)).toBe(
    true,
  );
});

test('lights without a body in the middle of a lane are not seen where their junction has heads', () => {
  const light = (id: number, more: string) =>
    `<signal id="${id}" s="${id}" t="0" orientation="+" dynamic="yes" country="OpenDRIVE" type="1000001" subtype="-1" ${more}/>`;
  const road = (id: number, junction: number, x: number, link: string, signals: string) =>
    `<road id="${id}" length="20" junction="${junction}"><link>${link}</link><planView><geometry s="0" x="${x}" y="0" hdg="0" length="20"><line/></geometry></planView>
    <lanes><laneSection s="0"><center><lane id="0" type="none"/></center><right><lane id="-1" type="driving"><width sOffset="0" a="3.5" b="0" c="0" d="0"/></lane></right></laneSection></lanes><signals>${signals}</signals></road>`;
  const slotsWith = (head: string) => {
    const { map } = loadRoadMap(
      `<OpenDRIVE><header revMajor="1" revMinor="7"/>
      ${road(1, -1, 0, '<successor elementType="junction" elementId="5"/>', '')}
      ${road(2, 5, 20, '<predecessor elementType="road" elementId="1" contactPoint="end"/>', light(3, 'zOffset="0"') + head)}
      <controller id="c"><control signalId="3"/><control signalId="9"/></controller>
      <junction id="5"><connection id="0" incomingRoad="1" connectingRoad="2" contactPoint="start"><laneLink from="-1" to="-1"/></connection><controller id="c"/></junction></OpenDRIVE>`,
      'lights',
    );
    return new Set(buildScenery(map!, 1).chunks.flatMap(({ slot }) => [...slot].filter((own) => own >= 8)));
  };
  expect([...slotsWith('')].sort()).toEqual([10, 8, 9]);
  expect([...slotsWith(light(9, 'zOffset="5" height="1"'))].sort()).toEqual([11, 12, 13]);
});

test('a pedestrian’s light has two lamps, one with arrows three; slots are those of the signal', () => {
  const light = (id: number, type: string, subtype: string) =>
    `<signal id="${id}" s="${50 * id}" t="-5" zOffset="2.5" orientation="+" dynamic="yes" country="OpenDRIVE" type="${type}" subtype="${subtype}"/>`;
  const { chunks } = sceneryWith('', light(1, '1000002', '-1') + light(2, '1000011', '10'));
  const slots = new Set(chunks.flatMap(({ slot }) => [...slot].filter((own) => own >= 8)));
  expect([...slots].sort((a, b) => a - b)).toEqual([8, 10, 11, 12, 13]);
});

test('same file, same seed: the same bits', () => {
  const objects =
    '<object id="1" type="tree" s="30" t="9" zOffset="0" height="8"/><object id="2" type="building" s="60" t="30" zOffset="0" length="14" width="9" height="9"/>';
  const hash = () => hashOf(sceneryWith(objects).chunks.map(({ positions, colors }) => [positions, colors]));
  expect(hash()).toBe(hash());
});
