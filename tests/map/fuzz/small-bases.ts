import { buildTown } from '../../../src/map/authoring/build-town.ts';
import { openDriveXml } from '../../../src/map/authoring/opendrive-writer.ts';
import { bridgeOverRoad, rolledRoad, straightRoads } from '../small-maps.ts';

/** A crossing with lights and four streets that end blind: much of what the reader knows, in little text. */
const CROSSING = openDriveXml(
  buildTown({
    name: 'crossing',
    crossings: [
      { name: 'middle', x: 0, y: 0, z: 0, signalled: true },
      { name: 'east', x: 60, y: 0, z: 1, signalled: false },
      { name: 'north', x: 0, y: 60, z: 0, signalled: false },
      { name: 'west', x: -60, y: 0, z: 0, signalled: false },
      { name: 'south', x: 0, y: -60, z: 0, signalled: false },
    ],
    streets: ['east', 'north', 'west', 'south'].map((to) => ({
      name: to,
      from: 'middle',
      to,
      corners: [],
      lanes: 1,
      speedLimitKmh: 50,
      climb: { from: 5, to: 25, rounding: 5 },
    })),
  }),
);

/** One road with about everything that a road can have. */
const RICH = `<?xml version="1.0"?>
<OpenDRIVE>
<header revMajor="1" revMinor="8"><offset x="10" y="20" z="0" hdg="0"/></header>
<road id="1" length="100" junction="-1">
<planView>
<geometry s="0" x="0" y="0" hdg="0" length="30"><line/></geometry>
<geometry s="30" x="30" y="0" hdg="0" length="20"><spiral curvStart="0" curvEnd="0.02"/></geometry>
<geometry s="50" x="49.92" y="1.33" hdg="0.2" length="20"><arc curvature="0.02"/></geometry>
<geometry s="70" x="68.49" y="8.64" hdg="0.6" length="30"><paramPoly3 pRange="normalized" aU="0" bU="30" cU="0" dU="0" aV="0" bV="0" cV="0.5" dV="0.1"/></geometry>
</planView>
<elevationProfile>
<elevation s="0" a="0" b="0.02" c="0" d="0"/>
<elevation s="50" a="1" b="0.02" c="0.001" d="0"/>
</elevationProfile>
<lateralProfile>
<superelevation s="0" a="0.02" b="0" c="0" d="0"/>
<crossfall side="both" s="0" a="0.03" b="0.0002" c="0" d="0"/>
<shape s="0" t="-4" a="0.1" b="-0.02" c="0" d="0"/>
<shape s="0" t="0" a="0" b="0.02" c="0" d="0"/>
</lateralProfile>
<lanes>
<laneOffset s="0" a="0.2" b="0" c="0" d="0"/>
<laneSection s="0">
<left>
<lane id="1" type="driving" level="false"><link><successor id="1"/></link><border sOffset="0" a="3.7" b="0.01" c="0" d="0"/></lane>
</left>
<center><lane id="0" type="none"><roadMark sOffset="0" type="solid broken" weight="standard" color="yellow" width="0.12" laneChange="none"><type name="x" width="0.1"><line length="3" space="6" tOffset="0.1" sOffset="0" width="0.1"/></type></roadMark></lane></center>
<right>
<lane id="-1" type="driving"><link><successor id="-1"/></link><width sOffset="0" a="3.5" b="0" c="0" d="0"/><roadMark sOffset="0" type="broken" color="white" width="0.12"/><speed sOffset="0" max="50" unit="km/h"/><access sOffset="0" rule="deny" restriction="bus"/><height sOffset="0" inner="0.1" outer="0.12"/></lane>
<lane id="-2" type="sidewalk" level="true"><link><successor id="-2"/></link><width sOffset="0" a="2" b="0" c="0" d="0"/></lane>
</right>
</laneSection>
<laneSection s="60">
<left>
<lane id="1" type="driving"><link><predecessor id="1"/></link><width sOffset="0" a="4.3" b="0" c="0" d="0"/></lane>
</left>
<center><lane id="0" type="none"/></center>
<right>
<lane id="-1" type="driving"><link><predecessor id="-1"/></link><width sOffset="0" a="3.5" b="0" c="0" d="0"/></lane>
<lane id="-2" type="sidewalk" level="true"><link><predecessor id="-2"/></link><width sOffset="0" a="2" b="0" c="0" d="0"/></lane>
</right>
</laneSection>
<laneSection s="80" singleSide="true">
<center><lane id="0" type="none"/></center>
<right>
<lane id="-1" type="driving"><link><predecessor id="-1"/></link><width sOffset="0" a="3.5" b="0" c="0" d="0"/></lane>
</right>
</laneSection>
</lanes>
<objects>
<object id="1" type="crosswalk" s="20" t="0" zOffset="0" hdg="1.57" orientation="none"><outlines><outline id="0"><cornerLocal u="2" v="2" z="0" height="0" id="0"/><cornerLocal u="-2" v="2" z="0" height="0" id="1"/><cornerLocal u="-2" v="-2" z="0" height="0" id="2"/><cornerLocal u="2" v="-2" z="0" height="0" id="3"/></outline></outlines></object>
<object id="2" type="barrier" s="10" t="-7" zOffset="0" length="1" width="0.2" height="1" orientation="none"><repeat s="10" length="60" distance="0" tStart="-7" tEnd="-8" widthStart="0.2" widthEnd="0.2" heightStart="1" heightEnd="1" zOffsetStart="0" zOffsetEnd="0"/></object>
<object id="3" type="tree" s="40" t="8" zOffset="0" radius="2" height="6" orientation="none"><repeat s="40" length="40" distance="8" tStart="8" tEnd="9" zOffsetStart="0" zOffsetEnd="0"/></object>
<object id="4" type="parkingSpace" s="80" t="-6" zOffset="0" length="5" width="2.5" height="0" orientation="none"><parkingSpace access="all"/></object>
<bridge id="5" s="30" length="20" type="concrete"/>
</objects>
<signals>
<signal id="1" s="50" t="-4.5" zOffset="3" dynamic="yes" orientation="+" country="OpenDRIVE" type="1000001" subtype="-1" width="0.3" height="0.9"><validity fromLane="-1" toLane="-1"/></signal>
<signal id="2" s="60" t="4.5" zOffset="2" dynamic="no" orientation="-" country="DE" type="274" subtype="50" value="50" unit="km/h" width="0.6" height="0.6"/>
</signals>
</road>
<controller id="1"><control signalId="1"/></controller>
</OpenDRIVE>
`;

/** Little maps to spoil; by name. */
export const SMALL_BASES: Readonly<Record<string, string>> = {
  straight: straightRoads({ rule: 'RHT', lanes: 2, sections: 3 }),
  reversed: straightRoads({ rule: 'LHT', lanes: 1, reversed: true }),
  bridge: bridgeOverRoad(6),
  rolled: rolledRoad(0.05, 0.1),
  crossing: CROSSING,
  rich: RICH,
};
