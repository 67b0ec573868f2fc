const LANES = `<lanes>
<laneOffset s="0" a="0.5" b="0.01" c="0.001" d="0.0001"/>
<laneSection s="1">
<left><lane id="1" type="driving" level="true" direction="reversed">
<link><predecessor id="1"/><successor id="2"/></link>
<border sOffset="1" a="3" b="0.01" c="0.001" d="0.0001"/>
</lane></left>
<center><lane id="0" type="none" level="true" direction="both"><roadMark sOffset="1" type="solid" color="yellow" weight="bold" width="0.2" height="0.1" laneChange="none">
<type width="0.3"><line length="3" space="6" tOffset="0.1" sOffset="1" rule="caution" color="blue"/><line length="3" space="0" tOffset="0" sOffset="0" width="0.1"/></type>
<explicit><line length="3" tOffset="0.1" sOffset="1" width="0.15" rule="caution"/></explicit>
<sway ds="1" a="0.1" b="0.01" c="0.001" d="0.0001"/>
</roadMark></lane></center>
<right><lane id="-1" type="driving" level="true" direction="reversed">
<link><predecessor id="-1"/><successor id="-2"/></link>
<width sOffset="1" a="3" b="0.01" c="0.001" d="0.0001"/>
<speed sOffset="1" max="50" unit="km/h"/>
<access sOffset="1" rule="allow" restriction="bus"/>
<access sOffset="2" rule="deny"><restriction type="bicycle"/></access>
<height sOffset="0" inner="0.1" outer="0.2"/>
<height sOffset="1" inner="0.1" outer="0.3"/>
<material sOffset="1" surface="asphalt" friction="0.8"/>
</lane></right>
</laneSection>
<laneSection s="20" singleSide="true"><center><lane id="0" type="none" level="true" direction="both"/></center>
<right><lane id="-1" type="driving" level="true" direction="reversed"><width sOffset="1" a="3" b="0.01" c="0.001" d="0.0001"/></lane></right></laneSection></lanes>`;

const OBJECTS = `<objects>
<object id="1" type="barrier" subtype="guardRail" name="n" s="1" t="2" zOffset="0.1" hdg="0.2" pitch="0.3" roll="0.4" length="1" width="2" height="3" radius="0.5" orientation="+" dynamic="yes" perpToRoad="true" validLength="4">
<repeat s="2" length="10" distance="1" tStart="3" tEnd="4" widthStart="1" widthEnd="2" heightStart="1" heightEnd="2" zOffsetStart="1" zOffsetEnd="2" lengthStart="1" lengthEnd="2" radiusStart="1" radiusEnd="2"/>
<outline id="5" outer="false" closed="false" laneType="sidewalk"><cornerRoad id="7" s="1" t="2" dz="0.1" height="0.2"/><cornerRoad id="8" s="2" t="2" dz="0.1" height="0.2"/></outline>
<outlines><outline id="6" outer="false" closed="false" laneType="sidewalk"><cornerLocal id="7" u="1" v="2" z="0.1" height="0.2"/><cornerLocal id="8" u="2" v="2" z="0.1" height="0.2"/></outline></outlines>
<parkingSpace access="women" restrictions="none"/>
<markings><marking side="front" color="yellow" weight="bold" width="0.3" zOffset="0.1" lineLength="1" spaceLength="1" startOffset="1" stopOffset="1"><cornerReference id="7"/></marking></markings>
<borders><border outlineId="6" type="concrete" width="0.1" useCompleteOutline="true"><cornerReference id="7"/></border></borders>
<material surface="grass" friction="0.5"/>
<validity fromLane="-1" toLane="1"/>
</object>
<objectReference id="1" s="1" t="2" zOffset="0.1" validLength="3" orientation="-"><validity fromLane="-1" toLane="1"/></objectReference>
<tunnel id="3" name="n" s="1" length="2" type="underpass"><validity fromLane="-1" toLane="1"/></tunnel>
<bridge id="4" name="n" s="1" length="2" type="steel"><validity fromLane="-1" toLane="1"/></bridge>
</objects>`;

const SIGNALS = `<signals>
<signal s="1" t="2" id="5" name="n" dynamic="yes" orientation="+" zOffset="1" hOffset="0.1" pitch="0.2" roll="0.3" country="DE" type="274" subtype="1" value="50" unit="km/h" text="t" width="0.5" height="0.6">
<validity fromLane="-1" toLane="1"/><dependency id="6" type="limit"/><reference elementType="object" elementId="1" type="pole"/>
<positionRoad roadId="2" s="1" t="2" zOffset="1" hOffset="0.1" pitch="0.2" roll="0.3"/></signal>
<signal s="1" t="2" id="6" zOffset="0"><positionInertial x="1" y="2" z="3" hdg="0.1" pitch="0.2" roll="0.3"/></signal>
<signalReference s="1" t="2" id="5" orientation="-"><validity fromLane="-1" toLane="1"/></signalReference>
</signals>`;

const STRIP = ['width', 'constant', 'linear', 'quadratic', 'cubic']
  .map((name) => `<${name}><coefficients s="1" a="1" b="0.1" c="0.01" d="0.001"/></${name}>`)
  .join('');

/** A file that has every element and every attribute that the reader reads, none with the value that it is without. */
export const EVERYTHING = `<?xml version="1.0"?>
<OpenDRIVE>
<header revMajor="2" revMinor="7" name="all" vendor="v" date="2026"><geoReference>+proj=utm</geoReference><offset x="1" y="2" z="3" hdg="0.1"/></header>
<road name="first" length="50" id="1" junction="9" rule="LHT">
<link><predecessor elementType="junction" elementId="9"/><successor elementType="road" elementId="2" contactPoint="end"/></link>
<type s="0" type="town" country="DE"><speed max="50" unit="km/h"/></type>
<planView>
<geometry s="0" x="1" y="2" hdg="0.1" length="10"><line/></geometry>
<geometry s="10" x="10" y="0" hdg="0.2" length="10"><spiral curvStart="0.01" curvEnd="0.02"/></geometry>
<geometry s="20" x="20" y="0" hdg="0.3" length="10"><arc curvature="0.01"/></geometry>
<geometry s="30" x="30" y="0" hdg="0.4" length="10"><poly3 a="0.1" b="0.01" c="0.001" d="0.0001"/></geometry>
<geometry s="40" x="40" y="0" hdg="0.5" length="10"><paramPoly3 aU="0.1" bU="1" cU="0.001" dU="0.0001" aV="0.1" bV="0.01" cV="0.001" dV="0.0001" pRange="arcLength"/></geometry>
</planView>
<elevationProfile><elevation s="1" a="1" b="0.1" c="0.01" d="0.001"/></elevationProfile>
<lateralProfile><crossfall side="left" s="1" a="0.1" b="0.01" c="0.001" d="0.0001"/><superelevation s="1" a="0.1" b="0.01" c="0.001" d="0.0001"/><shape s="1" t="2" a="0.1" b="0.01" c="0.001" d="0.0001"/>
<crossSectionSurface><tOffset><coefficients s="1" a="1" b="0.1" c="0.01" d="0.001"/></tOffset><surfaceStrips><strip id="1">${STRIP}</strip><strip id="2" mode="relative">${STRIP}</strip></surfaceStrips></crossSectionSurface></lateralProfile>
${LANES}
${OBJECTS}
${SIGNALS}
<railroad/>
</road>
<road name="second" length="50" id="2" junction="-1">
<link><predecessor elementType="road" elementId="1" elementS="3" elementDir="-"/><successor elementType="road" elementId="1" elementS="3" elementDir="-"/></link>
<planView><geometry s="0" x="0" y="0" hdg="0" length="50"><line/></geometry></planView>
${LANES}
</road>
<junction id="9" name="j" type="virtual" mainRoad="2" sStart="1" sEnd="2" orientation="+">
<connection id="1" type="virtual" incomingRoad="1" connectingRoad="2" contactPoint="end">
<predecessor elementType="road" elementId="2" elementS="3" elementDir="-"/><successor elementType="road" elementId="2" elementS="3" elementDir="-"/>
<laneLink from="-1" to="1"/></connection>
<connection id="2" incomingRoad="1" linkedRoad="2" contactPoint="end"><predecessor elementType="junction" elementId="9"/><successor elementType="road" elementId="2" contactPoint="end"/></connection>
<priority high="1" low="2"/>
<controller id="7"/>
<roadSection roadId="2" sStart="1" sEnd="2"/>
<crossPath id="1" crossingRoad="2" roadAtStart="2" roadAtEnd="2"><startLaneLink s="1" from="-1" to="1"/><endLaneLink s="1" from="-1" to="1"/></crossPath>
</junction>
<junctionGroup id="1" name="g" type="roundabout"><junctionReference junction="9"/></junctionGroup>
<controller id="7" name="c" sequence="1"><control signalId="5" type="0"/></controller>
</OpenDRIVE>
`;
