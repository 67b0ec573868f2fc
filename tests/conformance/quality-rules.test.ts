import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadRoadMap } from '../../src/map/load-road-map.ts';
import { hasMaterial, MATERIAL, materialFiles } from './material.ts';

/** Which rule the files of a folder, or of a numbered rule, are about. */
const RULES: readonly (readonly [RegExp, string])[] = [
  [/junction_connection_linkage/, 'junctions.connection.start_along_linkage'],
  [/junction_connection_linkage/, 'junctions.connection.end_opposite_linkage'],
  [/connect_road_no_incoming_road/, 'junctions.connection.connect_road_no_incoming_road'],
  [/one_connection_element/, 'junctions.connection.one_connection_element'],
  [/one_link_to_incoming/, 'junctions.connection.one_link_to_incoming'],
  [/performance_avoid_redundant_info/, 'performance.avoid_redundant_info'],
  [/road_geometry_contact_point/, 'road.geometry.contact_point'],
  [/border_overlap_with_inner_lanes/, 'road.lane.border.overlap_with_inner_lanes'],
  [/level_true_one_side/, 'road.lane.level_true_one_side'],
  [/new_lane_appear/, 'road.lane.link.new_lane_appear'],
  [/root_tag_is_opendrive/, 'xml.root_tag_is_opendrive'],
  [/valid_xml_document/, 'xml.valid_xml_document'],
  [/rule_104_/, 'road.lanes.lane_offset.no_offset_if_border_defined'],
  [/rule_178_/, 'junctions.priority.high_and_low_attrib'],
  [/rule_242_/, 'road.object.orientation'],
  [/rule_247_/, 'road.object.outline.outline_followed_by_corner'],
  [/rule_253_/, 'road.corner_road.element_min_amount'],
  [/rule_255_/, 'road.corner_local.element_min_amount'],
  [/rule_257_/, 'road.object.skeleton.polyline_followed_by_vertex'],
  [/rule_267_/, 'road.object.skeleton.vertex_local_element_min_amount'],
  [/rule_284_/, 'road.object.no_cornerreference_if_no_outline'],
  [/rule_285_/, 'road.object.border.useCompleteOutline_true'],
  [/rule_286_/, 'road.object.border.useCompleteOutline_false'],
  [/rule_305_/, 'road.object.attributes'],
  [/rule_325_/, 'road.signal.reference.used_for_signals_only'],
  [/rule_341_/, 'road.signal.boards.multi_board_have_sub_boards'],
  [/rule_343_/, 'road.signal.boards.multi_board_use_dynamic_true'],
  [/rule_371_/, 'general.optional_param_used'],
];

describe.skipIf(!hasMaterial())("ASAM's pairs of valid and invalid files", () => {
  it('are told apart by the rule that they are about', () => {
    const wrong: string[] = [];
    let checked = 0;
    for (const file of materialFiles('xodr/qc-opendrive', '.xodr')) {
      const text = readFileSync(join(MATERIAL, 'xodr/qc-opendrive', file), 'utf8');
      const { problems } = loadRoadMap(text, file);
      const invalid = /invalid|negative/.test(file);
      const rules = RULES.filter(([pattern]) => pattern.test(file));
      if (rules.length === 0) wrong.push(`${file}: no rule known`);
      for (const [, rule] of rules) {
        checked++;
        const named = problems.some(({ message }) => message.includes(`${rule}]`));
        if (named !== invalid) wrong.push(`${file}: ${rule} is ${named ? '' : 'not '}named`);
      }
    }
    expect(wrong).toEqual([]);
    expect(checked).toBeGreaterThan(50);
  });
});
