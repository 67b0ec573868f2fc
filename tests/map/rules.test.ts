import { describe, expect, it } from 'vitest';
import { loadRoadMap } from '../../src/map/load-road-map.ts';

/** Two linked roads and a junction with one connecting road, without a fault. */
const GOOD = `<OpenDRIVE>
<header revMajor="1" revMinor="8"/>
<road id="1" length="50" junction="-1"><link><successor elementType="road" elementId="2" contactPoint="start"/></link>
<planView><geometry s="0" x="0" y="0" hdg="0" length="20"><paramPoly3 pRange="arcLength" aU="0" bU="1" cU="0" dU="0" aV="0" bV="0" cV="0" dV="0"/></geometry>
<geometry s="20" x="20" y="0" hdg="0" length="30"><arc curvature="0"/></geometry></planView>
<elevationProfile><elevation s="0" a="0" b="0" c="0" d="0"/></elevationProfile><lateralProfile></lateralProfile>
<lanes><laneSection s="0"><center><lane id="0"/></center><right>
<lane id="-1" type="driving" level="false"><link><successor id="-1"/></link><width sOffset="0" a="3.5" b="0" c="0" d="0"/><access sOffset="0" rule="allow" restriction="bus"/></lane>
<lane id="-2" type="sidewalk" level="true"><link><successor id="-2"/></link><width sOffset="0" a="2" b="0" c="0" d="0"/></lane></right></laneSection></lanes></road>
<road id="2" length="50" junction="-1"><link><predecessor elementType="road" elementId="1" contactPoint="end"/><successor elementType="junction" elementId="9"/></link>
<planView><geometry s="0" x="50" y="0" hdg="0" length="50"><line/></geometry></planView>
<lanes><laneSection s="0"><center><lane id="0"/></center><right>
<lane id="-1" type="driving" level="false"><link><predecessor id="-1"/></link><width sOffset="0" a="3.5" b="0" c="0" d="0"/></lane>
<lane id="-2" type="sidewalk" level="true"><link><predecessor id="-2"/></link><width sOffset="0" a="2" b="0" c="0" d="0"/></lane></right></laneSection></lanes></road>
<road id="3" length="20" junction="9"><link><predecessor elementType="road" elementId="2" contactPoint="end"/></link>
<planView><geometry s="0" x="100" y="0" hdg="0" length="20"><line/></geometry></planView>
<lanes><laneSection s="0"><center><lane id="0"/></center><right>
<lane id="-1" type="driving" level="false"><link><predecessor id="-1"/></link><width sOffset="0" a="3.5" b="0" c="0" d="0"/></lane></right></laneSection></lanes></road>
<junction id="9"><connection id="0" incomingRoad="2" connectingRoad="3" contactPoint="start"><laneLink from="-1" to="-1"/></connection><priority high="3" low="2"/></junction>
</OpenDRIVE>`;

function signals(content: string): string {
  return `<signals>${content}</signals>`;
}

function reference(id: string): string {
  return `<signalReference id="${id}" s="1" t="-4" orientation="+"/>`;
}

function board(dynamic: string, parts: string): string {
  return `<signal id="7" s="1" t="-4" zOffset="4" orientation="+" dynamic="${dynamic}" type="multiBoard" subtype="-1">${parts}</signal>`;
}

function messages(xml: string): string[] {
  return loadRoadMap(xml, 'rules').problems.map(({ path, message }) => `${path}: ${message}`);
}

/** Each with one place of the good map and what stands there instead. */
const BREACHES: readonly (readonly [rule: string, from: string, to: string])[] = [
  ['xml.version_is_defined', 'revMinor="8"', 'revMinor="eight"'],
  ['xml.fileheader_is_present', '<header revMajor="1" revMinor="8"/>', ''],
  ['xml.root_tag_is_opendrive', '<OpenDRIVE>', '<Roads>'],
  ['road.geometry.parampoly3.length_match', 'bU="1"', 'bU="1.2"'],
  ['road.geometry.paramPoly3.valid_parameters', 'aV="0"', 'aV="0.5"'],
  ['road.geometry.elem_asc_order', 's="20" x="20"', 's="-1" x="20"'],
  ['lane_smoothness.contact_point_no_horizontal_gaps', 'x="20" y="0"', 'x="20" y="0.1"'],
  ['road.geometry.contact_point', 'x="50" y="0"', 'x="50" y="0.1"'],
  ['road.geometry.contact_point', 'elementId="1" contactPoint="end"', 'elementId="1" contactPoint="start"'],
  [
    'elevation jumps by 0.500 m',
    '</elevationProfile>',
    '<elevation s="9" a="0.5" b="0" c="0" d="0"/></elevationProfile>',
  ],
  [
    'performance.avoid_redundant_info',
    '</elevationProfile>',
    '<elevation s="9" a="0" b="0" c="0" d="0"/></elevationProfile>',
  ],
  [
    'road.cross_section_surface.no_shape_superelevation',
    '</lateralProfile>',
    '<crossSectionSurface/><superelevation s="0" a="0" b="0" c="0" d="0"/></lateralProfile>',
  ],
  [
    'road.lane.access.no_mix_of_deny_or_allow',
    '<access ',
    '<access sOffset="0" rule="deny" restriction="bicycle"/><access ',
  ],
  ['road.lane.level_true_one_side', 'level="true"', 'level="false"'],
  ['road.lane.link.lanes_across_lane_sections', '<predecessor id="-1"/>', ''],
  ['which is not there; the link leads nowhere', '<successor id="-1"/>', '<successor id="-7"/>'],
  ['road.lane.link.zero_width_at_end', 'a="2" b="0"', 'a="2" b="-0.04"'],
  ['road.lane.link.new_lane_appear', 'a="2" b="0"', 'a="2" b="-0.04"'],
  ['is linked to nothing; expected the end', '<predecessor elementType="road" elementId="1" contactPoint="end"/>', ''],
  ['junctions.connection.start_along_linkage', 'elementId="2" contactPoint="end"', 'elementId="1" contactPoint="end"'],
  ['is not linked to this junction', '<successor elementType="junction" elementId="9"/>', ''],
  ['has no such lane at its start', 'to="-1"', 'to="-4"'],
  ['junctions.priority.high_and_low_attrib', 'high="3" ', ''],
  [
    'junctions.connection.one_link_to_incoming',
    '<priority',
    '<connection id="1" incomingRoad="2" connectingRoad="3" contactPoint="start"><laneLink from="-1" to="-1"/></connection><priority',
  ],
  ['junctions.connection.connect_road_no_incoming_road', 'incomingRoad="2"', 'incomingRoad="3"'],
  ['road.lane.center_lane_id', '<center><lane id="0"/>', '<center><lane id="1"/>'],
  [
    'road.lane.center_lane_no_width',
    '<lane id="0"/>',
    '<lane id="0"><width sOffset="0" a="1" b="0" c="0" d="0"/></lane>',
  ],
  ['road.lane.speed.center_lane_no_spd_lmt', '<lane id="0"/>', '<lane id="0"><speed sOffset="0" max="9"/></lane>'],
  ['road.lane.lanes_numbered_correctly', '<lane id="-2"', '<lane id="2"'],
  [
    'road.elevation.elem_asc_order',
    '<elevation s="0" a="0" b="0" c="0" d="0"/>',
    '<elevation s="9" a="0" b="0" c="0" d="0"/><elevation s="0" a="0" b="0" c="0" d="0"/>',
  ],
  ['junctions.common.virtual_junction_attributes', '<junction id="9"', '<junction id="9" mainRoad="1"'],
  [
    'junctions.type_default_no_linked_road',
    '<junction id="9"><connection id="0"',
    '<junction id="9" type="default"><connection id="0" linkedRoad="3"',
  ],
  ['junctions.type_direct_no_conn_road', '<junction id="9"', '<junction id="9" type="direct"'],
  ['road.signal.reference.used_for_signals_only', '</lanes>', `</lanes>${signals(reference('8'))}`],
  ['road.signal.boards.multi_board_have_sub_boards', '</lanes>', `</lanes>${signals(board('yes', '<staticBoard/>'))}`],
  [
    'road.signal.boards.multi_board_use_dynamic_true',
    '</lanes>',
    `</lanes>${signals(board('no', '<staticBoard/><vmsBoard/>'))}`,
  ],
  [
    'road.signal.boards.multi_board_use_correct_type',
    '</lanes>',
    `</lanes>${signals(board('no', '<staticBoard/><vmsBoard/>').replace('multiBoard', '206'))}`,
  ],
  ['but no connection leads to it', /<connection.*<\/connection>/.exec(GOOD)![0], ''],
];

describe('rules of a map', () => {
  it('say nothing about a good one', () => {
    expect(messages(GOOD)).toEqual([]);
  });

  it.each(BREACHES)('say when one is broken: %s', (rule, from, to) => {
    expect(GOOD).toContain(from);
    const spoilt = GOOD.replace(from, to).replace(to === '<Roads>' ? '</OpenDRIVE>' : '\0', '</Roads>');
    expect(messages(spoilt).join('\n')).toContain(rule);
  });

  it('say nothing about boards of both kinds, and a reference to them', () => {
    const boards = signals(`${board('yes', '<staticBoard/><vmsBoard/>')}${reference('7')}`);
    expect(messages(GOOD.replace('</lanes>', `</lanes>${boards}`))).toEqual([]);
  });

  it('want a junction where two roads go on in the same one', () => {
    const third = GOOD.slice(GOOD.indexOf('<road id="1"'), GOOD.indexOf('<road id="2"')).replace('id="1"', 'id="4"');
    expect(messages(GOOD.replace('<junction', `${third}<junction`)).join('\n')).toContain(
      'road 1 is linked to the start of road 2 too; a junction is needed [road.linkage.is_junction_needed]',
    );
  });
});
