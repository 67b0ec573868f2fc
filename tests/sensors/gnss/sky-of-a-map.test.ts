import { describe, expect, test } from 'vitest';
import { standingEgo } from '../../../src/core/standing-ego.ts';
import { loadRoadMap } from '../../../src/map/load-road-map.ts';
import { GNSS_PRESETS } from '../../../src/sensors/gnss/gnss-parameters.ts';
import { GnssReceiver } from '../../../src/sensors/gnss/gnss-receiver.ts';
import { SkyMask } from '../../../src/sensors/gnss/sky-mask.ts';
import { buildScenery } from '../../../src/world/scenery/build-scenery.ts';
import { STARTER_GNSS } from '../starter-parts.ts';

/** A straight road of 300 m to the east with a tunnel from 100 to 180 m. */
const TUNNEL = `<?xml version="1.0"?>
<OpenDRIVE><header revMajor="1" revMinor="8" name="tunnel"/>
<road name="A" length="300" id="1" junction="-1">
  <planView><geometry s="0" x="0" y="0" hdg="0" length="300"><line/></geometry></planView>
  <lanes><laneSection s="0"><center><lane id="0" type="none" level="false"/></center>
    <right><lane id="-1" type="driving" level="false"><width sOffset="0" a="3.5" b="0" c="0" d="0"/></lane></right>
  </laneSection></lanes>
  <objects><tunnel s="100" length="80" name="T" id="t1" type="standard"/></objects>
</road></OpenDRIVE>`;

describe('the sky over a map', () => {
  const { map } = loadRoadMap(TUNNEL, 'tunnel');
  if (map === null) throw new Error('the map does not load');
  const { chunks } = buildScenery(map, 1);

  test('is gone in a tunnel, there again behind it, and nowhere else', () => {
    const mask = new SkyMask(chunks);
    const covered = Array.from({ length: 300 }, (_, x) => mask.isCovered(x + 0.5, -1.75, 1.5));
    for (let x = 0; x < 300; x++) {
      if (x > 102 && x < 178) expect(covered[x]).toBe(true);
      if (x < 97 || x > 183) expect(covered[x]).toBe(false);
    }
  });

  test('a receiver that drives through has no fix there and one a second after', () => {
    const parameters = { ...STARTER_GNSS, ...GNSS_PRESETS.automotive, isGeodetic: true };
    const receiver = new GnssReceiver('a', parameters, 1, { frame: null, chunks });
    // 10 m/s at 10 fixes a second: a metre a fix.
    const fixes = Array.from({ length: 300 }, (_, x) =>
      receiver.fix(10 * x, { ego: standingEgo({ x, y: -1.75 }), actors: null, signals: null }),
    );
    expect(fixes.slice(103, 178).every(({ valid }) => !valid)).toBe(true);
    expect(fixes[140]).toMatchObject({ satellites: 0, hdop: Number.POSITIVE_INFINITY, x: fixes[110].x });
    expect(fixes.slice(0, 80).every(({ valid }) => valid)).toBe(true);
    expect(fixes.slice(230).every(({ valid }) => valid)).toBe(true);
  });
});
