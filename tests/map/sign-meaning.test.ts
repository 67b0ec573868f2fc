import { describe, expect, test } from 'vitest';
import { readOpenDrive } from '../../src/map/opendrive/read-open-drive.ts';
import type { RoadSignal } from '../../src/map/opendrive/signal-records.ts';
import { signalKind } from '../../src/map/signal-kind.ts';
import { signMeaning } from '../../src/map/signs/sign-meaning.ts';

/** The signal as the reader makes it from these attributes. */
function signal(attributes: string): RoadSignal {
  const { document } = readOpenDrive(`<OpenDRIVE><header revMajor="1" revMinor="7"/>
    <road id="1" length="10" junction="-1"><planView><geometry s="0" x="0" y="0" hdg="0" length="10"><line/></geometry></planView>
    <lanes><laneSection s="0"><center><lane id="0" type="none"/></center></laneSection></lanes>
    <signals><signal id="9" s="1" t="2" zOffset="2" orientation="+" ${attributes}/></signals></road></OpenDRIVE>`);
  const found = document?.roads[0].signals[0];
  if (found === undefined) throw new Error('the signal was not read');
  return found;
}

describe('signs by their country', () => {
  // Sources: StVO and VzKat 2017; MUTCD 2009; Vägmärkesförordning 2007:90; TSRGD 2016.
  test.each([
    ['country="OpenDRIVE" type="274" subtype="-1" value="50" dynamic="no"', 'speedLimit', '50', 'speed'],
    ['country="DE" type="274" subtype="57" dynamic="no"', 'speedLimit', '70', 'speed'],
    ['country="DE" type="274" subtype="30" dynamic="no"', 'speedLimit', '30', 'speed'],
    ['country="DE" type="274-55" subtype="-1" dynamic="no"', 'speedLimit', '50', 'speed'],
    ['country="DE" type="274.1" subtype="-1" value="30" dynamic="no"', 'speedZone', '30', 'other'],
    ['country="DE" type="206" dynamic="no"', 'stop', '', 'stop'],
    ['country="DE" type="205" dynamic="no"', 'yield', '', 'yield'],
    ['country="DE" type="209" subtype="30" dynamic="no"', 'ahead', '', 'other'],
    ['country="DE" type="142" subtype="10" dynamic="no"', 'warning', '', 'other'],
    ['country="US" type="R1-1" dynamic="no"', 'stop', '', 'stop'],
    ['country="US" type="R2-1" value="35" unit="mph" dynamic="no"', 'speedLimit', '35', 'speed'],
    ['country="US" type="W21-9" dynamic="no"', 'warning', '', 'other'],
    ['country="US" type="D1-1" text="Elm St" dynamic="no"', 'guide', 'Elm St', 'other'],
    ['country="se" type="c" subtype="31" value="5" dynamic="no"', 'speedLimit', '50', 'speed'],
    ['country="SE" type="b" subtype="1" dynamic="no"', 'yield', '', 'yield'],
    ['country="GB" type="670" value="30" unit="mph" dynamic="no"', 'speedLimit', '30', 'speed'],
    ['country="OpenDRIVE" type="-1" name="Sign_NoUTurn" dynamic="no"', 'noUTurn', '', 'other'],
    ['country="OpenDRIVE" type="-1" name="SpeedLimit60" dynamic="no"', 'speedLimit', '60', 'speed'],
    ['country="DE" type="274" value="80" dynamic="yes"', 'speedLimit', '80', 'speed'],
    ['country="XX" type="unheard-of" text="Halt" dynamic="no"', 'plate', 'Halt', 'other'],
    ['country="DE" type="294" dynamic="no"', 'none', '', 'other'],
  ])('%s is %s %s', (attributes, sign, text, kind) => {
    const own = signal(attributes);
    expect(signMeaning(own)).toMatchObject({ sign, text });
    expect(signalKind(own)).toBe(kind);
  });

  test('a limit in m/s is shown in km/h', () => {
    expect(signMeaning(signal('country="DE" type="274" value="13.9" unit="m/s" dynamic="no"')).text).toBe('50');
  });
});

describe('lights', () => {
  test.each([
    ['country="OpenDRIVE" type="1000001" subtype="-1" dynamic="yes"'],
    ['country="OpenDRIVE" type="1000002" subtype="-1" dynamic="no"'],
    ['country="OpenDRIVE" type="1.000.011" subtype="10" dynamic="yes"'],
    ['country="" type="" name="Signal_3Light_Post01" dynamic="yes"'],
  ])('%s', (attributes) => {
    expect(signalKind(signal(attributes))).toBe('light');
  });
});
